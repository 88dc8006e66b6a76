import { document, type Values } from '#modules/knowledge/index.ts'
import { hiddenWords } from '#src/wiring.ts'
import type { TestHouse } from './house.ts'

/** What explains the newest message of a kind in English, in plain words; undefined when it has no English. */
export async function toldInEnglish(house: TestHouse, kind: string): Promise<string | undefined> {
  const { values, amounts_ref: ref } = await house.owner.one<{ values: Values; amounts_ref: string | null }>('select values, amounts_ref from messages.message where kind = $1 order by created_at desc, id desc limit 1', [kind])
  if (values['title.en'] === undefined) return undefined
  const english = Object.fromEntries(Object.entries(values).filter(([name]) => name.endsWith('.en')).map(([name, value]) => [name.slice(0, -'.en'.length), value]))
  return document(house, `letters/${kind}`, { ...values, ...english, ...(ref ? await hiddenWords(house, house.db, ref, 'en') : {}) }, 'en').text.replace(/[\s\u00a0]+/g, ' ')
}
