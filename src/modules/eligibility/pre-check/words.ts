import type { Language, Says } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { text as dutch } from './pre-check.text.ts'

export type PreCheckText = Says<typeof dutch>

/** Labels and field errors of the check, in the language of the page. */
export const preCheckText: Readonly<Record<Language, PreCheckText>> = { nl: dutch, en: english }
