import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { proposedTexts } from './open-knowledge.ts'

export const knowledgeChecks = (house: House): Check[] => [{
  name: 'texts',
  async look() {
    const open = await proposedTexts(house)
    return open.length
      ? { state: 'care', sentence: `This release proposes ${open.length} changed texts that are not live: ${open.map(({ key }) => key).join(', ')}. An editor accepts or leaves them.` }
      : { state: 'good', sentence: 'Every text of this release is live.' }
  },
}]
