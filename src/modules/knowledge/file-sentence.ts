import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import type { FileReason } from '#web/files/safe-file.ts'
import { MOST_PAGES } from '#web/files/limits.ts'
import { sentence } from './read-texts.ts'

/** Why a file is not taken and what to send instead: the same words in every room that takes files. */
export const fileSentence = (house: House, reason: FileReason, lang: Language = 'nl'): string => sentence(house, `reasons/files#${reason}`, { pages: String(MOST_PAGES) }, lang)
