import { type Config } from '#src/config.ts'
import { digidLevels, eherkenningLevels, KVK_CLAIM, staffLevels } from './oidc/doors.ts'

export type PartnerPorts = { readonly oidc: number; readonly brp: number; readonly income: number; readonly smtp: number; readonly mailbox: number }

/** The partners use the ports after the shop's. */
export const partnerPorts = (port: number): PartnerPorts => ({ oidc: port + 1, brp: port + 2, income: port + 3, smtp: port + 4, mailbox: port + 5 })

/** Keys that the simulated register and income source ask for: worth nothing outside a demonstration. */
export const DEMONSTRATION_KEY = 'demonstration'

type Given = {
  readonly port: number
  readonly ports: PartnerPorts
  readonly keys: Config['keys']
  readonly clientKeys: Record<'resident' | 'provider' | 'staff', Config['doors']['resident']['clientKey']>
  readonly ownerUrl: string
  readonly municipalityFile: string
}

/**
 * The settings of a demonstration. The shop is at `localhost`, its partners at `127.0.0.1`: different sites, as in the
 * world, so that a cookie that would not survive the way back from DigiD does not survive it here either.
 */
export function demonstrationConfig({ port, ports, keys, clientKeys, ownerUrl, municipalityFile }: Given): Config {
  const publicUrl = `http://localhost:${port}`
  const at = (partner: keyof PartnerPorts) => `http://127.0.0.1:${ports[partner]}`
  const door = { scopes: ['openid'], postLogout: `${publicUrl}/uitgelogd`, groupRoles: {} }
  return {
    demonstration: true, host: 'localhost', port, publicUrl, tls: undefined, trustedProxies: [], municipalityFile,
    database: { ownerUrl, appUrl: undefined }, keys,
    doors: {
      resident: {
        ...door, issuer: `${at('oidc')}/digid`, clientId: 'stadjerspas-digid', clientKey: clientKeys.resident, responseMode: 'query',
        acrValues: [digidLevels[1]!], minimumAcr: digidLevels[1]!, levels: digidLevels, claims: { bsn: ['bsn'] },
      },
      provider: {
        ...door, issuer: `${at('oidc')}/eherkenning`, clientId: 'stadjerspas-aanbieder', clientKey: clientKeys.provider, responseMode: 'form_post',
        acrValues: [eherkenningLevels[2]!], minimumAcr: eherkenningLevels[2]!, levels: eherkenningLevels, claims: { kvk: [KVK_CLAIM], name: ['name'] },
      },
      staff: {
        ...door, issuer: `${at('oidc')}/staff`, clientId: 'stadjerspas-medewerker', clientKey: clientKeys.staff, responseMode: 'query',
        acrValues: [staffLevels[1]!], minimumAcr: staffLevels[1]!, levels: staffLevels, claims: { name: ['name'], groups: ['groups'] },
        groupRoles: Object.fromEntries(['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'].map((role) => [`stadjerspas-${role}`, role])),
      },
    },
    brp: { url: `${at('brp')}/haalcentraal/api/brp/personen`, auth: { kind: 'apikey', header: 'X-API-KEY', key: DEMONSTRATION_KEY }, timeoutMs: 5000 },
    income: { url: at('income'), auth: { kind: 'bearer', token: DEMONSTRATION_KEY }, timeoutMs: 5000 },
    smtp: { host: '127.0.0.1', port: ports.smtp, secure: false, from: 'Stadjerspas <stadjerspas@example.org>' },
    healthToken: undefined, securityContact: 'mailto:security@example.org',
  }
}
