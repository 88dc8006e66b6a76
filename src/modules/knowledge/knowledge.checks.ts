import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { proposedTexts } from './decide-proposal.ts'
import type { Language } from './knowledge.store.ts'
import { type Lent, lentWords } from './lent-words.ts'

export const knowledgeChecks = (house: House, folder?: string): Check[] => [{
  name: 'texts',
  async look() {
    const [open, lent] = [await proposedTexts(house), await lentWords(house, folder)]
    if (!open.length && !lent.length) return { state: 'good', sentence: 'Every text of this release is live, or was left.' }
    const sentences = [
      open.length && `This release proposes ${open.length} changed texts that are not live: ${open.map(textName).join(', ')}. npm run cli -- texts shows what changes; texts --accept or texts --leave decides.`,
      lent.length && `Where a live text lacks what this release asks for, the words of the release serve: ${lent.map(lentOf).join('; ')}.`,
    ]
    return { state: 'care', sentence: sentences.filter(Boolean).join(' ') }
  },
}]

/** What an operator calls a text: its path under content/, without nl. */
export const textName = ({ key, language }: { readonly key: string; readonly language: Language }): string => (language === 'nl' ? key : `${language}/${key}`)

const lentOf = ({ sections, places, ...text }: Lent): string =>
  `${textName(text)} (${[...sections.map((id) => `## ${id}`), ...places.map((place) => `instead of {{${place}}}`)].join(', ')})`
