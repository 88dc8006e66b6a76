import { readFileSync } from 'node:fs'
import { parseLocalDate } from '#shared/local-date.ts'
import { isTerm, type Term } from '#shared/term.ts'
import { broken, ConfigRefused, type Fields, type FileRule, isFields, isHttps, isText, isWhole, listOf, oneOf, orLeftOut, parseFields } from './operator-file.ts'

/** One municipality: config/<name>.json. What an operator sets; texts, norms and policy live in the database. */
export type Municipality = {
  readonly key: string
  readonly name: string
  readonly passName: string
  /** Municipality code of the BRP (gemeenteVanInschrijving). */
  readonly brpCode: string
  readonly phone: string
  readonly phoneLink: string
  readonly openingHours: string
  /** The same in English; left out, an English page has the Dutch words. */
  readonly openingHoursEnglish?: string
  readonly email: string
  readonly postalAddress: readonly string[]
  readonly council: string
  /** Name and address of the court for who disagrees with our answer to an objection. */
  readonly court: readonly string[]
  readonly privacyUrl: string
  readonly desks: readonly { readonly name: string; readonly address: string; readonly hours: string; readonly hoursEnglish?: string }[]
  /**
   * Neighbourhoods as people call them, with the digits of their postcodes and roughly the middle of each. `also`: other
   * names for it, or for a part of it, in small letters. For finding what is near; nothing is decided on it.
   */
  readonly neighbourhoods: readonly Neighbourhood[]
  /** How sure they are, for who checks them. */
  readonly neighbourhoodsNote?: string
  readonly accessibility: { readonly status: 'A' | 'B' | 'C' | 'D' | 'E'; readonly date: string; readonly url: string }
  /** How vouchers on paper reach people (orders/domain/delivery.ts); what is left out has a default. */
  readonly delivery?: Readonly<Record<string, number>>
  /** Terms of questions and complaints, and own targets in days (contacts/domain/terms.ts); what is left out has a default. */
  readonly contacts?: Readonly<Record<string, unknown>>
  /** Who looks at a complaint after us (Awb 9:12(2)). */
  readonly ombudsman?: { readonly name: string; readonly address: string; readonly phone: string }
  /** The municipality's own rules for the pass, as they read in a letter ("de Beleidsregels …"), and of each reason for a no its article. Left out: the letter names no article of them. */
  readonly rules?: { readonly name: string; readonly articles: Readonly<Record<string, string>> }
  /** How long what is kept, each with its ground. Read every night: a change counts from the next one. */
  readonly retention: Retention
  /** Policy as it becomes version 1 in the database at the first start; afterwards the database counts. */
  readonly policy: Readonly<Record<string, unknown>>
}

export type Neighbourhood = { readonly name: string; readonly postcodes: readonly string[]; readonly lat: number; readonly lon: number; readonly also: readonly string[] }

/** From when: the last day for an objection (amounts), the withdrawal, the sending, the last thing that happened (contacts), throwing away (drafts), the draw, the handing out (pickUps), the last thing about anybody of the household (people). */
export type Retention = Readonly<Record<(typeof RETENTION)[number], { readonly term: Term; readonly ground: string }>>
const RETENTION = ['amounts', 'withdrawn', 'messages', 'contacts', 'drafts', 'draws', 'pickUps', 'people'] as const

/** Throws as parseMunicipality, and when there is no such file. */
export function readMunicipality(path: string): Municipality {
  try {
    return parseMunicipality(readFileSync(path, 'utf8'))
  } catch (error) {
    throw error instanceof ConfigRefused ? new ConfigRefused(error.problems.map((problem) => `${path}: ${problem}`)) : error
  }
}

/**
 * Checked whole: a field that lacks would be missed by every page, while the database answers and all seems well. Throws
 * ConfigRefused, a sentence for each fault. What `policy` holds is checked where it becomes version 1 (eligibility).
 */
export function parseMunicipality(text: string): Municipality {
  const file = parseFields(text)
  const unclear = RETENTION.filter((name) => !isRetained(file['retention'], name))
  const problems = [
    ...broken(file, RULES),
    ...eachBroken(file, 'desks', DESK),
    ...eachBroken(file, 'neighbourhoods', NEIGHBOURHOOD),
    ...(file['ombudsman'] === undefined ? [] : broken(file, OMBUDSMAN)),
    ...(file['rules'] === undefined ? [] : broken(file, OWN_RULES)),
    ...(unclear.length ? [`retention must say for ${unclear.join(', ')} a term like { "weeks": 4 } and a ground (docs/operations/forgetting.md).`] : []),
  ]
  if (problems.length) throw new ConfigRefused(problems)
  return file as unknown as Municipality
}

