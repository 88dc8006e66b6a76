import type { Config } from '#src/config.ts'
import type { DoorConfig } from '#src/door-config.ts'
import { imapAccount } from './mail.ts'
import { clientIdOf } from './oidc.ts'
import { digidLevels, eherkenningLevels, type IssuerKey, KVK_CLAIM, staffLevels } from './oidc/doors.ts'
import type { Partners } from './partners.ts'
import { TO_US } from './to-us.ts'

type Settings = Pick<Config, 'doors' | 'brp' | 'income' | 'smtp' | 'mailIn'>

const ROLES = ['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator']

/** What an operator would write in the partners file, for the partners of the demonstration. */
export function partnerSettings({ urls, smtp, imap, keys }: Pick<Partners, 'urls' | 'smtp' | 'imap' | 'keys'>, clientKey: DoorConfig['clientKey'], shopUrl: string): Settings {
  const door = (key: IssuerKey, rest: Pick<DoorConfig, 'minimumAcr' | 'levels' | 'claims'> & Partial<DoorConfig>): DoorConfig => ({
    issuer: urls[key], clientId: clientIdOf(key), clientKey, scopes: ['openid'], responseMode: 'query',
    acrValues: [rest.minimumAcr], groupRoles: {}, postLogout: `${shopUrl}/uitgelogd`, timeoutMs: 5000, ...rest,
  })
  return {
    doors: {
      resident: door('digid',       { levels: digidLevels, minimumAcr: digidLevels[1]!, claims: { bsn: ['bsn'] } }),
      provider: door('eherkenning', { levels: eherkenningLevels, minimumAcr: eherkenningLevels[2]!, claims: { kvk: [KVK_CLAIM], name: ['name'], groups: ['roles'] }, groupRoles: { 'provider-manager': 'provider-manager', counter: 'counter' } }),
      staff:    door('staff',       { levels: staffLevels, minimumAcr: staffLevels[1]!, claims: { name: ['name'], email: ['email'], groups: ['groups'], bsn: ['bsn'] }, groupRoles: Object.fromEntries(ROLES.map((role) => [`stadjerspas-${role}`, role])) }),
    },
    brp:    { url: urls.brp, auth: { kind: 'apikey', header: 'X-API-KEY', key: keys.brp }, timeoutMs: 5000 },
    income: { url: urls.income, auth: { kind: 'bearer', token: keys.income }, timeoutMs: 5000 },
    smtp:   { host: smtp.host, port: smtp.port, secure: false, from: `Stadjerspas <${TO_US}>` },
    mailIn: { ...imap, secure: false, ...imapAccount, mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: [TO_US] },
  }
}
