import type { ServerResponse } from 'node:http'
import { type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import type { Faults } from './faults.ts'
import { isRecord, type Listening, listen, readJson, sendJson } from './http.ts'
import { type IncomeFact, type Norms, type Person, population } from './personas.ts'

export type IncomeSetup = {
  readonly host: string
  readonly port: number
  readonly norms: Norms
  readonly key: string
  readonly faults: Faults
  readonly log: (error: unknown) => void
}

/** One person in the answer: `volledig` false means that the source cannot say that this is all. */
export type PersonIncome = { readonly burgerservicenummer: string; readonly inkomsten: readonly IncomeFact[]; readonly volledig: boolean }

const MOST = 20

/** The inkomensbron of the demonstration: gives facts, decides nothing. The contract stands in demo/README.md. */
export async function startIncome({ host, port, norms, key, faults, log }: IncomeSetup): Promise<Listening> {
  return listen(host, port, async (request, response) => {
    if (!await faults.pass('income', response)) return
    if (request.url !== '/inkomen') return refuse(response, 404, 'Dit adres bestaat niet.')
    if (request.method !== 'POST') return refuse(response, 405, 'Alleen POST is toegestaan.')
    if (request.headers.authorization !== `Bearer ${key}`) return refuse(response, 401, 'De sleutel ontbreekt of klopt niet.')
    const question = readQuestion(await readJson(request))
    if (typeof question === 'string') return refuse(response, 400, question)
    const people = population(question.on, norms)
    const asked = question.bsns.map((bsn) => ({ bsn, person: people.find((one) => one.bsn === bsn) }))
    if (asked.some(({ person }) => person?.incomeSource === 'down')) return refuse(response, 503, 'De bron is nu niet bereikbaar.')
    sendJson(response, 200, { personen: asked.map(({ bsn, person }) => spoil(answer(bsn, person), faults)) })
  }, log)
}

const refuse = (response: ServerResponse, status: number, fout: string): void => sendJson(response, status, { fout })

function readQuestion(body: unknown): { bsns: readonly string[]; on: LocalDate } | string {
  if (!isRecord(body)) return 'De vraag is geen JSON-object.'
  const { bsn, peildatum } = body
  if (!Array.isArray(bsn) || !bsn.length || bsn.length > MOST || !bsn.every((one) => typeof one === 'string' && /^\d{9}$/.test(one))) return `bsn is een lijst van 1 tot ${MOST} nummers van negen cijfers.`
  const on = typeof peildatum === 'string' ? parseLocalDate(peildatum) : undefined
  return on ? { bsns: [...new Set(bsn as string[])], on } : 'peildatum is een dag zoals 2026-11-23.'
}

/** Somebody unknown, and somebody of whom nothing is known, look the same: the source does not tell which. */
const answer = (bsn: string, person: Person | undefined): PersonIncome =>
  person?.incomeSource === 'answers' ? { burgerservicenummer: bsn, inkomsten: person.income, volledig: true } : { burgerservicenummer: bsn, inkomsten: [], volledig: false }

/** Wrong answers that look right, for tests of who reads them. */
function spoil(person: PersonIncome, faults: Faults): PersonIncome {
  switch (faults.of('income')) {
    case 'wrong-person': return { ...person, burgerservicenummer: '999999990' }
    case 'negative':     return { ...person, inkomsten: person.inkomsten.map((fact) => ({ ...fact, bedrag: `-${fact.bedrag}` })) }
    default:             return person
  }
}
