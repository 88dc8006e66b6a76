import type { Tx } from '#db/database.ts'
import type { Refusal, Result } from '#shared/result.ts'
import { NotFound } from '#web/answer.ts'
import type { House } from '#src/house.ts'
import { applicationByNumber } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { decideIn, type NotDecided } from '../decide.ts'
import { decisionOf } from '../decision.store.ts'
import type { EndReason, EvidenceKind, NotHeard } from '../domain/request.ts'
import { ask } from './ask-resident.ts'
import { takeBack } from './close-request.ts'
import { decideAgain, type NotAgain } from './decide-again.ts'
import { endPass, type Given } from './end-pass.ts'
import { extend, type NotExtended } from './extend.ts'
import { type NotSetAside, setAside } from './set-aside.ts'

/** A move that a caseworker chose on the screen of a case, with what they filled in for it. */
export type Chosen =
  | { readonly move: 'set-aside' | 'extend'; readonly ownSentence: string }
  | { readonly move: 'grant' | 'grant-again'; readonly ownSentence: string; readonly despite?: string | undefined }
  | { readonly move: 'ask'; readonly ownSentence: string; readonly evidence: readonly EvidenceKind[] }
  | { readonly move: 'propose-refusal'; readonly ownSentence: string; readonly reason: string; readonly despite?: string | undefined }
  | { readonly move: 'refuse'; readonly ownSentence: string; readonly reason: string; readonly notHeard?: NotHeard | undefined; readonly despite?: string | undefined }
  | { readonly move: 'refuse-again'; readonly ownSentence: string; readonly reason: string; readonly notHeard: NotHeard; readonly despite?: string | undefined }
  | { readonly move: 'end-pass'; readonly reason: EndReason; readonly notHeard: NotHeard }
  | { readonly move: 'take-back' }

export type NotMade = NotDecided | NotSetAside | NotExtended | NotAgain | Refusal<'no-pass'>

/** Makes the move with all that follows from it, in the caller's transaction. The message is written with it. */
export async function makeMove(house: House, tx: Tx, given: Given, who: Caseworker, number: string, chosen: Chosen): Promise<Result<unknown, NotMade>> {
  switch (chosen.move) {
    case 'grant':           return decideIn(house, tx, who, number, { ...chosen, outcome: 'granted' })
    case 'refuse':          return decideIn(house, tx, who, number, { ...chosen, outcome: 'refused' })
    case 'ask':             return ask(house, tx, who, number, 'question', { words: chosen.ownSentence }, chosen.evidence)
    case 'propose-refusal': return ask(house, tx, who, number, 'view', { words: chosen.ownSentence, reason: chosen.reason, despite: chosen.despite }, [])
    case 'take-back':       return takeBack(house, tx, who, number)
    case 'extend':          return extend(house, tx, who, number, chosen.ownSentence)
    case 'set-aside':       return setAside(house, tx, who, number, chosen.ownSentence)
    case 'end-pass':        return endPass(house, tx, given, who, number, chosen)
    case 'grant-again':     return correct(house, tx, given, who, number, { ...chosen, outcome: 'granted' })
    case 'refuse-again':    return correct(house, tx, given, who, number, { ...chosen, outcome: 'refused' })
  }
}

/** We saw ourselves that the decision in force was not right. */
async function correct(house: House, tx: Tx, given: Given, by: Caseworker, number: string, verdict: Parameters<typeof decideAgain>[3]['verdict']): Promise<Result<unknown, NotAgain>> {
  const application = await applicationByNumber(tx, number)
  const decision = application && await decisionOf(tx, application.id)
  if (!decision) throw new NotFound('There is no decision to correct.')
  return decideAgain(house, tx, given, { decisionId: decision.id, by, verdict, because: 'correction' })
}
