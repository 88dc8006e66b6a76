import type { Language } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { type PassText, text as dutch } from './passes.text.ts'

/** What a message says of a pass, in its language. */
export const passText: Readonly<Record<Language, PassText>> = { nl: dutch, en: english }
