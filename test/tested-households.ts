import type { Queryable } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import type { SecretBox } from '#shared/secret-box.ts'
import type { Facts } from '#modules/eligibility/domain/facts.ts'
import { seal } from '#modules/eligibility/sealed-amounts.ts'

/** A household that was tested once, as rows of the income test alone: nobody in a register, no pass, no message. */
export type Tested = {
  readonly householdId: string; readonly applicationId: string; readonly assessmentId: string
  readonly state: 'granted' | 'refused' | 'in-review'
  readonly facts: Facts
  readonly forgotten: boolean
}

/** The same for the same `i`, so that a count can be repeated: two of three alone, incomes on both sides of every limit. */
export function testedHousehold(i: number, at: Date, on: LocalDate): Tested {
  const pick = (of: number, salt: number): number => ((i + 1) * 2_654_435_761 + salt * 40_503) % of
  const couple = pick(3, 1) === 0
  const born = (salt: number): LocalDate => addDays(localDate('1945-03-01'), pick(21_000, salt))
  const cents = (couple ? 150_000 : 110_000) + pick(couple ? 170_000 : 110_000, 4)
  const month = on.slice(0, 7)
  const amount = (part: number) => ({ kind: 'loon', cents: part, period: 'month', month, netOrGross: pick(40, 5) === 0 ? 'gross' as const : 'net' as const, holidayAllowance: 'included' as const, source: 'UWV' })
  const adult = (salt: number, part: number) => ({ born: born(salt), alive: true, income: { complete: true, amounts: [amount(part)] } })
  return {
    householdId: newId(at), applicationId: newId(at), assessmentId: newId(at),
    state: pick(10, 6) < 7 ? 'granted' : pick(10, 6) < 9 ? 'refused' : 'in-review', forgotten: pick(50, 7) === 0,
    facts: {
      referenceDate: on, ownMunicipality: '0014', municipality: '0014', doubts: [], children: pick(3, 8), partner: couple ? 'here' : 'none',
      adults: couple ? [adult(2, Math.floor(cents / 2)), adult(3, Math.ceil(cents / 2))] : [adult(2, cents)],
      answers: { registerIsRight: true, partner: couple ? 'registered' : 'none', otherAdults: 'none' },
    },
  }
}

/** Writes them in one go, sealed as the product seals them. Needs policy version 1. */
export async function writeTested(q: Queryable, box: SecretBox, households: readonly Tested[], first: number, at: Date, on: LocalDate): Promise<void> {
  const list = (of: (one: Tested, i: number) => string): string => households.map(of).join()
  const ids = [list((one) => one.householdId), list((one) => one.applicationId), list((one) => one.assessmentId)] as const
  const numbers = list((_, i) => `SP-26-${String(first + i).padStart(7, '0')}`)
  await q.query(`
    insert into eligibility.application (id, number, resident_id, household_id, state, received_at, last_day, typed_sealed, opened_at, closed_at)
    select a, n, h, h, s, $5, $6::date + 56, '\\x00', case when s = 'in-review' then $5::timestamptz end, case when s <> 'in-review' then $5::timestamptz end
      from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::uuid[], string_to_array($3, ','), string_to_array($4, ',')) as t(h, a, n, s)`,
  [ids[0], ids[1], numbers, list(({ state }) => state), at, on])
  await q.query(`
    insert into eligibility.assessment (id, application_id, made_at, reference_date, outcome, checks, policy_version)
    select s, a, $3, $4, 'unknown', '[]', 1 from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::uuid[]) as t(s, a)`, [ids[2], ids[1], at, on])
  const sealed = households.map(({ assessmentId, facts, forgotten }) => {
    if (forgotten) return { key: '', sealed: '' }
    const income = facts.adults.reduce((sum, adult) => sum + (adult.income?.amounts[0]?.cents ?? 0), 0)
    const row = seal(box, assessmentId, { facts, byReason: { 'income-within-limit': { income, difference: 0 } } })
    return { key: row.wrappedKey.toString('hex'), sealed: row.sealed.toString('hex') }
  })
  await q.query(`
    insert into eligibility.amounts (assessment_id, wrapped_key, sealed, forgotten_on)
    select s, case when k <> '' then decode(k, 'hex') end, case when d <> '' then decode(d, 'hex') end, case when d = '' then $4::date end
      from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ','), string_to_array($3, ',')) as t(s, k, d)`,
  [ids[2], sealed.map(({ key }) => key).join(), sealed.map((one) => one.sealed).join(), on])
}
