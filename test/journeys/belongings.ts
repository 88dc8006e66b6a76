import assert from 'node:assert/strict'
import { amountsOn } from '#demo/norms.ts'
import { organisations, type Person, readNorms } from '#demo/personas.ts'
import { startSession } from '#modules/identity/index.ts'
import { keepProviderPerson } from '#modules/identity/person.store.ts'
import { newId } from '#shared/ids.ts'
import { type Cents, toCents } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import type { TestHouse } from '#test/house.ts'
import type { Browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'

/** From now on the requests of this browser are those of whose cookie it is. */
export const as = (b: Browser, cookie: string): void => { b.cookie(sessionCookie, cookie) }

/** The session of a till of the pool. */
export async function tillOfThePool(house: TestHouse): Promise<string> {
  const at = house.clock.now()
  const person = await keepProviderPerson(house.owner, { id: newId(at), issuer: 'test', subject: 'bas', name: 'Bas', at, kvk: organisations[0].kvk })
  return startSession(house, house.db, { door: 'provider', subjectId: person, name: 'Bas', roles: ['counter'], loa: 'high' })
}

export const sessionFor = (house: House, { bsn, fullName }: Person, residentId: string): Promise<string> =>
  startSession(house, house.db, { door: 'resident', subjectId: residentId, name: fullName, roles: ['resident'], loa: 'high', bsn })

/** A voucher for the pool, ordered by its form. Answers its id, and its code as somebody would read it out. */
export async function orderOne(b: Browser, cookie: string, residentId: string): Promise<{ id: string; code: string }> {
  as(b, cookie)
  await b.get('/aanbod/gratis-zwemmen')
  const ordered = await b.post('/aanbod/gratis-zwemmen/bestellen', { voor: residentId })
  const id = /^\/mijn\/bonnen\/([0-9a-f-]{36})/.exec(ordered.location ?? '')?.[1] ?? assert.fail(`No voucher was ordered: ${ordered.text}`)
  const code = /Code: ((?:[0-9A-Z]{3,4} ?){4})/.exec((await b.get(`/mijn/bonnen/${id}`)).text)![1]!.trim()
  return { id, code }
}

/** At the till: looked at and used. Answers the redemption's id. */
export async function useOne(b: Browser, till: string, code: string): Promise<string> {
  as(b, till)
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code })
  const used = await b.post('/aanbieder/gebruik')
  return /gebruikt\/([0-9a-f-]{36})/.exec(used.location ?? '')?.[1] ?? assert.fail(`The voucher was not used: ${used.text}`)
}

const KINDS = ['single-21', 'couple-21', 'single-aow', 'couple-aow', 'single-18-20'] as const

/** Amounts that tell somebody's income: each part of it, and the whole. What is also a norm or a limit is everybody's. */
export function ownAmounts({ clock }: House, { income }: Person): readonly Cents[] {
  const { norm, limit } = amountsOn(clock.today(), readNorms())
  const everybodys = new Set(KINDS.flatMap((kind) => [norm(kind), limit(kind)]))
  const parts = income.map(({ bedrag }) => toCents(bedrag))
  return [...parts, parts.reduce((sum, part) => sum + part, 0)].filter((cents) => cents > 0 && !everybodys.has(cents))
}
