import { addDays, type LocalDate } from '#shared/local-date.ts'

/** A form that lay longer is most likely a year typed wrong: half a year, so that a wrong year is always outside it. */
const OLDEST_DAYS = 26 * 7

/** Why this cannot be the day on which a form came by post. Undefined: it can. That our term is over already is no reason to refuse it. */
export function wrongReceipt(receivedOn: LocalDate, today: LocalDate): 'in-future' | 'too-old' | undefined {
  if (receivedOn > today) return 'in-future'
  return receivedOn < addDays(today, -OLDEST_DAYS) ? 'too-old' : undefined
}

/** What may be missing on a form of paper besides an answer (Awb 4:2): a form without it is no application yet, and may be mended (Awb 4:5). */
export type MissingOnForm = { readonly signature: boolean; readonly partner: boolean; readonly others: boolean; readonly words: string }

export const isWhole = ({ signature, partner, others, words }: MissingOnForm): boolean => !signature && !partner && !others && words === ''
