import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Logger } from 'pino'
import type { Database } from '#db/database.ts'
import { frozenClock } from '#shared/clock.ts'
import { secretBox } from '#shared/secret-box.ts'
import type { Config } from '#src/config.ts'
import { parseKeys } from '#src/key-file.ts'
import { openLog } from '#src/log.ts'
import type { House } from '#src/house.ts'
import { readMunicipality } from '#src/municipality.ts'
import { newKeyFile } from '../scripts/keys.ts'
import { testDatabase } from './database.ts'

export type LogLine = { readonly level: 'info' | 'warn' | 'error'; readonly facts: object; readonly message: string }

export type TestHouse = House & {
  readonly clock: ReturnType<typeof frozenClock>
  /** The owner's way in: for assertions, never for the product. */
  readonly owner: Database
  readonly databaseUrl: string
  /** What was logged, by the rooms and by the web. */
  readonly lines: LogLine[]
  readonly logger: Logger
}

const municipalityFile = join(import.meta.dirname, '..', 'config', 'groningen.json')
const keys = parseKeys(newKeyFile())

/** A partner that nobody answers for: a test that needs one gives its own in `config`. */
const nowhere = 'http://127.0.0.1:9'

export const testConfig = (database: { ownerUrl: string }, changes: Partial<Config> = {}): Config => ({
  demonstration: true, host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:3000', tls: undefined, redirectPort: undefined, trustedProxies: [],
  municipalityFile, database: { ownerUrl: database.ownerUrl, appUrl: undefined }, keys,
  doors: { resident: door('resident'), provider: door('provider'), staff: door('staff') },
  brp: { url: `${nowhere}/haalcentraal/api/brp/personen`, auth: { kind: 'apikey', header: 'X-API-KEY', key: 'test' }, timeoutMs: 1000 },
  income: { url: nowhere, auth: { kind: 'bearer', token: 'test' }, timeoutMs: 1000 },
  smtp: { host: '127.0.0.1', port: 9, secure: false, from: 'Stadjerspas <stadjerspas@example.org>' },
  healthToken: 'test-health', securityContact: 'mailto:security@example.org',
  ...changes,
})

const door = (name: string): Config['doors']['resident'] => ({ issuer: `${nowhere}/${name}`, clientId: `stadjerspas-${name}` }) as unknown as Config['doors']['resident']

/** A House on a database of its own, with a clock that stands still (`at`: 2026-11-23T10:00:00+01:00). */
export async function testHouse(t: TestContext, options: { at?: string; config?: Partial<Config> } = {}, beforeClosing: (() => Promise<void>)[] = []): Promise<TestHouse> {
  const { url, owner, app } = await testDatabase(t, beforeClosing)
  const config = testConfig({ ownerUrl: url }, options.config)
  const lines: LogLine[] = []
  const logger = openLog('info', (line) => {
    const { level, msg, time: _time, ...facts } = JSON.parse(line) as { level: LogLine['level']; msg: string; time: string }
    lines.push({ level, facts, message: msg })
  })
  return {
    config, municipality: readMunicipality(config.municipalityFile), db: app, owner, databaseUrl: url,
    clock: frozenClock(options.at ?? '2026-11-23T10:00:00+01:00'), box: secretBox(config.keys.box),
    lines, log: logger, logger,
  }
}
