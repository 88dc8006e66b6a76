import { type Language, spoken } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { text, type VoucherText } from './vouchers.text.ts'

export const voucherText: Readonly<Record<Language, VoucherText>> = { nl: text, en: english }

// "een bon voor naar de film", "a voucher for go to the cinema": what does not name a thing is quoted.
const NOT_A_THING = /^(?:\S+ )?(?:naar|in|op|met|bij)\b|^(?:go|learn|play|visit|make|see|watch|try|join)\b/iu

/** "Gratis zwemmen" as it reads in the middle of a sentence: "gratis zwemmen". A name in capitals stays as it is, and “Naar de film” stands between quotes. */
export const inWords = (title: string): string => {
  if (NOT_A_THING.test(title)) return `“${title}”`
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

/** "jou", "jou en Sem", "jou, Sem en Noor" */
export const listed = spoken.nl.list
