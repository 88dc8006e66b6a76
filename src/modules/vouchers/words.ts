import { type Language, spoken } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { text, type VoucherText } from './vouchers.text.ts'

export const voucherText: Readonly<Record<Language, VoucherText>> = { nl: text, en: english }

/** "Gratis zwemmen" as it reads in the middle of a sentence: "gratis zwemmen". A name in capitals stays as it is. */
export const inWords = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title)

/** "jou", "jou en Sem", "jou, Sem en Noor" */
export const listed = spoken.nl.list
