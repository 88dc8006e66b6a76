import { generateKeyPairSync } from 'node:crypto'
import type { TestContext } from 'node:test'
import { type Partners, type PartnersSetup, startPartners } from '#demo/partners.ts'
import { partnerSettings } from '#demo/settings.ts'
import { frozenClock } from '#shared/clock.ts'
import type { Config } from '#src/config.ts'
import type { DoorConfig } from '#src/door-config.ts'

export type TestPartners = Partners & {
  /** Goes into testHouse(t, { config: partners.config }). */
  readonly config: Pick<Config, 'doors' | 'brp' | 'income' | 'smtp' | 'mailIn' | 'publicUrl'>
  readonly clientKey: DoorConfig['clientKey']
  /** Errors inside a partner: a test that passed while one broke did not pass. */
  readonly errors: readonly unknown[]
}

const ANY = { oidc: 0, brp: 0, income: 0, smtp: 0, mailbox: 0, imap: 0 }

/** The partners of the demonstration on free ports, gone after the test. */
export async function testPartners(t: TestContext, options: Partial<Pick<PartnersSetup, 'clock' | 'shopUrl' | 'norms' | 'slowMs'>> = {}): Promise<TestPartners> {
  const { clock = frozenClock('2026-11-23T10:00:00+01:00'), shopUrl = 'http://localhost:3000', ...rest } = options
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const named = { kid: 'test', alg: 'ES256', use: 'sig' }
  const clientKey = { ...pair.privateKey.export({ format: 'jwk' }), ...named }
  const errors: unknown[] = []
  const partners = await startPartners({
    host: '127.0.0.1', ports: ANY, clock, shopUrl, clientJwks: { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), ...named }] as PartnersSetup['clientJwks']['keys'] },
    log: (error) => { errors.push(error) }, ...rest,
  })
  t.after(() => partners.stop())
  return { ...partners, clientKey, errors, config: { ...partnerSettings(partners, clientKey, shopUrl), publicUrl: shopUrl } }
}
