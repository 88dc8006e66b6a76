import type { Language } from '#shared/language.ts'
import { text as english } from './english.text.ts'
import { type PageText, text as dutch } from './own-data.text.ts'

/** Labels of the two pages, in the language of the page. */
export const pageText: Readonly<Record<Language, PageText>> = { nl: dutch, en: english }
