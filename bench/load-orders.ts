// Presses "Bestel" over and over, in a process of its own: `connections` forms under way for `seconds`, each with a fresh key.
// It shares two cores with the shop, so it writes its requests on the socket itself and reads no more of an answer than it needs.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

export type Targets = { readonly people: readonly { readonly cookie: string; readonly csrf: string; readonly id: string }[]; readonly offers: readonly { readonly slug: string; readonly versionId: string }[] }

const [port, file, connections, seconds, offers] = [Number(process.argv[2]), process.argv[3]!, Number(process.argv[4]), Number(process.argv[5]), Number(process.argv[6])]
const targets = JSON.parse(readFileSync(file, 'utf8')) as Targets
const pick = <T>(list: readonly T[], most = list.length): T => list[Math.floor(Math.random() * most)]!
const run = randomBytes(12).toString('hex')
let sent = 0
let placed = 0
let wrong = 0
let waited = 0

function order(): string {
  const [person, offer] = [pick(targets.people), pick(targets.offers, offers)]
  const body = `_csrf=${person.csrf}&_key=${run}${(sent++).toString(16).padStart(8, '0')}&versie=${offer.versionId}&voor=${person.id}`
  return `POST /aanbod/${offer.slug}/bestellen HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n`
    + `sec-fetch-site: same-origin\r\ncookie: ${person.cookie}\r\n\r\n${body}`
}

const PLACED = /^HTTP\/1\.1 303 [\s\S]*\r\nlocation: \/mijn\/bonnen\/[^/\r]+besteld=ja\r\n/i
/** Where this answer ends in what came so far; undefined while some of it is still to come. */
function endOf(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const end = head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
  return text.length < end ? undefined : end
}

const client = () => new Promise<void>((resolve) => {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let text = ''
  let asked = 0
  const next = (): void => {
    asked = performance.now()
    if (asked >= until) { socket.destroy(); resolve() } else socket.write(order(), 'latin1')
  }
  socket.setEncoding('latin1').on('connect', next).on('data', (chunk: string) => {
    text += chunk
    const end = endOf(text)
    if (end === undefined) return
    if (PLACED.test(text)) placed++
    else wrong++
    waited += performance.now() - asked
    text = text.slice(end)
    next()
  })
  // A connection that breaks while it waits for an answer did not get its order.
  socket.on('error', () => { wrong++; resolve() }).on('end', () => { wrong++; resolve() })
})

const began = performance.now()
const until = began + seconds * 1000
await Promise.all(Array.from({ length: connections }, client))
const elapsed = (performance.now() - began) / 1000
console.log(JSON.stringify({ perSecond: placed / elapsed, wrong, ms: waited / Math.max(1, placed) }))
process.exit(0)
