// A window of 50,000 offers: the page from memory, a search, and one's own page of an offer; each beside its floor.
import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { openDatabase } from '#db/database.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { catalogue } from '#modules/offers/index.ts'
import { shelf } from '#modules/offers/catalogue.ts'
import { searchIndex } from '#modules/offers/search-index.ts'
import { makeCity } from '#demo/city/city.ts'
import { parseKeys } from '#src/key-file.ts'
import { openLog } from '#src/log.ts'
import { type OpenHouse, openHouse } from '#src/open-house.ts'
import { sessionCookie } from '#web/visit.ts'
import { readRunning } from '../scripts/demonstration.ts'
import { type Figure, firstLine, median, perProcessorSecond, program, ROUNDS, secondsUntil, stop } from './measure.ts'

const port = 3930
const shopUrl = `http://localhost:${port}`
type Fetched = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer; readonly ms: number }

const fetchBytes = (path: string, cookie = ''): Promise<Fetched> => new Promise((resolve, reject) => {
  const began = performance.now()
  request(shopUrl + path, { headers: { 'accept-encoding': 'br', ...(cookie ? { cookie } : {}) } }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body: Buffer.concat(chunks), ms: performance.now() - began }))
  }).on('error', reject).end()
})

/** Starts a shop of its own under `folder`, fills it, and measures; gone afterwards. */
export async function finding(folder: string, offers: number): Promise<Figure[]> {
  const data = join(folder, 'finding')
  const shop = program('scripts/start.ts', [], { PORT: String(port), DATA_FOLDER: data })
  try {
    await secondsUntil(shop, () => fetchBytes('/').then(({ status }) => status === 200, () => false))
    const running = readRunning(data)
    if (!running?.config) throw new Error('The shop of the bench does not say where its data is.')
    const house = await openHouse({ ...running.config, keys: parseKeys(readFileSync(join(data, 'keys.json'), 'utf8')) }, openLog('error'))
    try {
      await fill(house, offers)
      // Until the shop noticed: its first page after that is of the whole window.
      await secondsUntil(shop, async () => Number(/(\d+) aanbiedingen/.exec((await fetchText('/aanbod')))?.[1] ?? 0) > offers * 0.5)
      return [await anonymous(shop, folder, offers), await search(house, offers), await signedIn(house, shop, folder)]
    } finally {
      await house.close()
    }
  } finally {
    await stop(shop)
  }
}

const fetchText = (path: string): Promise<string> => new Promise((resolve, reject) => {
  request(shopUrl + path, (response) => { let text = ''; response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('end', () => resolve(text)) }).on('error', reject).end()
})

async function fill(house: OpenHouse, offers: number): Promise<void> {
  const owner = openDatabase({ connectionString: house.config.database.ownerUrl, max: 2 })
  try {
    await openKnowledge(house)
    await makeCity(house, owner, { households: 500, offers, seed: 1 })
  } finally {
    await owner.close()
  }
}

type Floor = { readonly script: string; readonly args: readonly string[]; readonly is: string }

/** Answers for each second of the server's own processor time, in turn with the floor that sends the same bytes. */
async function beside(shop: Parameters<typeof stop>[0], path: string, cookie: string, folder: string, { script, args, is }: Floor) {
  const { headers, body } = await fetchBytes(path, cookie)
  const { 'content-length': _length, date: _date, connection: _connection, 'keep-alive': _alive, 'x-request-id': _id, 'set-cookie': _cookie, ...same } = headers
  writeFileSync(join(folder, 'page'), body)
  writeFileSync(join(folder, 'headers'), JSON.stringify(same))
  const bare = program(script, [join(folder, 'page'), join(folder, 'headers'), ...args])
  try {
    const { port: barePort } = JSON.parse(await firstLine(bare)) as { port: number }
    const options = { connections: 32, seconds: 2, encoding: 'br', cookie }
    const sides = { shop: { server: shop, url: shopUrl + path }, floor: { server: bare, url: `http://127.0.0.1:${barePort}/` } }
    const measured: Record<'shop' | 'floor', number[]> = { shop: [], floor: [] }
    for (const side of [sides.shop, sides.floor]) await perProcessorSecond(side.server, side.url, { ...options, seconds: 1 })
    for (let i = 0; i < ROUNDS; i++) for (const name of i % 2 ? ['floor', 'shop'] as const : ['shop', 'floor'] as const) {
      measured[name].push((await perProcessorSecond(sides[name].server, sides[name].url, options)).perProcessorSecond)
    }
    const words = (all: readonly number[]) => `${Math.round(median(all))} a processor second`
    return { bytes: body.length, value: words(measured.shop), floor: words(measured.floor), ratio: median(measured.shop.map((one, i) => one / measured.floor[i]!)), how: `floor: ${is}; 32 connections kept open, generator in a process of its own; by the server's own processor time` }
  } finally {
    await stop(bare)
  }
}

