import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#shared/clock.ts'
import { mayAsk, select } from './brp/fields.ts'
import { wirePerson } from './brp/person.ts'
import type { Faults } from './faults.ts'
import { isRecord, type Listening, listen, readJson, sendJson } from './http.ts'
import type { Person } from './personas.ts'

export type BrpSetup = {
  readonly host: string
  readonly port: number
  readonly population: readonly Person[]
  readonly clock: Clock
  /** Accepted as X-API-KEY and as bearer token. */
  readonly key: string
  readonly faults: Faults
  readonly log: (error: unknown) => void
}

export const BRP_PATH = '/haalcentraal/api/brp/personen'

/** BRP API Personen, as far as a municipality's shop may use it: consult by BSN, at most 20 at a time. */
export async function startBrp({ host, port, population, clock, key, faults, log }: BrpSetup): Promise<Listening> {
  const allowed = (request: IncomingMessage): boolean => request.headers['x-api-key'] === key || request.headers.authorization === `Bearer ${key}`
  return listen(host, port, async (request, response) => {
    if (!await faults.pass('brp', response)) return
    if (request.url?.split('?')[0] !== BRP_PATH) return problem(request, response, 404, 'Opgevraagde resource bestaat niet.', 'notFound')
    if (request.method !== 'POST') return problem(request, response, 405, 'Alleen POST is toegestaan.', 'methodNotAllowed')
    if (!allowed(request)) return problem(request, response, 401, 'Niet correct geauthenticeerd.', 'authentication')
    if (!/^application\/json\s*(;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) return problem(request, response, 415, 'Media Type wordt niet ondersteund.', 'unsupportedMediaType')
    if (request.headers.accept && !/application\/(json|\*)|\*\/\*/.test(request.headers.accept)) return problem(request, response, 406, 'Gevraagde contenttype wordt niet ondersteund.', 'notAcceptable')

    const query = await readJson(request)
    const read = readQuery(query)
    if ('forbidden' in read) return problem(request, response, 403, 'U bent niet geautoriseerd voor deze zoekvraag.', 'unauthorizedSearch')
    if ('wrong' in read) return problem(request, response, 400, 'Een of meerdere parameters zijn niet correct.', 'paramsValidation', read.wrong)
    if (faults.of('brp') === 'parents-refused' && read.fields.some((field) => /^ouders\b/.test(field))) return problem(request, response, 403, 'U bent niet geautoriseerd voor één of meerdere opgegeven field waarden.', 'unauthorizedField')
    const wrongPerson = faults.of('brp') === 'wrong-person'
    const personen = population
      .filter(({ bsn, town }) => wrongPerson ? !read.bsns.includes(bsn) : read.bsns.includes(bsn) && (!read.town || town.code === read.town))
      .slice(0, wrongPerson ? 1 : read.bsns.length)
      .map((person) => select(wirePerson(person, population, clock.today()), read.fields))
    sendJson(response, 200, { type: RAADPLEEG, personen }, undefined, { 'api-version': '2.7.0' })
  }, log)
}

const RAADPLEEG = 'RaadpleegMetBurgerservicenummer'
const SEARCHES = ['GeslachtsnaamEnGeboortedatum', 'NaamEnGemeenteVanInschrijving', 'PostcodeEnHuisnummer', 'StraatHuisnummerEnGemeenteVanInschrijving', 'NummeraanduidingIdentificatie', 'AdresseerbaarObjectIdentificatie'].map((name) => `ZoekMet${name}`)
const KNOWN = new Set(['type', 'burgerservicenummer', 'fields', 'gemeenteVanInschrijving'])

type Wrong = { readonly name: string; readonly code: string; readonly reason: string }
type Read =
  | { readonly bsns: readonly string[]; readonly fields: readonly string[]; readonly town: string | undefined }
  | { readonly wrong: readonly Wrong[] }
  | { readonly forbidden: true }

/** The question, or everything that is wrong with it at once. */
function readQuery(query: unknown): Read {
  if (!isRecord(query)) return { wrong: [{ name: 'body', code: 'json', reason: 'Request body is geen json object.' }] }
  const { type, burgerservicenummer: bsns, fields, gemeenteVanInschrijving: town } = query
  if (typeof type === 'string' && SEARCHES.includes(type)) return { forbidden: true }
  const wrong: Wrong[] = []
  const no = (name: string, code: string, reason: string): void => { wrong.push({ name, code, reason }) }

  if (type === undefined) no('type', 'required', 'Parameter is verplicht.')
  else if (type !== RAADPLEEG) no('type', 'value', 'Waarde is geen geldig zoek type.')
  for (const name of Object.keys(query)) if (!KNOWN.has(name)) no(/^[\w.]{1,30}$/.test(name) ? name : 'onbekend', 'unknownParam', 'Parameter is niet verwacht.')
  for (const [name, list, most, pattern] of [['burgerservicenummer', bsns, 20, /^\d{9}$/], ['fields', fields, 130, /^[a-zA-Z0-9._]{1,200}$/]] as const) {
    if (list === undefined) no(name, 'required', 'Parameter is verplicht.')
    else if (!Array.isArray(list)) no(name, 'array', 'Parameter is geen array.')
    else if (!list.length) no(name, 'minItems', 'Array bevat minder dan 1 items.')
    else if (list.length > most) no(name, 'maxItems', `Array bevat meer dan ${most} items.`)
    else list.forEach((item, i) => {
      if (typeof item !== 'string' || !pattern.test(item)) no(`${name}.${i}`, 'pattern', 'Waarde voldoet niet aan het patroon.')
      else if (name === 'fields' && !mayAsk(item)) no(`fields.${i}`, 'fields', 'Parameter bevat een niet bestaande of niet toegestane veldnaam.')
    })
  }
  if (town !== undefined && (typeof town !== 'string' || !/^\d{4}$/.test(town))) no('gemeenteVanInschrijving', 'pattern', 'Waarde voldoet niet aan het patroon.')
  return wrong.length ? { wrong } : { bsns: bsns as string[], fields: fields as string[], town: town as string | undefined }
}

/** RFC 7807, with Dutch titles as the real one has. No BSN in it, whatever was asked. */
function problem(request: IncomingMessage, response: ServerResponse, status: number, title: string, code: string, invalidParams: readonly Wrong[] = []): void {
  const detail = invalidParams.length ? { detail: `Fout in ${[...new Set(invalidParams.map(({ name }) => name.split('.')[0]))].slice(0, 5).join(', ')}.` } : {}
  sendJson(response, status, {
    type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5', title, status, ...detail,
    instance: `http://${request.headers.host ?? 'localhost'}${BRP_PATH}`, code, ...(invalidParams.length ? { invalidParams } : {}),
  }, 'application/problem+json')
}
