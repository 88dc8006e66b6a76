import type { DoorConfig } from '#src/door-config.ts'
import { isBsn } from '#shared/bsn.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import type { Door } from './attempt.store.ts'
import { rolesOfDoor } from './domain/access.ts'
import { isKvk, listAt, rolesOfGroups, textAt, withoutSectorCode } from './domain/claims.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import type { Proof } from './exchange.ts'

/** Who came through which door, as far as the issuer says it. */
export type Visitor =
  | { readonly door: 'resident'; readonly bsn: string; readonly roles: readonly string[] }
  | { readonly door: 'provider'; readonly kvk: string; readonly name: string; readonly roles: readonly string[] }
  | { readonly door: 'staff'; readonly name: string; readonly email: string | undefined; readonly bsn: string | undefined; readonly roles: readonly string[] }

/** Reads the claims that configuration names. What this door needs and is not there makes the answer unusable. */
export function checkVisitor(door: Door, config: DoorConfig, { claims }: Proof): Result<Visitor, Stopped> {
  const { bsn, kvk, name, email, groups } = config.claims
  switch (door) {
    case 'resident': {
      const number = withoutSectorCode(textAt(claims, bsn) ?? '')
      return isBsn(number) ? ok({ door, bsn: number, roles: ['resident'] }) : refuse('answer-invalid', { detail: 'no-bsn' })
    }
    case 'provider': {
      const number = textAt(claims, kvk) ?? ''
      if (!isKvk(number)) return refuse('answer-invalid', { detail: 'no-kvk' })
      // Where the issuer knows no groups, who may act for the organisation manages it here.
      const roles = groups ? mappedRoles(door, config, listAt(claims, groups)) : ['provider-manager']
      return roles.length ? ok({ door, kvk: number, name: textAt(claims, name) ?? '', roles }) : refuse('no-role', {})
    }
    case 'staff': {
      const roles = mappedRoles(door, config, listAt(claims, groups))
      if (!roles.length) return refuse('no-role', {})
      const called = textAt(claims, name)
      // What staff do is written down under their name.
      const own = withoutSectorCode(textAt(claims, bsn) ?? '')
      return called ? ok({ door, name: called, email: textAt(claims, email), bsn: isBsn(own) ? own : undefined, roles }) : refuse('answer-invalid', { detail: 'no-name' })
    }
  }
}

const mappedRoles = (door: Door, { groupRoles }: DoorConfig, groups: readonly string[]): readonly string[] =>
  rolesOfGroups(groups, groupRoles).filter((role) => (rolesOfDoor[door] as readonly string[]).includes(role))
