import type { TestContext } from 'node:test'
import { persona, readNorms } from '#demo/personas.ts'
import { apply, seedEligibility, type Typed } from '#modules/eligibility/index.ts'
import { sessionOf, startSession } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type TestPartners, testPartners } from './partners.ts'

export const ALONE: Typed['answers'] = { registerIsRight: true, partner: 'none', otherAdults: 'none' }
export const MARRIED: Typed['answers'] = { ...ALONE, partner: 'registered' }

export type Applicants = {
  readonly house: TestHouse
  readonly partners: TestPartners
  bsnOf(key: string): string
  /** A session of this person of the cast, as after signing in with DigiD. */
  signIn(key: string): Promise<{ cookie: string; sessionId: string }>
  /** Signs in and presses the button, by letter unless told otherwise. Throws when it is refused. */
  applyAs(key: string, answers?: Typed['answers']): Promise<{ residentId: string; applicationId: string; state: string; sessionId: string }>
}

/** The cast of the demonstration before a house with norms, policy and texts, and with the partners' real protocols. */
export async function applicants(t: TestContext, at = '2026-11-23T10:00:00+01:00'): Promise<Applicants> {
  const partners = await testPartners(t)
  const house = await testHouse(t, { at, config: partners.config })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const bsnOf = (key: string) => persona(key, house.clock.today(), readNorms()).bsn
  const signIn = async (key: string) => {
    const cookie = await startSession(house, house.db, { door: 'resident', name: '', roles: ['resident'], loa: 'high', bsn: bsnOf(key) })
    return { cookie, sessionId: (await sessionOf(house, cookie))!.sessionId }
  }
  return {
    house, partners, bsnOf, signIn,
    async applyAs(key, answers = ALONE) {
      const { sessionId } = await signIn(key)
      const applied = await apply(house, { bsn: bsnOf(key), sessionId, typed: { answers, remark: '', channel: 'letter' }, reach: { channel: 'letter' } })
      if (!applied.ok) throw new Error(`The application of ${key} was refused: ${applied.refusal.reason}`)
      return { ...applied.value, sessionId }
    },
  }
}
