import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { seedDemonstration } from '#demo/seed.ts'
import type { DeskGiven } from '#modules/contacts/desk/acts.ts'
import { contactsRoutes } from '#modules/contacts/index.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { reachChanged } from '#src/wiring.ts'
import { newId } from '#shared/ids.ts'
import { applicants } from './applicants.ts'
import { type Browser, browser } from './page.ts'

/** What the desk is given where a test is about something else. */
export const deskGiven: DeskGiven = { mailCode: async () => 'sent', reachChanged: async () => {} }

/** The desk with Anouk of a Stip and Moniek of the KCC behind it; `codes` are those that were mailed. */
export async function counter(t: TestContext) {
  const { house, applyAs, bsnOf, partners } = await applicants(t)
  await seedDemonstration(house)
  const codes: { readonly to: string; readonly code: string }[] = []
  const b = await browser(t, house, { routes: contactsRoutes(house, { mailCode: async ({ to, code }) => { codes.push({ to, code }); return 'sent' }, reachChanged: (tx, told) => reachChanged(house, tx, told) }), may })
  const at = house.clock.now()
  const staff = async (name: string) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined })
  const moniek = await staff('Moniek'), anouk = await staff('Anouk')
  return {
    house, b, bsnOf, applyAs, partners, codes, anouk, moniek,
    kcc: () => b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek, name: 'Moniek' }),
    stip: () => b.signIn({ door: 'staff', roles: ['stip'], subjectId: anouk, name: 'Anouk' }),
  }
}

const DOCUMENT = { desk: 'id-card', phone: 'questions' } as const

/** Looked up by BSN, also who is new, and checked: the path of the conversation. */
export async function talk(b: Browser, bsn: string, way: 'desk' | 'phone' = 'desk'): Promise<string> {
  await b.get('/balie')
  let answer = await b.post('/balie', { doel: 'application', hoe: way, zoek: bsn, geboren: '' })
  if (answer.status === 422) answer = await b.post('/balie/nieuw')
  assert.match(answer.location ?? '', /^\/balie\/gesprek\/[0-9a-f-]{36}$/, answer.text.slice(0, 600))
  await b.get(answer.location!)
  await b.post(`${answer.location}/check`, { soort: DOCUMENT[way] })
  return answer.location!
}

/** Orders the first voucher of this name at the desk, for the person of the conversation. */
export async function orderAt(b: Browser, path: string, residentId: string, name = 'zwemmen') {
  const form = await b.get(`${path}/bestel`)
  const bon = new RegExp(`<option value="([^"]+)">[^<]*${name}`, 'i').exec(form.html)?.[1]
  return b.post(`${path}/bestel`, { bon: bon ?? '', voor: residentId })
}
