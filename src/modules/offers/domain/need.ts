import { fold } from './find.ts'

/** A neighbourhood as somebody may type it: its name and other names, folded, and the digits of its postcodes. */
export type Place = { readonly name: string; readonly names: readonly string[]; readonly postcodes: readonly string[] }

/** What a sentence asks for. `words`: what is left to look for, folded. */
export type Need = {
  readonly words: readonly string[]
  readonly age?: number
  readonly free?: true
  readonly thisWeek?: true
  readonly child?: true
  /** Index in the list of places. */
  readonly place?: number
}

const PEOPLE = new Set(['dochter', 'dochtertje', 'zoon', 'zoontje', 'kind', 'kindje', 'kinderen', 'meisje', 'jongen', 'jongetje', 'kleinkind', 'kleinzoon', 'kleindochter', 'dochters', 'zonen', 'zoons', 'meisjes', 'jongens', 'kleinkinderen'])
const STAGES: Readonly<Record<string, number>> = { baby: 0, dreumes: 1, peuter: 3, kleuter: 5, tiener: 14, puber: 14 }
const FREE = new Set(['gratis', 'kosteloos', 'niets'])
const WEEK = new Set(['vandaag', 'morgen', 'week', 'weekend', 'vanmiddag', 'vanavond'])
/** Words that say nothing about what somebody looks for. */
const SMALL = new Set(`iets leuk leuks leuke voor mijn mn m n onze ons de het t een in van op met en of bij naar toe ik je jij wil willen wij we kan kun kunnen doen te om
  is er wat waar graag zoek zoeken rond buurt wijk omgeving dichtbij vlakbij dit deze die dat jaar jarig jarige oud samen uit uitje uitjes ook niet geen`.split(/\s+/))

/** Whether a word, folded, says something about what somebody looks for. */
export const tells = (word: string): boolean => !SMALL.has(word)

/**
 * Reads a wish as people say it: "iets leuks voor mijn dochter van 8, gratis, in Selwerd" is an age, free, and a place. A
 * number is an age only beside a person or a year; "gratis" and a neighbourhood are choices that the window has anyway.
 */
export function readNeed(text: string, places: readonly Place[]): Need {
  if (!text) return { words: [] }
  const found = placeIn(` ${fold(text)} `, places)
  const tokens = found.rest.trim().split(' ').filter(Boolean)
  const people = tokens.some((token) => PEOPLE.has(token))
  const years = ageOf(tokens, people)
  const stage = tokens.map((token) => STAGES[token]).find((age) => age !== undefined)
  const age = years?.age ?? stage
  const small = (token: string) => SMALL.has(token) || PEOPLE.has(token) || FREE.has(token) || WEEK.has(token) || (stage !== undefined && token in STAGES)
  return {
    words: tokens.filter((token) => token !== years?.token && !small(token)),
    ...(age === undefined ? (people ? { child: true as const } : {}) : { age }),
    ...(tokens.some((token) => FREE.has(token)) ? { free: true as const } : {}),
    ...(tokens.some((token) => WEEK.has(token)) ? { thisWeek: true as const } : {}),
    ...(found.place === undefined ? {} : { place: found.place }),
  }
}

/** "van 8", "8 jaar", "8-jarige", "8jr": the number beside it, when there is somebody it can be the age of. */
function ageOf(tokens: readonly string[], people: boolean): { token: string; age: number } | undefined {
  for (const [i, token] of tokens.entries()) {
    const match = /^(\d{1,3})(jaar|jarig|jarige|jr|j)?$/.exec(token)
    const age = Number(match?.[1])
    if (!match || age > 120) continue
    const years = match[2] !== undefined || ['jaar', 'jarig', 'jarige', 'jr'].includes(tokens[i + 1] ?? '')
    if (years || (people && (tokens[i - 1] === 'van' || PEOPLE.has(tokens[i - 1] ?? '')))) return { token, age }
  }
  return undefined
}

/** The longest name that occurs as whole words, or a postcode of it with or without its letters. */
function placeIn(text: string, places: readonly Place[]): { place?: number; rest: string } {
  let best: { place: number; name: string } | undefined
  for (const [place, { names }] of places.entries()) {
    for (const name of names) if (text.includes(` ${name} `) && name.length > (best?.name.length ?? 0)) best = { place, name }
  }
  const code = /\s([1-9]\d{3}) ?([a-z]{2}(?=\s))?(?=\s)/.exec(text)
  const byCode = code ? places.findIndex(({ postcodes }) => postcodes.includes(code[1]!)) : -1
  if (best) return { place: best.place, rest: text.replace(` ${best.name} `, ' ') }
  return byCode < 0 ? { rest: text } : { place: byCode, rest: text.replace(code![0], ' ') }
}
