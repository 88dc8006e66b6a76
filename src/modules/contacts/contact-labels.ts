import type { Language } from '#shared/language.ts'
import { kindHints, kindNames, kindShort, outcomeNames, replyNames, stateNames, text, topicNames, typedBy, yours } from './contacts.text.ts'
import { type ContactWords, english } from './english.text.ts'

/** Labels of what a resident asks or complains about, in the language of the page. */
export const contactLabels: Readonly<Record<Language, ContactWords>> = { nl: { kindHints, kindNames, kindShort, outcomeNames, replyNames, stateNames, text, topicNames, typedBy, yours }, en: english }
