// Presses "Bestel" over and over, in a process of its own: `connections` forms under way for `seconds`, each with a fresh key.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export type Targets = { readonly people: readonly { readonly cookie: string; readonly csrf: string; readonly id: string }[]; readonly offers: readonly { readonly slug: string; readonly versionId: string }[] }

const [port, file, connections, seconds, offers] = [Number(process.argv[2]), process.argv[3]!, Number(process.argv[4]), Number(process.argv[5]), Number(process.argv[6])]
const targets = JSON.parse(readFileSync(file, 'utf8')) as Targets
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const pick = <T>(list: readonly T[], most = list.length): T => list[Math.floor(Math.random() * most)]!
let placed = 0
let wrong = 0
let waited = 0

const once = () => new Promise<void>((resolve) => {
  const began = performance.now()
  const [person, offer] = [pick(targets.people), pick(targets.offers, offers)]
  const body = `_csrf=${person.csrf}&_key=${randomBytes(16).toString('hex')}&versie=${offer.versionId}&voor=${person.id}`
  const asked = request({ port, host: '127.0.0.1', agent, method: 'POST', path: `/aanbod/${offer.slug}/bestellen`, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, 'sec-fetch-site': 'same-origin', cookie: person.cookie } }, (response) => {
    if (response.statusCode === 303 && /^\/mijn\/bonnen\/[^/]+besteld=ja$/.test(response.headers.location ?? '')) placed++
    else wrong++
    response.resume().on('end', () => { waited += performance.now() - began; resolve() })
  })
  asked.on('error', () => { wrong++; resolve() })
  asked.end(body)
})
const client = async () => { while (performance.now() < until) await once() }

const began = performance.now()
const until = began + seconds * 1000
await Promise.all(Array.from({ length: connections }, client))
const elapsed = (performance.now() - began) / 1000
console.log(JSON.stringify({ perSecond: placed / elapsed, wrong, ms: waited / Math.max(1, placed) }))
process.exit(0)
