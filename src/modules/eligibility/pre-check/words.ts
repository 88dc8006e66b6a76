import type { Language } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { type PreCheckText, text as dutch } from './pre-check.text.ts'

/** Labels and field errors of the check, in the language of the page. */
export const preCheckText: Readonly<Record<Language, PreCheckText>> = { nl: dutch, en: english }
