import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { keepProvider } from '#modules/providers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { manageOffersRoutes, offerBySlug, pictureRoutes, publishOffer } from '../index.ts'
import { beginDraft } from '../manage/write-draft.ts'
import { drawPicture, keepPicture } from './keep-picture.ts'

const photo = (width: number, height: number, more: (image: Sharp) => Sharp = (image) => image) =>
  more(sharp({ create: { width, height, channels: 3, background: '#bfebd0' } }).composite([{ input: { create: { width: 40, height: 40, channels: 3, background: '#5f2b6c' } }, left: 9, top: 9 }])).jpeg().toBuffer()

const files = (house: TestHouse) => house.owner.query<{ width: number; format: string; bytes: Buffer }>('select width, format, bytes from offers.picture_file order by width, format')

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [...manageOffersRoutes(house, { offerChanged: async () => ({ told: 0 }), signUpsOf: async () => undefined }), ...pictureRoutes(house)] })
  const who = { staffId: '0198a000-0000-7000-8000-00000000000e', staffName: 'Ruben', role: 'editor' }
  b.signIn({ door: 'staff', roles: ['editor'], subjectId: who.staffId, name: who.staffName })
  const step = `/beheer/aanbod/concept/${await house.db.transaction((tx) => beginDraft(house, tx, who))}/beeld`
  const send = async (bytes: Buffer, name = 'foto.jpg', alt = 'Een zwembad met een glijbaan.') => { await b.get(step); return b.postFiles(step, { 'beeld-tekst': alt, daarna: 'blijf' }, [{ field: 'foto', name, bytes }]) }
  return { house, b, step, send }
}

test('a picture is drawn anew in three sizes of one shape, as AVIF and as WebP, without anything but its pixels', async (t) => {
  const { house, b, step, send } = await office(t)
  const given = await photo(2000, 1200, (image) => image.withExif({ IFD0: { Copyright: 'Jan de Vries' }, IFD3: { GPSLatitude: '53/1 13/1 0/1' } }))
  assert.ok(given.includes('Jan de Vries'))
  assert.equal((await send(given)).status, 303)
  const kept = await files(house)
  assert.deepEqual(kept.map(({ width, format }) => `${width} ${format}`), ['320 avif', '320 webp', '640 avif', '640 webp', '1280 avif', '1280 webp'])
  for (const { bytes, width, format } of kept) {
    const { width: real, height, exif, icc, xmp, format: is } = await sharp(bytes).metadata()
    assert.deepEqual([real, height, exif, icc, xmp], [width, Math.round(width * 2 / 3), undefined, undefined, undefined], `${width} ${format}`)
    assert.equal(is, format === 'avif' ? 'heif' : 'webp')
    assert.ok(!bytes.includes('Jan de Vries'))
  }
  const page = await b.get(step)
  const [, hash] = /\/beeld\/([0-9a-f]{40})-640\.webp/.exec(page.html)!
  assert.match(page.html, new RegExp(`<source type="image/avif" srcset="/beeld/${hash}-320.avif 320w, /beeld/${hash}-640.avif 640w, /beeld/${hash}-1280.avif 1280w"`))
  assert.match(page.html, /alt="Een zwembad met een glijbaan\." width="1280" height="853" loading="lazy"/)
  const served = await b.get(`/beeld/${hash}-640.avif`)
  assert.deepEqual([served.status, served.headers['content-type'], served.headers['cache-control']], [200, 'image/avif', 'public, max-age=31536000, immutable'])
  assert.ok(served.body.equals(kept[2]!.bytes))
})

test('the same picture twice is kept once, and a smaller one has fewer sizes', async (t) => {
  const { house, send } = await office(t)
  const same = await photo(700, 700)
  await send(same)
  await send(same)
  assert.deepEqual((await files(house)).map(({ width, format }) => `${width} ${format}`), ['320 avif', '320 webp', '640 avif', '640 webp'])
  assert.deepEqual(await house.owner.query('select width, height from offers.picture'), [{ width: 640, height: 427 }])
})