async function anonymous(shop: Parameters<typeof stop>[0], folder: string, offers: number): Promise<Figure> {
  const { bytes, ratio, ...found } = await beside(shop, '/aanbod?soort=cultuur&gratis=ja&pagina=3', '', folder, { script: 'bench/floor-http.ts', args: [], is: 'bare node:http with the same bytes and headers' })
  return { name: `a page of the window of ${offers} offers, ${bytes} bytes br`, ...found, ratio, goal: 'at least 0.5', met: ratio >= 0.5 }
}

const ASKED = ['zwemmen', 'museum', 'film', 'dans', 'gitaar', 'schaatsen', 'koken', 'fiets', 'boot', 'theater', 'gouden zwaan', 'judo', 'pannenkoeken', 'bieb', 'concert selwerd']

/** Pages that nobody asked for before: found, counted, rendered and compressed. How much of that is the search itself? */
async function search(house: OpenHouse, offers: number): Promise<Figure> {
  const on = await shelf(house)
  let index = await searchIndex(house, on)
  while (index?.mark !== on.rowsMark) { await new Promise((resolve) => setTimeout(resolve, 100)); index = await searchIndex(house, on) }
  const whole: number[] = []
  const itself: number[] = []
  for (let round = 0; round < ROUNDS; round++) for (const words of ASKED) {
    whole.push((await fetchBytes(`/aanbod?zoek=${encodeURIComponent(words)}&keer=${round}`)).ms)
    const began = performance.now()
    index.search(words.split(' '))
    itself.push(performance.now() - began)
  }
  const share = median(itself) / median(whole)
  return {
    name: `a search in ${offers} offers, first time`, value: `${median(itself).toFixed(1)} ms searching`, floor: `${median(whole).toFixed(1)} ms the whole page`, ratio: share, goal: 'at most half of the page', met: share <= 0.5,
    how: `median of ${whole.length} pages not in memory, one at a time: found, filtered, counted, rendered, compressed`,
  }
}

async function signedIn(house: OpenHouse, shop: Parameters<typeof stop>[0], folder: string): Promise<Figure> {
  const owner = openDatabase({ connectionString: house.config.database.ownerUrl, max: 1 })
  try {
    const { id } = await owner.one<{ id: string }>(`select resident_id as id from passes.pass where under_resident is null and state = 'valid' order by id limit 1`)
    const cookie = `${sessionCookie}=${await startSession(house, house.db, { door: 'resident', subjectId: id, name: 'Bank', roles: ['resident'], loa: 'high' })}`
    const offer = (await catalogue(house)).find(({ state, soldOut, audience, orderableFrom }) => state === 'published' && !soldOut && Object.keys(audience).length === 0 && orderableFrom < house.clock.now())!
    const found = await beside(shop, `/aanbod/${offer.slug}`, cookie, folder, { script: 'bench/floor-select.ts', args: [house.config.database.ownerUrl, offer.versionId], is: 'Fastify, one SELECT by key through pg, the same bytes and headers' })
    return { name: `one's own page of an offer, ${found.bytes} bytes, signed in`, value: found.value, floor: found.floor, ratio: found.ratio, goal: 'at least 0.3', met: found.ratio >= 0.3, how: found.how }
  } finally {
    await owner.close()
  }
}
