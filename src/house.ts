import type { Database } from '#db/database.ts'
import type { Clock } from '#shared/clock.ts'
import type { SecretBox } from '#shared/secret-box.ts'
import type { Config } from './config.ts'
import type { Municipality } from './municipality.ts'

/** What every room may use. Made once in open-house.ts (or by a test) and handed on; nothing else is global. */
export type House = {
  readonly config: Config
  readonly municipality: Municipality
  /** As the application role: no DDL, insert-only on audit and events. */
  readonly db: Database
  readonly clock: Clock
  readonly box: SecretBox
  readonly log: Log
}

type Log = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
