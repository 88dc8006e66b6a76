import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { serverTime } from '#db/clock-shift.ts'
import { scannerAnswers } from '#web/files/scanner.ts'
import type { House } from './house.ts'

/** What an operator should know before a resident does. Each check ends in a sentence that says what to do. */
export type Finding = { readonly check: string; readonly state: 'good' | 'care' | 'wrong'; readonly sentence: string }
export type Check = { readonly name: string; readonly look: () => Promise<Omit<Finding, 'check'>> }

const good = (sentence: string) => ({ state: 'good' as const, sentence })
const care = (sentence: string) => ({ state: 'care' as const, sentence })
const wrong = (sentence: string) => ({ state: 'wrong' as const, sentence })
const DAY = 86_400_000

export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  return Promise.all(checks.map(async ({ name, look }) => {
    try {
      return { check: name, ...await look() }
    } catch (error) {
      return { check: name, ...wrong(`This could not be looked at: ${inWords(error as Error)}`) }
    }
  }))
}

/** "fetch failed" says nothing: why stands in its cause. */
const inWords = ({ message, cause }: Error): string => {
  if (!(cause instanceof Error)) return message
  return `${message} (${'code' in cause ? String(cause.code) : cause.message})`
}

/** `ahead`: milliseconds by which this machine is ahead of the server of the database. Asking takes a moment itself. */
export function clockFinding(ahead: number): Omit<Finding, 'check'> {
  const seconds = Math.round(Math.abs(ahead) / 1000)
  if (seconds <= 5) return good('This machine and the database have the same time.')
  const sentence = `The clock of this machine is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} that of the database. Have both set by NTP: terms, draws and sessions follow the clock, and a draw that was held too early cannot be taken back.`
  return seconds <= 60 ? care(sentence) : wrong(sentence)
}

export const clockChecks = (house: House): Check[] => [{
  name: 'clock', look: async () => clockFinding(house.clock.now().getTime() - (await serverTime(house.db)).getTime()),
}]

/** https, certificate, headers and partners: what can be seen from outside. Rooms bring their own checks (care.ts). */
export const outsideChecks = (house: House): Check[] => [
  { name: 'https and certificate', look: () => certificate(house) },
  { name: 'headers from outside',  look: () => headers(house) },
  { name: 'sign-in of residents',  look: () => issuer(house.config.doors.resident.issuer) },
  { name: 'sign-in of providers',  look: () => issuer(house.config.doors.provider.issuer) },
  { name: 'sign-in of staff',      look: () => issuer(house.config.doors.staff.issuer) },
  { name: 'BRP',                   look: () => answers(house.config.brp.url) },
  { name: 'income source',         look: () => answers(house.config.income.url) },
  { name: 'mail',                  look: () => mail(house) },
  { name: 'scanner for files',     look: () => scanner(house) },
]

async function certificate({ config, clock }: House) {
  const url = new URL(config.publicUrl)
  if (url.protocol !== 'https:') {
    return config.demonstration ? good('A demonstration on this machine: no https is needed.') : wrong('The public address has no https. Nobody should sign in before it has.')
  }
  const until = await new Promise<Date>((resolve, reject) => {
    const socket = connectTls({ host: url.hostname, port: Number(url.port || 443), servername: url.hostname, rejectUnauthorized: false, timeout: 5000 }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to))
      socket.destroy()
    })
    socket.on('error', reject).on('timeout', () => socket.destroy(new Error('no answer within 5 seconds')))
  })
  return certificateFinding(until, clock.now(), Boolean(config.tls))
}

/** Three weeks: enough for an order, an absence and a second try. `own`: the shop itself holds it, and reads it at its start only. */
export function certificateFinding(until: Date, now: Date, own = false): Omit<Finding, 'check'> {
  const then = own ? ' Then restart the shop: it reads the certificate at its start.' : ''
  const days = Math.floor((until.getTime() - now.getTime()) / DAY)
  if (days < 0) return wrong(`The certificate ended on ${until.toISOString().slice(0, 10)}. Put a new one in place now: browsers refuse the site.${then}`)
  return days <= 21 ? care(`The certificate ends in ${days} days, on ${until.toISOString().slice(0, 10)}. Renew it this week.${then}`) : good(`The certificate is good for ${days} days.`)
}

async function headers({ config }: House) {
  const response = await fetch(config.publicUrl, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
  const missing = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy', ...(config.publicUrl.startsWith('https:') ? ['strict-transport-security'] : [])]
    .filter((name) => !response.headers.get(name))
  if (missing.length) return wrong(`Missing on the home page as seen from outside: ${missing.join(', ')}. A proxy in front takes them away.`)
  return /unsafe/.test(response.headers.get('content-security-policy') ?? '') ? wrong('The content security policy has an unsafe word: something in front changes it.') : good('All headers arrive.')
}

async function issuer(address: string) {
  const response = await fetch(`${address.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5000) })
  return response.ok ? good('The issuer answers.') : wrong(`The issuer answers with ${response.status}. People cannot sign in; call its operator.`)
}

async function scanner({ config }: House) {
  if (!config.scanner) return good('None is configured (CLAMD). Files are made anew all the same.')
  return await scannerAnswers(config.scanner) ? good('clamd answers.') : wrong('clamd does not answer. Nobody can send a file until it does: start it, or look at CLAMD.')
}

/** An empty question is refused by both sources; any answer at all says that they are there. */
async function answers(address: string) {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: AbortSignal.timeout(5000) })
  return response.status < 500 ? good('It answers.') : wrong(`It answers with ${response.status}. Applications wait and are asked again for 24 hours.`)
}

const mail = ({ config: { smtp } }: House) => new Promise<Omit<Finding, 'check'>>((resolve) => {
  const socket = connectTcp({ host: smtp.host, port: smtp.port, timeout: 5000 })
  const end = (finding: Omit<Finding, 'check'>) => { socket.destroy(); resolve(finding) }
  socket.once('data', (chunk: Buffer) => end(chunk.toString().startsWith('220') ? good('The mail server greets.') : wrong('The mail server does not greet with 220.')))
  socket.on('error', (error) => end(wrong(`The mail server does not answer (${error.message}). Notices wait and are tried again.`)))
  socket.on('timeout', () => end(smtp.secure ? good('The mail server listens (it waits for TLS).') : wrong('The mail server is silent for 5 seconds.')))
})
