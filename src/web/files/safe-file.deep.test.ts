import { test } from 'node:test'
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import type { House } from '#src/house.ts'
import { phonePhoto } from '#test/files.ts'
import { safeDocument } from './safe-file.ts'

const lines: { facts: object; message: string }[] = []
const say = (facts: object, message: string) => { lines.push({ facts, message }) }
const house = { config: {}, log: { info: say, warn: say, error: say } } as unknown as House

/** Two gigabytes of spaces, packed in two megabytes, where a reader must unpack them before it knows what is in the file. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(2 ** 31 - 1, 0x20), { level: 6 })
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`)
  return Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\ntrailer << /Root 2 0 R >>\n%%EOF')])
}

test('a file that swells in memory or never ends is stopped, and the next one is opened', async () => {
  const began = process.memoryUsage.rss()
  const file = bomb()
  assert.ok(file.length < 10 * 1024 * 1024, 'it fits through the door')
  const result = await safeDocument(house, file)
  assert.equal(!result.ok && result.refusal.reason, 'file-damaged')
  assert.ok(lines.some(({ message }) => message.includes('within time and memory')), JSON.stringify(lines))
  assert.equal((await safeDocument(house, await phonePhoto())).ok, true)
  assert.ok(process.memoryUsage.rss() - began < 2 ** 31, 'it did not swell here')
})
