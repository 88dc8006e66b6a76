import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import type { Application, Asked, Request } from '../application.ts'
import { holdApplicationById, moveApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { moveFrom } from '../domain/application-states.ts'
import type { Policy } from '../domain/policy.ts'
import type { EvidenceKind, RequestKind } from '../domain/request.ts'
import { nextWorkingDay } from '../domain/terms.ts'
import { tellAbout } from '../letters.ts'
import { equatedDays } from '../release-data.ts'
import { insertRequest, requestById } from '../request.store.ts'
import { sealAsked, wordsOf } from '../request-words.ts'
import { rulesOn } from '../rules-in-force.ts'
import { type Held, holdCase, type NotMoved, readHeld } from './hold-case.ts'

export type Question = { readonly words: string; readonly evidence: readonly EvidenceKind[] }
export type Proposal = { readonly words: string; readonly reason: string }

/**
 * Asks the resident for what is missing (Awb 4:5): the clock stands still from tomorrow until it is answered or its term
 * has gone by. The message says what we need, until when, and that the clock stands still.
 */
export const askResident = (house: House, who: Caseworker, number: string, { words, evidence }: Question): Promise<Result<Request, NotMoved>> =>
  house.db.transaction((tx) => ask(house, tx, who, number, 'question', { words }, evidence))

/** Proposes a refusal and lets the resident say what they think first (Awb 4:7). The clock runs on. */
export const proposeRefusal = (house: House, who: Caseworker, number: string, { words, reason }: Proposal): Promise<Result<Request, NotMoved>> =>
  house.db.transaction((tx) => ask(house, tx, who, number, 'view', { words, reason }, []))

/** Either of them, in the caller's transaction. */
export async function ask(house: House, tx: Tx, who: Caseworker, number: string, kind: RequestKind, asked: Asked, evidence: readonly EvidenceKind[]): Promise<Result<Request, NotMoved>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  if (!moveFrom(held.application.state, kind === 'question' ? 'ask' : 'propose-refusal', 'person')) return refuse('moved-on', { state: held.application.state })
  return ok(await writeRequest(house, tx, held, { ...who, role: 'caseworker' }, kind, asked, evidence))
}

/** Who typed over a form of paper asks for what it lacks, in the transaction that enters it. */
export const askForRest = (house: House, tx: Tx, who: Caseworker & { readonly role: string }, application: Application, words: string): Promise<Request> =>
  readHeld(house, tx, application).then((held) => writeRequest(house, tx, held, who, 'question', { words }, []))

/**
 * Asks once more what nobody could answer in time through no fault of theirs, in the same words and with a whole term. Answers false
 * when the case moved on: then nothing is asked.
 */
export async function askAgain(house: House, tx: Tx, who: Caseworker & { readonly role: string }, before: { readonly id: string; readonly applicationId: string }): Promise<boolean> {
  const application = await holdApplicationById(tx, before.applicationId)
  const request = await requestById(tx, before.id)
  const said = await wordsOf(house, tx, before.id)
  if (application.state !== 'in-review' || application.alarm || !request || said.kind === 'forgotten') return false
  await writeRequest(house, tx, await readHeld(house, tx, application), who, request.kind, said.asked, request.evidence)
  return true
}

async function writeRequest(house: House, tx: Tx, held: Held, who: Caseworker & { readonly role: string }, kind: RequestKind, asked: Asked, evidence: readonly EvidenceKind[]): Promise<Request> {
  const { application } = held
  const move = kind === 'question' ? 'ask' : 'propose-refusal'
  const now = house.clock.now()
  const request = await draftRequest(house, held, who, kind, evidence)
  await moveApplication(tx, { id: application.id, from: application.state, move, at: now, by: 'person', staffId: who.staffId, reason: kind, eventId: newId(now) })
  await insertRequest(tx, request, sealAsked(house, request.id, asked))
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: `eligibility.${kind === 'question' ? 'asked' : 'refusal-proposed'}`,
    subject: { kind: 'application', id: application.id }, facts: { request: request.id, evidence, dueOn: request.dueOn } })
  await tellAbout(house, tx, kind === 'question' ? 'evidence-needed' : 'refusal-proposed', { ...held, request })
  return request
}

/** A request of today, not yet written: for the transaction, and for the preview of its letter. */
export async function draftRequest(house: House, { application, assessment }: Held, who: Caseworker, kind: RequestKind, evidence: readonly EvidenceKind[]): Promise<Request> {
  const now = house.clock.now()
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  return {
    id: newId(now), applicationId: application.id, assessmentId: assessment.id, kind, state: 'open', askedAt: now, askedBy: who.staffId, askedByName: who.staffName,
    evidence, dueOn: dueDay(policy, kind, today), closedAt: undefined, answeredAt: undefined,
  }
}

/** A term of the resident always ends on a working day (Algemene termijnenwet art. 1). */
const dueDay = ({ casework }: Policy, kind: RequestKind, today: LocalDate): LocalDate =>
  nextWorkingDay(addDays(today, kind === 'question' ? casework.answerDays : casework.viewDays), equatedDays)
