import type { Language } from '#shared/language.ts'
import { text as besidesDutch } from './asked-besides.text.ts'
import { text as dutch } from './eligibility.text.ts'
import { type BesidesText, besides as besidesEnglish, type DecisionText, decisions as decisionsEnglish, evidence as evidenceEnglish, type EvidenceText, type ResidentText, text as english } from './english.text.ts'
import { text as evidenceDutch } from './evidence/evidence.text.ts'
import { text as decisionsDutch } from './objection/objection.text.ts'

/** Labels from the application to the decision, in the language of the page. */
export const residentText: Readonly<Record<Language, ResidentText>> = { nl: dutch, en: english }
export const besidesText: Readonly<Record<Language, BesidesText>> = { nl: besidesDutch, en: besidesEnglish }
export const decisionText: Readonly<Record<Language, DecisionText>> = { nl: decisionsDutch, en: decisionsEnglish }
export const evidenceText: Readonly<Record<Language, EvidenceText>> = { nl: evidenceDutch, en: evidenceEnglish }
