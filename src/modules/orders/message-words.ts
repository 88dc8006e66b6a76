import { type Language, spoken } from '#shared/language.ts'
import type { InDutch } from '#modules/knowledge/index.ts'
import { inWords } from '#modules/vouchers/index.ts'

type Named = { readonly title: string; readonly english?: { readonly title?: string | undefined } | undefined }

/** An offer in the sentences of a message. In English by the name that an editor wrote; otherwise its Dutch name, heard as Dutch. */
export const offerIn = (lang: Language, { title, english }: Named): string | InDutch =>
  (lang === 'nl' ? inWords(title) : english?.title ? inWords(english.title) : { nl: inWords(title) })

/** Whom it is for: "jou en Sem", "you and Sem". */
export const peopleIn = (lang: Language, people: readonly { readonly self: boolean; readonly givenName: string }[]): string =>
  spoken[lang].list(people.map(({ self, givenName }) => (self ? (lang === 'nl' ? 'jou' : 'you') : givenName)))
