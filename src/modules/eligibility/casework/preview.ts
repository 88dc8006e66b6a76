import { document } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Html } from '#web/html.ts'
import type { Caseworker } from '../caseworker.ts'
import { letterOf, type MoveName } from '../domain/application-states.ts'
import type { Draft } from '../draft-decision.ts'
import { draftDecision } from '../draft-decision.ts'
import { amountValues, letterValues, requestValues } from '../letters.ts'
import { draftRequest } from '../moves/ask-resident.ts'
import type { Chosen } from '../moves/make-move.ts'
import type { Case } from './case.ts'
import { choicesOf } from './choices.ts'

const OUTCOMES: Readonly<Partial<Record<MoveName, Draft['outcome']>>> = { 'grant': 'granted', 'grant-again': 'granted', 'refuse': 'refused', 'refuse-again': 'refused', 'end-pass': 'refused', 'set-aside': 'set-aside' }

/** The letter as it would go out, from the same values; nothing is written. */
export async function letterOfMove(house: House, who: Caseworker, open: Case, chosen: Chosen): Promise<Html> {
  const key = `letters/${letterOf(chosen.move)}`
  const ownSentence = 'ownSentence' in chosen ? chosen.ownSentence : ''
  const write = (values: Record<string, string>) => document(house, key, { ...values, ownSentence: values['ownSentence'] ?? ownSentence }).html
  const { person, opened, assessment } = open
  const outcome = OUTCOMES[chosen.move]
  if (outcome) {
    const reasons = outcome === 'set-aside' ? ['not-complete'] : 'reason' in chosen ? [chosen.reason] : ['person-judged']
    const decision = await draftDecision(house, { ...open, by: { kind: 'person', ...who }, outcome, reasons })
    return write({ ...letterValues({ ...open, decision }, person.fullName), ...amountValues(house, assessment, decision, opened, ownSentence) })
  }
  if (chosen.move === 'ask' || chosen.move === 'propose-refusal') {
    const kind = chosen.move === 'ask' ? 'question' : 'view'
    const request = await draftRequest(house, open, who, kind, chosen.move === 'ask' ? chosen.evidence : [])
    const asked = { words: ownSentence, reason: chosen.move === 'propose-refusal' ? chosen.reason : undefined }
    return write({ ...letterValues({ ...open, decision: undefined, request }, person.fullName), ...requestValues(house, assessment, request, opened, { kind: 'known', asked, answer: undefined }) })
  }
  const { longerTo } = await choicesOf(house, open)
  const request = open.requests.find((one) => one.request.state === 'open')?.request
  return write(letterValues({ ...open, decision: undefined, application: chosen.move === 'extend' ? { ...open.application, lastDay: longerTo } : open.application, request }, person.fullName))
}
