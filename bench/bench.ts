// npm run bench: each figure beside its floor, measured in one run: interleaved, 5 rounds, median of the ratios.
// --help says what can be asked.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeData } from '#db/embedded.ts'
import { type Figure, firstLine, median, perProcessorSecond, program, ROUNDS, secondsUntil, stop } from './measure.ts'
import { HELP, readAsked } from './asked.ts'
import { incomeTestRate } from './income-test.ts'
import { desk } from './desk.ts'
import { finding } from './finding.ts'
import { orders } from './orders.ts'
import { ordersOverHttp } from './orders-http.ts'
import { ordersAtSize } from './orders-size.ts'
import { retest } from './retest.ts'

const args = process.argv.slice(2)
if (args.some((one) => one === '--help' || one === '-h')) { console.log(HELP); process.exit(0) }
const asked = readAsked(args)
if (typeof asked === 'string') { console.error(asked); process.exit(1) }

const folder = mkdtempSync(join(tmpdir(), 'stadjerspas-bench-'))
const port = 3900
const shopUrl = `http://localhost:${port}`
const environment = { PORT: String(port), DATA_FOLDER: join(folder, 'data') }

type Fetched = { status: number; headers: Record<string, string>; body: Buffer }
const fetchBytes = (url: string, encoding: string) => new Promise<Fetched>((resolve, reject) => {
  get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body: Buffer.concat(chunks) }))
  }).on('error', reject)
})
const answers = () => fetchBytes(`${shopUrl}/`, 'br').then(({ status }) => status === 200, () => false)

type Measured = Awaited<ReturnType<typeof perProcessorSecond>>

const { wanted, json, offers, residents, households, vouchers, flush } = asked
const figures: Figure[] = []
try {
  if (wanted('pages')) figures.push(...await pages())
  if (wanted('finding')) figures.push(...await finding(folder, offers))
  if (wanted('desk')) figures.push(...await desk(folder, residents))
  if (wanted('orders')) figures.push(...await orders(folder, flush))
  if (wanted('orders-http')) figures.push(...await ordersOverHttp(folder, flush))
  if (wanted('orders-size')) figures.push(...await ordersAtSize(folder, vouchers))
  if (wanted('income-test')) figures.push(incomeTestRate())
  if (wanted('retest')) figures.push(await retest(households))
} finally {
  for (const name of ['data/postgres', 'finding/postgres', 'desk', 'orders', 'orders-http', 'size']) removeData(join(folder, name))
  rmSync(folder, { recursive: true, force: true })
}

if (json) console.log(JSON.stringify(figures, null, 2))
else print(figures)
process.exit(0)

async function pages(): Promise<Figure[]> {
  const started = await start()
  const shop = program('scripts/start.ts', [], environment)
  try {
    await secondsUntil(shop, answers)
    return [started, await catalogue(shop), ...await firstVisit()]
  } finally {
    await stop(shop)
  }
}

/** npm start until the first page, on data of an earlier start; the floor is the same database and a bare node:http. */
async function start(): Promise<Figure> {
  const shop = async () => {
    const child = program('scripts/node24.mjs', ['scripts/start.ts'], environment)
    const seconds = await secondsUntil(child, answers)
    await stop(child)
    return seconds
  }
  await shop()
  const rounds: { shop: number; floor: number }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const seconds = await shop()
    const began = performance.now()
    await firstLine(program('bench/floor-start.ts', [join(folder, 'data', 'postgres')]))
    rounds.push({ shop: seconds, floor: (performance.now() - began) / 1000 })
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const value = median(rounds.map((round) => round.shop))
  return {
    name: 'npm start until the first page (second start)', value: `${value.toFixed(2)} s`, floor: `${median(rounds.map((round) => round.floor)).toFixed(2)} s`,
    ratio: median(rounds.map((round) => round.shop / round.floor)), goal: 'at most 3 s', met: value <= 3, how: 'floor: the same PostgreSQL on the same data, then a bare node:http',
  }
}

/** The catalogue for who is not signed in, as a browser asks for it. */
async function catalogue(shop: ChildProcess): Promise<Figure> {
  const encoding = 'br'
  const { headers, body } = await fetchBytes(`${shopUrl}/aanbod`, encoding)
  const { 'content-length': _length, date: _date, connection: _connection, 'keep-alive': _alive, 'x-request-id': _id, ...same } = headers
  writeFileSync(join(folder, 'page'), body)
  writeFileSync(join(folder, 'headers'), JSON.stringify(same))
  const bare = program('bench/floor-http.ts', [join(folder, 'page'), join(folder, 'headers')])
  const { port: barePort } = JSON.parse(await firstLine(bare)) as { port: number }
  const options = { connections: 32, seconds: 2, encoding }
  const sides = { shop: { server: shop, url: `${shopUrl}/aanbod` }, floor: { server: bare, url: `http://127.0.0.1:${barePort}/` } }
  const measured = { shop: [] as Measured[], floor: [] as Measured[] }
  try {
    for (const side of [sides.shop, sides.floor]) await perProcessorSecond(side.server, side.url, { ...options, seconds: 1 })
    for (let i = 0; i < ROUNDS; i++) {
      for (const name of i % 2 ? ['floor', 'shop'] as const : ['shop', 'floor'] as const) measured[name].push(await perProcessorSecond(sides[name].server, sides[name].url, options))
    }
  } finally {
    await stop(bare)
  }
  const ratio = median(measured.shop.map((one, i) => one.perProcessorSecond / measured.floor[i]!.perProcessorSecond))
  const words = (all: readonly Measured[]) => `${Math.round(median(all.map((one) => one.perProcessorSecond)))} a processor second (${Math.round(median(all.map((one) => one.perSecond)))} a second)`
  return {
    name: `catalogue page, ${body.length} bytes ${encoding}`, value: words(measured.shop), floor: words(measured.floor),
    ratio, goal: 'at least 0.5', met: ratio >= 0.5, how: "floor: bare node:http with the same bytes and headers; 32 connections kept open, generator in a process of its own; by the server's own processor time",
  }
}

/** What a first visit of the home page transfers: the page and every file it names, bodies as compressed. */
async function firstVisit(): Promise<Figure[]> {
  const home = await fetchBytes(`${shopUrl}/`, 'br')
  const text = (await fetchBytes(`${shopUrl}/`, 'identity')).body.toString()
  const paths = [...new Set([...text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map(([, path]) => path!))]
  const style = paths.find((path) => path.endsWith('.css'))
  const css = style ? (await fetchBytes(shopUrl + style, 'identity')).body.toString() : ''
  for (const [, path] of css.matchAll(/url\(["']?(\/static\/[^"')]+)/g)) if (!paths.includes(path!)) paths.push(path!)
  const files = [{ path: '/', bytes: home.body.length }]
  for (const path of paths) files.push({ path: path.replace(/\.[0-9a-zA-Z_-]{6,}\./, '.'), bytes: (await fetchBytes(shopUrl + path, 'br')).body.length })
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const share = files.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')
  return [{ name: 'first visit, all bytes as transferred', value: `${total} bytes`, floor: '50000 bytes', ratio: total / 50_000, goal: 'under 50 kB', met: total < 50_000, how: share }]
}

function print(all: readonly Figure[]): void {
  for (const { name, value, floor, ratio, goal, met, how } of all) {
    console.log(`${met === undefined ? '     ' : met ? 'ok   ' : 'SHORT'} ${name}\n        ${value} beside ${floor}, ratio ${ratio?.toFixed(2) ?? '-'} (goal: ${goal})\n        ${how}`)
  }
}
