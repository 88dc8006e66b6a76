import assert from 'node:assert/strict'
import { confirmEmailCode, keepRegistration, type RegisteredPerson, sendEmailCode, setReach } from '#modules/residents/index.ts'
import { localDate } from '#shared/local-date.ts'
import type { TestHouse } from './house.ts'

export const registered = (bsn: string, more: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  bsn, givenName: 'Truus', fullName: 'Truus Wiel', born: localDate('1980-01-02'), bornText: '2 januari 1980',
  address: { kind: 'home', lines: ['Lavendelweg 60', '9731 HM  Groningen'], objectId: undefined },
  municipality: { code: '0014', name: 'Groningen' }, secretAddress: false, deceased: false, ...more,
})

/** Somebody who applied, by the residents' own front door; with an e-mail address confirmed by its code when given. */
export async function keptResident(house: TestHouse, bsn: string, more: Partial<RegisteredPerson> & { readonly email?: string } = {}): Promise<string> {
  const { email, ...person } = more
  const { residentId } = await house.db.transaction((tx) => keepRegistration(house, tx, { kind: 'found', person: registered(bsn, person), children: [], otherAdults: 'unknown', notes: [] }))
  if (email) await reachByEmail(house, residentId, email)
  return residentId
}

export async function reachByEmail(house: TestHouse, residentId: string, email: string): Promise<void> {
  const codes: string[] = []
  await sendEmailCode(house, { sessionId: residentId, address: email }, async ({ code }) => { codes.push(code); return 'sent' })
  await confirmEmailCode(house, { sessionId: residentId, typed: codes[0] ?? '' })
  const kept = await house.db.transaction((tx) => setReach(house, tx, residentId, { channel: 'email', sessionId: residentId, consent: true }))
  assert.ok(kept.ok, 'a confirmed address with consent is kept')
}
