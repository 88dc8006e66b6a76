import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import type { NormTable } from '../domain/norms.ts'
import { rulesOn } from '../rules-in-force.ts'
import { normTables } from '../rules.store.ts'
import { askWorker, confirmRetest, countHouseholds, endRetest, insertRetest, retestById } from './retest.store.ts'
import type { Retest, StaffMember } from './retest.ts'
import { ACTIVE, casesToOpen } from './what-follows.ts'

const actor = ({ id, role }: StaffMember) => ({ door: 'staff' as const, id, role })
const subject = (id: string) => ({ kind: 'retest', id })

export type Asked = { readonly referenceDate: LocalDate; readonly norms: Pick<NormTable, 'effectiveFrom' | 'version'> }
export type NotAsked = Refusal<'retest-busy' | 'no-such-norms' | 'no-policy'>

/** Begins a re-test: it is counted by the worker, and nothing else happens. Refused while another one is under way. */
export async function askRetest(house: House, by: StaffMember, { referenceDate, norms }: Asked): Promise<Result<string, NotAsked>> {
  const table = (await normTables(house.db)).find(({ effectiveFrom, version }) => effectiveFrom === norms.effectiveFrom && version === norms.version)
  if (!table) return refuse('no-such-norms')
  const rules = await rulesOn(house, referenceDate).catch(() => undefined)
  if (!rules) return refuse('no-policy')
  return house.db.transaction(async (tx): Promise<Result<string, NotAsked>> => {
    const at = house.clock.now()
    const id = newId(at)
    const total = await countHouseholds(tx)
    const begun = await insertRetest(tx, { id, referenceDate, normEffectiveFrom: table.effectiveFrom, normVersion: table.version, policyVersion: rules.policyVersion, total, at, by })
    if (!begun) return refuse('retest-busy')
    await record(house, tx, { actor: actor(by), action: 'eligibility.retest-asked', subject: subject(id), facts: { referenceDate, norms: table.effectiveFrom, normVersion: table.version, households: total } })
    await askWorker(tx)
    return ok(id)
  })
}

/** Somebody looked at the numbers and says: go on. `cases` is the number they saw; another number now is refused. */
export const confirm = (house: House, by: StaffMember, id: string, cases: number): Promise<Result<Retest, Refusal<'not-in-preview' | 'other-numbers'>>> =>
  house.db.transaction(async (tx): Promise<Result<Retest, Refusal<'not-in-preview' | 'other-numbers'>>> => {
    const retest = await retestById(tx, id)
    if (retest?.stage !== 'preview') return refuse('not-in-preview')
    if (casesToOpen(retest.counts ?? []) !== cases) return refuse('other-numbers')
    if (!(await confirmRetest(tx, id, { by, at: house.clock.now() }))) return refuse('not-in-preview')
    await record(house, tx, { actor: actor(by), action: 'eligibility.retest-confirmed', subject: subject(id), facts: { cases } })
    await askWorker(tx)
    return ok(retest)
  })

/** Stops it, also halfway. Cases that were opened stay open: their people have been told. False: it was over already. */
export const cancelRetest = (house: House, by: StaffMember, id: string): Promise<boolean> =>
  house.db.transaction(async (tx) => {
    if (!(await endRetest(tx, id, ACTIVE, 'cancelled', house.clock.now()))) return false
    await record(house, tx, { actor: actor(by), action: 'eligibility.retest-cancelled', subject: subject(id), facts: {} })
    return true
  })
