import type { Queryable, Tx } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { Signed } from '#web/route.ts'
import { newId } from '#shared/ids.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import type { Attempt } from './check-attempt.ts'
import type { Visitor } from './check-visitor.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import type { Proof } from './exchange.ts'
import { sealAddress } from './people.ts'
import { keepProviderPerson, keepStaff } from './person.store.ts'
import { endSession, type Newcomer, openSession } from './session.ts'
import { keepSuccess } from './sign-in-event.store.ts'
import type { StepTime } from './steps.ts'

/** What rooms to the right know, given by app.ts. */
export type Acquaintances = {
  /** The resident with this BSN, if they ever applied. */
  readonly residentByBsn: (q: Queryable, bsn: string) => Promise<{ readonly id: string; readonly name: string } | undefined>
  /** The provider with this number in the trade register, if it takes part. */
  readonly providerByKvk: (q: Queryable, kvk: string) => Promise<{ readonly name: string } | undefined>
}

export type Admitted = { readonly cookie: string; readonly signed: Signed }

/** A new session, the end of the one this browser had, and the event: together or not at all. */
export const admit = (house: House, known: Acquaintances, attempt: Attempt, visitor: Visitor, proof: Proof, steps: readonly StepTime[]): Promise<Result<Admitted, Stopped>> =>
  house.db.transaction(async (tx) => {
    const newcomer = await newcomerFor(house, tx, known, visitor, proof)
    if (!newcomer) return refuse('unknown-organisation', {})
    if (attempt.replaces) await endSession(house, tx, attempt.replaces)
    const admitted = await openSession(house, tx, newcomer)
    const now = house.clock.now()
    await keepSuccess(tx, newId(now), visitor.door, steps, now)
    return ok(admitted)
  })

async function newcomerFor(house: House, tx: Tx, known: Acquaintances, visitor: Visitor, proof: Proof): Promise<Newcomer | undefined> {
  const now = house.clock.now()
  const same = { door: visitor.door, roles: visitor.roles, loa: String(proof.level), idToken: proof.idToken }
  const person = { id: newId(now), issuer: house.config.doors[visitor.door].issuer, subject: proof.subject, at: now }
  switch (visitor.door) {
    case 'resident': {
      const resident = await known.residentByBsn(tx, visitor.bsn)
      const { idToken, ...unhinted } = same
      return { ...unhinted, subjectId: resident?.id, name: resident?.name ?? '', bsn: visitor.bsn, ...(holds(idToken, visitor.bsn) ? {} : { idToken }) }
    }
    case 'provider': {
      const provider = await known.providerByKvk(tx, visitor.kvk)
      if (!provider) return undefined
      const name = visitor.name || provider.name
      return { ...same, subjectId: await keepProviderPerson(tx, { ...person, kvk: visitor.kvk, name }), name }
    }
    case 'staff':
      return { ...same, subjectId: await keepStaff(tx, { ...person, name: visitor.name, ownFind: visitor.bsn === undefined ? undefined : house.box.find(visitor.bsn), emailSealed: sealAddress(house, visitor.email) }), name: visitor.name }
  }
}

/** Signing out at the issuer takes the ID token along in an address; one that holds the BSN never goes there, so it is not kept. */
const holds = (idToken: string, bsn: string): boolean => Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString().includes(bsn)
