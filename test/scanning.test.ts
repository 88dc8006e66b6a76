import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseReader, type Detector } from '../src/client/scanning/choose-reader.ts'
import { faultOf } from '../src/client/scanning/faults.ts'
import { watch } from '../src/client/scanning/watch.ts'

// What a till does with its camera, apart from the camera itself: journeys/scanning.test.ts has that.

/** A camera that sees these texts one after the other, a look each second, and then nothing any more. */
function counter(seen: readonly (string | undefined)[], { stopAt }: { stopAt?: number } = {}) {
  const told: string[] = []
  const stop = new AbortController()
  let second = 0
  const answer = watch({
    look: async () => seen[second], ours: (text) => text.startsWith('BON'), tell: (moment) => { told.push(`${second} ${moment}`) },
    now: () => second * 1000, rest: async () => { second++; if (second === stopAt) stop.abort() },
  }, stop.signal)
  return { told, answer, seconds: () => second }
}

test('a bon held before the camera is what comes of it, and nothing more is looked at', async () => {
  const { answer, told, seconds } = counter([undefined, undefined, 'BON 1', 'BON 2'])
  assert.equal(await answer, 'BON 1')
  assert.deepEqual([told, seconds()], [[], 2])
})

test('another code is told once for as long as it is held there, each new one again, and a bon still counts after it', async () => {
  const menu = 'https://example.nl/menu'
  const { answer, told } = counter([menu, menu, undefined, menu, 'WIFI:S:Kassa;;', 'BON 1'])
  assert.equal(await answer, 'BON 1')
  assert.deepEqual(told, ['0 other-code', '4 other-code'])
})

test('after 20 seconds without a code it is told once that a code can be typed, and looking goes on', async () => {
  const { answer, told } = counter([...Array.from({ length: 30 }, () => undefined), 'BON 1'])
  assert.equal(await answer, 'BON 1')
  assert.deepEqual(told, ['20 nothing'])
})

test('an empty counter for three minutes, and the camera goes out; another code begins them anew', async () => {
  const empty = counter([])
  assert.equal(await empty.answer, undefined)
  assert.equal(empty.seconds(), 180)
  const held = counter([...Array.from({ length: 100 }, () => undefined), 'https://example.nl'])
  assert.equal(await held.answer, undefined)
  assert.equal(held.seconds(), 280)
})

test('stopped, nothing comes of it: not even a bon that was just seen', async () => {
  const { answer, told } = counter([undefined, undefined, 'BON 1'], { stopAt: 2 })
  assert.equal(await answer, undefined)
  assert.deepEqual(told, [])
  const stop = new AbortController()
  assert.equal(await watch({ look: async () => { stop.abort(); return 'BON 1' }, ours: () => true, tell: () => {} }, stop.signal), undefined)
})

/** A browser that brings a reader of its own. */
const ownReader = (formats: readonly string[] | Error, sees: string | undefined | Error): Detector => class {
  static async getSupportedFormats() { if (formats instanceof Error) throw formats; return formats }
  async detect() { if (sees instanceof Error) throw sees; return sees === undefined ? [] : [{ rawValue: sees }] }
}
const readWith = async (detector: Detector | undefined): Promise<{ text: string | undefined; fetched: number }> => {
  let fetched = 0
  const read = await chooseReader(detector, async () => { fetched++; return async () => 'ours' })
  await read('picture')
  return { text: await read('picture'), fetched }
}

test('the browser\'s own reader is used where it reads QR codes, and ours is not even fetched', async () => {
  assert.deepEqual(await readWith(ownReader(['ean_13', 'qr_code'], 'own')), { text: 'own', fetched: 0 })
  assert.deepEqual(await readWith(ownReader(['qr_code'], undefined)), { text: undefined, fetched: 0 }, 'seeing nothing is no failure')
})

test('ours reads where the browser has none, none for QR codes, or one that does not work; it is fetched once', async () => {
  for (const detector of [undefined, ownReader(['ean_13'], 'own'), ownReader([], 'own'), ownReader(new Error('no'), 'own'), ownReader(['qr_code'], new Error('service is away'))]) {
    assert.deepEqual(await readWith(detector), { text: 'ours', fetched: 1 })
  }
})

test('each refusal of a browser has its own meaning, and one that nobody knows is just that', () => {
  const names = ['NotAllowedError', 'SecurityError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError', 'AbortError', 'TypeError', 'SomethingNew']
  assert.deepEqual(names.map((name) => faultOf({ name })), ['denied', 'denied', 'no-camera', 'no-camera', 'in-use', 'in-use', 'failed', 'failed'])
  for (const odd of [undefined, null, 'no', new Error('no')]) assert.equal(faultOf(odd), 'failed')
})
