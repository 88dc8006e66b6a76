import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Asked } from './application.ts'
import { sealedWords } from './request.store.ts'

/** What was asked and answered, in the words of the people themselves; after the forgetting only the day of it. */
export type Words = { readonly kind: 'known'; readonly asked: Asked; readonly answer: string | undefined } | { readonly kind: 'forgotten'; readonly on: LocalDate }

// The id is in the context: words that are moved to another row do not open.
const context = (requestId: string, part: 'asked' | 'answer'): string => `eligibility.request.${part}.${requestId}`

export const sealAsked = (house: House, requestId: string, asked: Asked): Buffer => house.box.seal(JSON.stringify(asked), context(requestId, 'asked'))
export const sealAnswer = (house: House, requestId: string, answer: string): Buffer => house.box.seal(answer, context(requestId, 'answer'))

export async function wordsOf(house: House, q: Queryable, requestId: string): Promise<Words> {
  const { asked, answer, forgottenOn } = await sealedWords(q, requestId)
  if (!asked) return { kind: 'forgotten', on: forgottenOn! }
  return {
    kind: 'known', asked: JSON.parse(house.box.open(asked, context(requestId, 'asked'))) as Asked,
    answer: answer ? house.box.open(answer, context(requestId, 'answer')) : undefined,
  }
}
