import type { Queryable } from '#db/database.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { Upload } from '#web/route.ts'
import type { Request } from '../application.ts'
import { latestApplication } from '../application.store.ts'
import { OPEN } from '../domain/application-states.ts'
import { text as words } from '../eligibility.text.ts'
import { knowsHousehold } from '../knows-household.ts'
import { answerRequest } from '../moves/close-request.ts'
import { openRequest } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { text } from './evidence.text.ts'
import { keepEvidence } from './keep-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { readFiles } from './read-files.ts'
import { tellReceived } from './tell-received.ts'

/** What an application that is open waits for, to who helps somebody bring it. `asked` as the letter said it. */
export type PapersWanted = { readonly applicationId: string; readonly householdId: string; readonly number: string; readonly request: Request | undefined; readonly asked: readonly string[]; readonly here: number }

/** Undefined: nothing of theirs is open. */
export async function papersWanted(house: House, q: Queryable, residentId: string): Promise<PapersWanted | undefined> {
  const application = await latestApplication(q, residentId)
  if (!application || application.alarm || !OPEN.includes(application.state)) return undefined
  const request = await openRequest(q, application.id)
  const said = request && await wordsOf(house, q, request.id)
  const here = (await listEvidence(house, q, application.id)).filter(({ gone }) => !gone).length
  return {
    applicationId: application.id, householdId: application.householdId, number: application.number, request, here,
    asked: request ? [...request.evidence.filter((one) => one !== 'other').map((one) => words.evidence[one]), ...(said?.kind === 'known' && said.asked.words ? [said.asked.words] : [])] : [],
  }
}

export type Bring = {
  readonly residentId: string
  readonly by: { readonly staffId: string; readonly staffName: string; readonly role: string }
  readonly files: readonly Upload[]
  readonly formKey: string
  /** All that we asked for is here: the question is answered with it. */
  readonly whole: boolean
}
export type NotBrought = Refusal<'nothing-open' | 'own-household' | 'too-many-papers' | 'no-paper', readonly string[] | undefined>

/**
 * Papers brought to the desk: made anew and kept as those of the site, with a receipt in the same transaction. `problems`
 * are sentences about files that could not be used; the others were kept.
 */
export async function bringPapers(house: House, { residentId, by, files, formKey, whole }: Bring): Promise<Result<{ readonly kept: number; readonly problems: readonly string[] }, NotBrought>> {
  const { papers, refused: problems } = await readFiles(house, files)
  if (!papers.length) return refuse('no-paper', problems)
  return house.db.transaction(async (tx): Promise<Result<{ readonly kept: number; readonly problems: readonly string[] }, NotBrought>> => {
    const wanted = await papersWanted(house, tx, residentId)
    if (!wanted) return refuse('nothing-open', undefined)
    if (await knowsHousehold(house, tx, by.staffId, wanted.householdId)) return refuse('own-household', undefined)
    const kept = await keepEvidence(house, tx, { applicationId: wanted.applicationId, requestId: wanted.request?.id, by: { kind: 'staff', ...by, way: 'desk' }, formKey, papers })
    if (!kept.ok) return refuse('too-many-papers', undefined)
    // Answered by somebody else a moment ago: then these are papers beside it, with a receipt of their own.
    const answered = whole && wanted.request && !problems.length && (await answerRequest(house, tx, { requestId: wanted.request.id, by: { kind: 'person', staffId: by.staffId, staffName: by.staffName }, words: text.broughtToDesk })).ok
    if (!answered && kept.value > 0) await tellReceived(house, tx, { residentId, number: wanted.number, key: `${wanted.applicationId} ${formKey}`, count: kept.value })
    return ok({ kept: kept.value, problems })
  })
}
