import { dayOf, formatDate } from '#shared/local-date.ts'
import { document } from '#modules/knowledge/index.ts'
import type { Html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { answerLetter, opinionPlace } from './answer-letter.ts'
import { yours } from './contacts.text.ts'
import { isOutcomeOf } from './domain/outcome.ts'
import type { OpenMatter } from './open-matter.ts'

/** The letter as it would go out, from the same values; nothing is written. */
export function previewAnswer(house: House, { matter, resident, person }: OpenMatter, outcome: string, words: string): Html | undefined {
  if (!isOutcomeOf(matter.kind, outcome)) return undefined
  const { kind, more } = answerLetter(house, matter.kind, outcome)
  return document(house, `letters/${kind}`, {
    ...more, ...opinionPlace(house, 'ABCDE 12345'), name: resident?.fullName ?? person?.name ?? '', number: matter.number, matter: yours[matter.kind], date: formatDate(dayOf(matter.receivedAt)), words,
  }).html
}
