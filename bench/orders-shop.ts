// The shop of the bench of orders over HTTP, in a process of its own: the whole of it, as main.ts opens it, on a database that
// is there. Told to, it says where the time of its requests goes: measured at its doors, and sampled from its processor.
import { readFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'
import type { Queryable } from '#db/database.ts'
import { openApp } from '#src/app.ts'
import { parseKeys } from '#src/key-file.ts'
import { openLog } from '#src/log.ts'
import { openHouse } from '#src/open-house.ts'
import { testConfig } from '#test/house.ts'
import { placeOf, type Split, type Wall } from './split.ts'

const [databaseUrl, keysFile] = [process.argv[2]!, process.argv[3]!]
const logger = openLog('warn')
const house = await openHouse(testConfig({ ownerUrl: databaseUrl }, { keys: parseKeys(readFileSync(keysFile, 'utf8')) }), logger)

// Of what each request waits for: its session's question, and the call its order went in.
let wall: Wall | undefined
const timed = async <T>(name: keyof Wall, weight: number, work: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  try { return await work() } finally { if (wall) wall[name] += (performance.now() - began) * weight }
}
const counted: Partial<Queryable> = {
  async prepared(name, sql, values) {
    const ask = () => house.db.prepared<never>(name, sql, values)
    if (name === 'identity.session') return timed('session', (values[0] as unknown[]).length, ask)
    if (name !== 'orders.place') return ask()
    if (wall) wall.calls++
    return timed('sql', (values[1] as unknown[]).length, ask)
  },
}
const app = await openApp({ ...house, db: { ...house.db, ...counted } }, logger)
const marks = new WeakMap<object, number>()
app.addHook('onRequest', async (request) => { marks.set(request, performance.now()) })
app.addHook('preHandler', async (request) => { const now = performance.now(); if (wall) wall.form += now - marks.get(request)!; marks.set(request, now) })
app.addHook('onSend', async (request) => { const now = performance.now(); if (wall) wall.handler += now - marks.get(request)!; marks.set(request, now) })
app.addHook('onResponse', async (request) => { if (wall) { wall.send += performance.now() - marks.get(request)!; wall.orders++ } })
await app.listen({ host: '127.0.0.1', port: 0 })

const session = new Session()
session.connect()
process.on('message', async (word: 'begin' | 'end' | 'stop') => {
  if (word === 'begin') {
    wall = { form: 0, session: 0, handler: 0, sql: 0, send: 0, orders: 0, calls: 0 }
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    process.send!({ begun: true })
  }
  if (word === 'end') {
    const { profile } = await session.post('Profiler.stop')
    process.send!({ wall, processor: shares(profile) })
    wall = undefined
  }
  if (word === 'stop') { await app.close(); await house.close(); process.exit(0) }
})
process.send!({ port: (app.server.address() as { port: number }).port })

/** Microseconds of the processor by place: each sample counts for the innermost frame that says where it is. */
function shares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Split {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const places = new Map<number, string>()
  const placeOfNode = (id: number): string => {
    const known = places.get(id)
    if (known) return known
    const { url, functionName } = frames.get(id)!
    const parent = parents.get(id)
    const place = placeOf(functionName, url) ?? (parent === undefined ? 'node' : placeOfNode(parent))
    places.set(id, place)
    return place
  }
  const sums: Split = {}
  for (const [i, id] of samples.entries()) {
    const place = placeOfNode(id)
    sums[place] = (sums[place] ?? 0) + timeDeltas[i]!
  }
  return sums
}
