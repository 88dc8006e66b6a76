// One load generator in a process of its own: keeps `connections` requests under way for `seconds`, prints what came back.
import { Agent, get } from 'node:http'

const [url, connections, seconds, encoding, cookie] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4]), process.argv[5] ?? 'identity', process.argv[6] ?? '']
const agent = new Agent({ keepAlive: true, maxSockets: connections })
let answered = 0
let wrong = 0
let bytes = 0
const until = performance.now() + seconds * 1000

const once = () => new Promise<void>((resolve) => {
  get(url, { agent, headers: { 'accept-encoding': encoding, ...(cookie ? { cookie } : {}) } }, (response) => {
    response.on('data', (chunk: Buffer) => { bytes += chunk.length })
    response.on('end', () => { if (response.statusCode === 200) answered++; else wrong++; resolve() })
  }).on('error', () => { wrong++; resolve() })
})
const client = async () => { while (performance.now() < until) await once() }

const began = performance.now()
await Promise.all(Array.from({ length: connections }, client))
const elapsed = (performance.now() - began) / 1000
console.log(JSON.stringify({ perSecond: answered / elapsed, wrong, bytesEach: answered ? Math.round(bytes / answered) : 0 }))
process.exit(0)
