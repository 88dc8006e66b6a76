import type { Language } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { type OrderText, text } from './orders.text.ts'

/** Labels on the way to a voucher, in the language of the page. */
export const orderText: Readonly<Record<Language, OrderText>> = { nl: text, en: english }