const isRetained = (retention: unknown, name: string): boolean => {
  const kept = isFields(retention) ? retention[name] : undefined
  return isFields(kept) && isTerm(kept['term']) && isText(kept['ground'])
}

const matches = (pattern: RegExp) => (value: unknown): boolean => typeof value === 'string' && pattern.test(value)
const isDegrees = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= 180
const isDays = orLeftOut(isWhole(0, 365))
const DAYS = 'a whole number of days, or left out'

const RULES: readonly FileRule[] = [
  ['key',                    matches(/^[a-z][a-z0-9-]*$/),      'the short name of the municipality, in small letters'],
  ['name',                   isText,                            'the name of the municipality'],
  ['passName',               isText,                            'the name of the pass'],
  ['brpCode',                matches(/^\d{4}$/),                'the four digits of the municipality in the BRP'],
  ['phone',                  isText,                            'the number that people call'],
  ['phoneLink',              matches(/^tel:\+?[\d-]+$/),        'that number as a link, like tel:14050'],
  ['openingHours',           isText,                            'when the telephone is answered, in words'],
  ['openingHoursEnglish',    orLeftOut(isText),                 'the same in English, or left out'],
  ['email',                  matches(/^[^\s@]+@[^\s@]+$/),      'the address that people write to'],
  ['postalAddress',          listOf(isText, 2),                 'a list of lines: who, and where'],
  ['council',                isText,                            'who decides, as it stands in letters'],
  ['court',                  listOf(isText, 1),                 'a list of lines: the name and address of the court'],
  ['privacyUrl',             isHttps,                           'an https address'],
  ['desks',                  listOf(isFields, 1),               'a list with at least one desk'],
  ['neighbourhoods',         listOf(isFields),                  'a list, which may be empty'],
  ['accessibility.status',   oneOf('A', 'B', 'C', 'D', 'E'),    'A, B, C, D or E, as it is registered'],
  ['accessibility.date',     (value) => isText(value) && parseLocalDate(value) !== undefined, 'the day of that, like 2026-11-23'],
  ['accessibility.url',      isHttps,                           'the https address of the statement'],
  ['policy',                 isFields,                          'an object: the rules of the pass'],
  ['delivery.postWorkingDays',   isDays,                        DAYS],
  ['delivery.pickUpWorkingDays', isDays,                        DAYS],
  ['delivery.pickUpDays',        isDays,                        DAYS],
  ['delivery.remindDaysBefore',  isDays,                        DAYS],
  ['contacts.complaintWeeks',    oneOf(6, 10, undefined),       '6, or 10 with a complaints committee (Awb 9:11), or left out'],
  ['contacts.targetDays',        orLeftOut((value) => isFields(value) && Object.values(value).every(isWhole(1, 365))), 'a whole number of days for each kind, or left out'],
  ['contacts.replyDays',         orLeftOut(isWhole(1, 365)),    DAYS],
  ['contacts.amountsAtDesk',     oneOf('face', 'never', 'always', undefined), 'face, never or always, or left out'],
]
const DESK: readonly FileRule[] = [
  ['name',         isText,            'the name of the desk'],
  ['address',      isText,            'where it is'],
  ['hours',        isText,            'when it is open, in words'],
  ['hoursEnglish', orLeftOut(isText), 'the same in English, or left out'],
]
const NEIGHBOURHOOD: readonly FileRule[] = [
  ['name',      isText,                        'its name'],
  ['postcodes', listOf(matches(/^\d{4}$/)),    'a list of the four digits of its postcodes'],
  ['lat',       isDegrees,                     'a number of degrees'],
  ['lon',       isDegrees,                     'a number of degrees'],
  ['also',      listOf(isText),                'a list of other names, which may be empty'],
]
const OMBUDSMAN: readonly FileRule[] = (['name', 'address', 'phone'] as const).map((part): FileRule => [`ombudsman.${part}`, isText, 'a text; leave ombudsman out altogether when there is none'])

const isArticles = (value: unknown): boolean => isFields(value) && Object.values(value).every(isText)
const OWN_RULES: readonly FileRule[] = [
  ['rules.name',     isText,     'the name of your own rules as it reads in a sentence, like "de Beleidsregels Stadjerspas"; leave rules out altogether when there is none'],
  ['rules.articles', isArticles, 'of each reason for a no its article in them, like { "income-within-limit": "artikel 4" }'],
]

const eachBroken = (file: Fields, list: string, rules: readonly FileRule[]): string[] =>
  (Array.isArray(file[list]) ? file[list] as unknown[] : []).flatMap((one, at) => (isFields(one) ? broken(one, rules, `${list}[${at}].`) : []))
