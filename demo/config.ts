import type { Config } from '#src/config.ts'
import type { DoorConfig } from '#src/door-config.ts'
import { BRP_PATH } from './brp.ts'
import { type PartnerPorts, partnerKeys } from './partners.ts'
import { partnerSettings } from './settings.ts'

/** The partners use the ports after the shop's. */
export const partnerPorts = (port: number): PartnerPorts => ({ oidc: port + 1, brp: port + 2, income: port + 3, smtp: port + 4, mailbox: port + 5, imap: port + 6 })

export const PARTNER_HOST = '127.0.0.1'

type Given = {
  readonly port: number
  readonly ports: PartnerPorts
  readonly keys: Config['keys']
  readonly clientKey: DoorConfig['clientKey']
  readonly ownerUrl: string
  readonly municipalityFile: string
}

/**
 * The settings of a demonstration. The shop is at `localhost`, its partners at `127.0.0.1`: different sites, as in the
 * world, so that a cookie that would not survive the way back from DigiD does not survive it here either.
 */
export function demonstrationConfig({ port, ports, keys, clientKey, ownerUrl, municipalityFile }: Given): Config {
  const publicUrl = `http://localhost:${port}`
  const at = (used: number) => `http://${PARTNER_HOST}:${used}`
  const urls = {
    digid: `${at(ports.oidc)}/digid`, eherkenning: `${at(ports.oidc)}/eherkenning`, staff: `${at(ports.oidc)}/staff`,
    brp: at(ports.brp) + BRP_PATH, income: at(ports.income), mailbox: at(ports.mailbox), smtp: `smtp://${PARTNER_HOST}:${ports.smtp}`,
  }
  return {
    ...partnerSettings({ urls, smtp: { host: PARTNER_HOST, port: ports.smtp }, imap: { host: PARTNER_HOST, port: ports.imap }, keys: partnerKeys }, clientKey, publicUrl),
    demonstration: true, host: 'localhost', port, publicUrl, tls: undefined, redirectPort: undefined, trustedProxies: [], municipalityFile,
    database: { ownerUrl, appUrl: undefined }, keys, healthToken: undefined, securityContact: 'mailto:security@example.org',
  }
}
