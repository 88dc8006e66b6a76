import type { Language, Says } from '#shared/language.ts'
import { text } from './components.text.ts'
import { text as english } from './english.text.ts'

/** What components say by themselves, in the language of their page. */
export const wordsIn: Readonly<Record<Language, Says<typeof text>>> = { nl: text, en: english }