test('what is no photo, is too small, or would fill the memory is refused with what to do; what was typed stays', async (t) => {
  const { house, send } = await office(t)
  const rows: readonly [string, Buffer, RegExp][] = [
    ['kwaad.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /Dit is geen plaatje dat wij kunnen openen/],
    ['kwaad.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /Dit is geen plaatje dat wij kunnen openen/],
    ['film.gif', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), /Dit is geen plaatje dat wij kunnen openen/],
    ['brief.pdf', Buffer.from('%PDF-1.4\n'), /Dit is geen plaatje dat wij kunnen openen/],
    ['bom.png', bomb(50_000, 50_000), /Dit plaatje is te groot om te openen/],
    ['half.jpg', (await photo(900, 600)).subarray(0, 400), /het is niet heel/],
    ['klein.jpg', await photo(600, 600), /Dit plaatje is te klein/],
    ['smal.jpg', await photo(3000, 300), /Dit plaatje is te klein/],
  ]
  for (const [name, bytes, says] of rows) {
    const refused = await send(bytes, name, 'Wat ik typte')
    assert.equal(refused.status, 422, name)
    assert.match(refused.text, says, name)
    assert.match(refused.html, /value="Wat ik typte"/, name)
  }
  assert.deepEqual(await files(house), [])
})

/** A PNG that says it is huge: all its rows are one byte, over and over. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) { crc ^= byte; for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1 }
  return (crc ^ 0xffffffff) >>> 0
}

test('a picture needs words for who cannot see it: in a draft it is told, in the database it cannot be', async (t) => {
  const { house, send } = await office(t)
  const sent = await send(await photo(900, 600), 'foto.jpg', '')
  assert.equal(sent.status, 303)
  assert.match((await missingIn(house)), /beeld-tekst/)
  const drawn = await drawPicture(house, await photo(900, 600))
  assert.ok(drawn.ok)
  const provider = await house.db.transaction(async (tx) => { await keepPicture(house, tx, drawn.value, undefined); return keepProvider(house, tx, { slug: 'baken', name: 'De Baken', kvk: '90010013', address: 'Plein 1', postcode: '9738 BA', place: 'Groningen', neighbourhood: '', openingHours: '', travel: '', access: '', phone: '', website: '' }) })
  const publish = (alt: string) => house.db.transaction((tx) => publishOffer(house, tx, {
    slug: 'zwemmen', title: 'Zwemmen', summary: 'x', description: 'x', category: 'sport', shape: { kind: 'free' }, audience: {}, companions: 0, givenBy: { provider }, picture: { hash: drawn.value.hash, alt },
    orderableFrom: { day: localDate('2026-11-01'), time: '09:00' }, orderableUntil: localDate('2026-12-31'), usableFrom: localDate('2026-11-01'), usableUntil: localDate('2026-12-31'), days: '', note: '', bring: '', booking: { kind: 'none' },
  }, { door: 'system' }))
  const refused = await publish(' ')
  assert.ok(!refused.ok && refused.refusal.reason === 'bad-offer' && refused.refusal.facts?.some(({ field }) => field === 'picture'))
  assert.ok((await publish('Een zwembad.')).ok)
  assert.deepEqual((await offerBySlug(house, 'zwemmen'))?.picture, { hash: drawn.value.hash, alt: 'Een zwembad.', width: 640, height: 427 })
  await assert.rejects(house.owner.query(`insert into offers.version (id, offer_id, number, title, summary, description, category, provider_id, shape, orderable_from, orderable_until, usable_from, usable_until, picture)
    select gen_random_uuid(), offer_id, 2, title, summary, description, category, provider_id, shape, orderable_from, orderable_until, usable_from, usable_until, picture from offers.version`), /version_picture_described/)
})

/** The field that the whole draft says is missing. */
async function missingIn(house: TestHouse): Promise<string> {
  const { readTyped } = await import('../manage/read-typed.ts')
  const { typed } = await house.owner.one<{ typed: Record<string, string> }>('select typed from offers.draft')
  return readTyped(typed, { providers: new Map(), groups: new Map() }, house.clock.today()).problems.map(({ field }) => field).join()
}

test('an address of a picture that is none is not there, whatever stands in it', async (t) => {
  const { b } = await office(t)
  for (const name of ['x', 'a'.repeat(40), `${'a'.repeat(40)}-640.avif`, `${'a'.repeat(40)}-640.svg`, '..%2F..%2Fetc', `${'a'.repeat(40)}-99999.webp`, "'or'1"]) assert.equal((await b.get(`/beeld/${name}`)).status, 404, name)
})

test('a form cannot put in a picture that nobody sent, and a picture can be taken away', async (t) => {
  const { house, b, step, send } = await office(t)
  await b.get(step)
  await b.post(step, { beeld: 'f'.repeat(40), 'beeld-tekst': 'Niets', daarna: 'blijf' })
  const typed = async () => (await house.owner.one<{ typed: Record<string, string> }>('select typed from offers.draft')).typed
  assert.equal((await typed())['beeld'], '')
  await send(await photo(900, 600))
  assert.match((await typed())['beeld']!, /^[0-9a-f]{40}$/)
  await b.get(step)
  await b.post(step, { 'beeld-weg': 'ja', daarna: 'blijf' })
  assert.deepEqual([(await typed())['beeld'], (await typed())['beeld-tekst']], ['', ''])
})
