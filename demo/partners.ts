import type { JWK } from 'jose'
import type { Clock } from '#shared/clock.ts'
import { BRP_PATH, startBrp } from './brp.ts'
import { type Faults, faultSwitch } from './faults.ts'
import { startIncome } from './income.ts'
import { startMail } from './mail.ts'
import type { Inbox } from './imap/inbox.ts'
import type { Mailbox } from './mailbox.ts'
import { startOidc } from './oidc.ts'
import type { IssuerKey } from './oidc/doors.ts'
import { type Norms, personas, population, providerPeople, readNorms, staffPeople } from './personas.ts'

export type PartnerPorts = { readonly oidc: number; readonly brp: number; readonly income: number; readonly smtp: number; readonly mailbox: number; readonly imap: number }

export type PartnersSetup = {
  /** 127.0.0.1: another site than the shop at localhost, as in the world. */
  readonly host: string
  /** 0 takes a free port. */
  readonly ports: PartnerPorts
  /** Ages are made on its today when the partners start; incomes follow the reference date that is asked for. */
  readonly clock: Clock
  /** The shop's public address without a slash at the end: where sign-in comes back. */
  readonly shopUrl: string
  /** The public keys of the shop (private_key_jwt, ES256). */
  readonly clientJwks: { readonly keys: readonly JWK[] }
  readonly log?: (error: unknown) => void
  readonly norms?: Norms
  /** How slow `slow` is; 30 seconds when not given. */
  readonly slowMs?: number
}

export type Partners = {
  readonly urls: Readonly<Record<IssuerKey | 'brp' | 'income' | 'mailbox', string>> & { readonly smtp: string }
  readonly smtp: { readonly host: string; readonly port: number }
  readonly imap: { readonly host: string; readonly port: number }
  /** What the shop shows to be let in at the BRP and the income source. */
  readonly keys: { readonly brp: string; readonly income: string }
  readonly faults: Faults
  readonly mail: Mailbox
  /** The mailbox of the municipality, as its server keeps it. */
  readonly inbox: Inbox
  /** Stops all of them and closes what was open. */
  stop(): Promise<void>
}

export const partnerKeys = { brp: 'demonstratie-brp', income: 'demonstratie-inkomen' }

/** Every partner that a shop talks to, with its real protocol, on its own port. If one cannot start, none stays. */
export async function startPartners({ host, ports, clock, shopUrl, clientJwks, log = () => {}, norms = readNorms(), slowMs }: PartnersSetup): Promise<Partners> {
  const faults = faultSwitch(slowMs)
  const today = clock.today()
  const everybody = population(today, norms)
  const cast = { residents: personas(today, norms), providers: providerPeople, staff: staffPeople }
  const running: { stop(): Promise<void> }[] = []
  const start = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => { const one = await starting; running.push(one); return one }
  const stop = async (): Promise<void> => { faults.clear(); await Promise.all(running.map((one) => one.stop())) }

  try {
    const oidc   = await start(startOidc({ host, port: ports.oidc, cast, shopUrl, clientJwks, faults, log }))
    const brp    = await start(startBrp({ host, port: ports.brp, population: everybody, clock, key: partnerKeys.brp, faults, log }))
    const income = await start(startIncome({ host, port: ports.income, norms, key: partnerKeys.income, faults, log }))
    const mail   = await start(startMail({ host, smtpPort: ports.smtp, mailboxPort: ports.mailbox, imapPort: ports.imap, clock, faults, log }))
    return {
      urls: { ...oidc.issuers, brp: `${brp.url}${BRP_PATH}`, income: income.url, mailbox: mail.mailboxUrl, smtp: `smtp://${mail.smtp.host}:${mail.smtp.port}` },
      smtp: mail.smtp, imap: mail.imap, inbox: mail.inbox, keys: partnerKeys, faults, mail: mail.mailbox, stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
