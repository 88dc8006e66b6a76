import type { DoorConfig } from '#src/door-config.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import { reaches } from './domain/assurance.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import type { Proof } from './exchange.ts'

/** The level that the issuer signed for is at least what this door asks (NL GOV Assurance profile for OpenID Connect: acr). */
export const checkLevel = ({ levels, minimumAcr }: DoorConfig, { level }: Proof): Result<true, Stopped> =>
  reaches(levels, level, minimumAcr) ? ok(true) : refuse('level-too-low', {})
