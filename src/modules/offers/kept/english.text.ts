import type { Says } from '#shared/language.ts'
import type { text as dutch } from './kept.text.ts'

/** The forms on the page of an offer, in English; what a resident keeps is a page in Dutch. */
export const text: Says<Pick<typeof dutch, 'keep' | 'letGo' | 'ask' | 'unask' | 'askTitle'>> = {
  keep: 'Keep for later', letGo: 'Keep no longer', ask: 'Send me a message', unask: 'No message after all', askTitle: 'Are there vouchers again?',
}
