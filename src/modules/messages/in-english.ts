import type { Queryable } from '#db/database.ts'
import type { Language } from '#shared/language.ts'
import { documentAsSent, documentHead, documentPromised, type Document, hasText, sentence, type Values } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Explained } from './letter-pdf.ts'
import type { MessageRow } from './messages.store.ts'
import type { AmountsOf } from './read-message.ts'

// English stands beside the Dutch values of a message, under names that no text can ask for: a place has no dot. So it is kept, read
// and forgotten with them.
const IN_ENGLISH = '.en'
const [VERSION, TITLE, ABOUT] = [`version${IN_ENGLISH}`, `title${IN_ENGLISH}`, `about${IN_ENGLISH}`]

/** What a message keeps of its English: the version of the text, its title, and the values that are said otherwise. Nothing when its kind is there in Dutch only. */
export function besideInEnglish(house: House, key: string, dutch: Values, valuesIn: (lang: Language) => Values, amounts: boolean): Values {
  if (!hasText(house, key, 'en')) return {}
  try {
    const english = valuesIn('en')
    const { number, title, front } = (amounts ? documentHead : documentPromised)(house, key, english, 'en')
    const beside: Record<string, Values[string]> = { [VERSION]: number, [TITLE]: title, [ABOUT]: front.about ?? house.municipality.passName }
    for (const name in english) if (english[name] !== dutch[name]) beside[name + IN_ENGLISH] = english[name]!
    return beside
  } catch (err) {
    // English is a help: that it cannot be made keeps nobody from their message.
    house.log.error({ err, key }, 'A message has no English, because its text needs a value that it was not given.')
    return {}
  }
}

/** Its title in English; undefined when it is there in Dutch only. */
export const englishTitle = ({ values }: Pick<MessageRow, 'values'>): string | undefined => (values[TITLE] === undefined ? undefined : String(values[TITLE]))

/** What explains a message in English. Undefined when it is there in Dutch only, or forgotten. */
async function readInEnglish(house: House, q: Queryable, { kind, values, amountsRef, forgottenOn }: MessageRow, amountsOf: AmountsOf): Promise<Document | undefined> {
  const version = values[VERSION]
  if (forgottenOn || version === undefined) return undefined
  const english = Object.entries(values).filter(([name]) => name.endsWith(IN_ENGLISH)).map(([name, value]) => [name.slice(0, -IN_ENGLISH.length), value] as const)
  const amounts = amountsRef ? await amountsInEnglish(house, q, amountsRef, amountsOf) : {}
  try {
    return await documentAsSent(house, `letters/${kind}`, Number(version), { ...values, ...Object.fromEntries(english), ...amounts }, 'en')
  } catch (err) {
    house.log.error({ err, kind }, 'A message could not be explained in English; its Dutch is shown.')
    return undefined
  }
}

/** Amounts are written otherwise in English, and so are our own sentences. What is the same was written by somebody, in Dutch. */
async function amountsInEnglish(house: House, q: Queryable, ref: string, amountsOf: AmountsOf): Promise<Values> {
  const [dutch, english] = [await amountsOf(house, q, ref, 'nl'), await amountsOf(house, q, ref, 'en')]
  return Object.fromEntries(Object.entries(english).map(([name, value]) => [name, value === dutch[name] && /[a-z]{2}/i.test(value) ? { nl: value } : value]))
}

/** The same with what stands above it: which of the two counts. */
export async function explainInEnglish(house: House, q: Queryable, message: MessageRow, amountsOf: AmountsOf): Promise<Explained | undefined> {
  const english = await readInEnglish(house, q, message, amountsOf)
  return english && { document: english, counts: sentence(house, `pages/berichten-nederlands#${english.front['counts'] === 'decision' ? 'decision' : 'message'}`, {}, 'en') }
}
