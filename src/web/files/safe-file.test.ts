import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { deflateSync } from 'node:zlib'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import type { House } from '#src/house.ts'
import { EICAR, busyPdf, hugePng, lockedPdf, pdfBytes, phonePhoto, plainPdf } from '#test/files.ts'
import { fakeClamd } from '#test/clamd.ts'
import { kindOfFile } from './kind-of-file.ts'
import { ACCEPT_DOCUMENTS, ACCEPT_PICTURES, FILE_BYTES, MOST_PAGES } from './limits.ts'
import { safePdf } from './pdf.ts'
import { withoutBoxes, withoutPlace } from './photo-in-pdf.ts'
import { safeDocument, safePicture } from './safe-file.ts'
import { scannerAnswers, type ScannerConfig } from './scanner.ts'

const lines: string[] = []
const say = (_facts: object, message: string) => { lines.push(message) }
const house = (scanner?: ScannerConfig) => ({ config: { scanner }, log: { info: say, warn: say, error: say } }) as unknown as House
const document = (bytes: Buffer, scanner?: ScannerConfig) => safeDocument(house(scanner), bytes)
const refusedAs = async (bytes: Buffer): Promise<string> => { const result = await document(bytes); return result.ok ? 'taken' : result.refusal.reason }
const taken = async (bytes: Buffer) => { const result = await document(bytes); assert.ok(result.ok, JSON.stringify(result)); return result.value }

test('a photo from a telephone comes back upright, without its place and without its device', async () => {
  const photo = await phonePhoto()
  assert.ok((await sharp(photo).metadata()).exif?.includes('Merkteken'), 'the photo that came in does know')
  const { bytes, type, extension, width, height } = await taken(photo)
  assert.deepEqual([type, extension, width, height], ['image/jpeg', 'jpg', 600, 800])
  const left = await sharp(bytes).metadata()
  assert.deepEqual([left.exif, left.xmp, left.iptc, left.orientation], [undefined, undefined, undefined, undefined])
  assert.ok(!bytes.includes('GPS') && !bytes.includes('Merkteken'))
})

test('JPEG, PNG and WebP are taken, whatever they are called, and large ones are made to fit', async () => {
  const drawing = sharp({ create: { width: 4000, height: 1000, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  for (const bytes of [await drawing.clone().png().toBuffer(), await drawing.clone().webp().toBuffer(), await drawing.clone().jpeg().toBuffer()]) {
    const { width, height, type } = await taken(bytes)
    assert.deepEqual([type, width, height], ['image/jpeg', 3000, 750])
  }
  const shown = await safePicture(house(), await phonePhoto(), { longest: 400, format: 'webp' })
  assert.ok(shown.ok)
  assert.deepEqual([shown.value.type, shown.value.width, shown.value.height], ['image/webp', 300, 400])
})

test('what is no picture is no picture to show, and a PDF neither', async () => {
  const result = await safePicture(house(), await pdfBytes(await plainPdf()), { longest: 400, format: 'webp' })
  assert.equal(!result.ok && result.refusal.reason, 'file-unknown-kind')
})

test('a PDF keeps its pages and what was filled in, and loses all that it could do', async () => {
  const busy = await busyPdf()
  const gone = ['JS-MERKTEKEN', 'BIJLAGE', 'OPEN-MERKTEKEN', 'START-MERKTEKEN', 'PAGINA-MERKTEKEN', 'XMP-MERKTEKEN', 'LINK-MERKTEKEN', 'Merkteken Telefoons', '/JavaScript', '/OpenAction', '/EmbeddedFile', '/AA', '/AcroForm', '/URI', '/Metadata', '/Author', '/Launch']
  const { bytes, type, pages } = await taken(busy)
  assert.deepEqual([type, pages], ['application/pdf', 2])
  const text = bytes.toString('latin1')
  assert.deepEqual(gone.filter((mark) => text.includes(mark)), [])
  const again = await PDFDocument.load(bytes, { updateMetadata: false })
  assert.deepEqual([again.getPageCount(), again.getTitle(), again.getAuthor()], [2, undefined, undefined])
  const read = readAloud(bytes)
  if (read !== undefined) assert.match(read, /Loonstrook van Henk 1[\s\S]*Loonstrook van Henk 2/)
})

test('a PDF whose text was filled in in a form still shows it', async (t) => {
  const { bytes } = await taken(await busyPdf())
  const read = readAloud(bytes)
  if (read === undefined) return t.skip('pdftotext is not installed')
  assert.match(read, /INGEVULD 1234/)
})

test('a PDF may be locked against printing, not against opening', async () => {
  assert.equal(await refusedAs(await lockedPdf({ ownerPassword: 'baas' })), 'taken')
  assert.equal(await refusedAs(await lockedPdf({ userPassword: 'geheim', ownerPassword: 'baas' })), 'file-encrypted')
})

test('a PDF may have a hundred pages, not one more', async () => {
  assert.equal(await refusedAs(await pdfBytes(await plainPdf(MOST_PAGES))), 'taken')
  assert.equal(await refusedAs(await pdfBytes(await plainPdf(MOST_PAGES + 1))), 'file-too-many-pages')
})

test('what cannot be opened, is empty or is something else gets its own reason', async () => {
  const pdf = await pdfBytes(await plainPdf())
  const photo = await phonePhoto()
  const rows: readonly (readonly [what: string, bytes: Buffer, reason: string])[] = [
    ['nothing',                    Buffer.alloc(0),                                    'file-empty'],
    ['a text',                     Buffer.from('zomaar tekst'),                        'file-unknown-kind'],
    ['a page',                     Buffer.from('<html><script>alert(1)</script>'),     'file-unknown-kind'],
    ['a drawing with a program',   Buffer.from('<svg onload="alert(1)"/>'),            'file-unknown-kind'],
    ['a page in front of a PDF',   Buffer.concat([Buffer.from('<html>'), pdf]),        'file-unknown-kind'],
    ['a program',                  Buffer.from('MZ\x90\0'.padEnd(100), 'latin1'),      'file-unknown-kind'],
    ['EICAR without a scanner',    EICAR,                                              'file-unknown-kind'],
    ['a GIF',                      Buffer.from('GIF89a'.padEnd(100)),                  'file-unknown-kind'],
    ['a photo of an iPhone',       Buffer.from('\0\0\0\x18ftypheic'.padEnd(100)),      'file-heic'],
    ['a Word file',                Buffer.from('PK\x03\x04 [Content_Types].xml'.padEnd(100)),              'file-office'],
    ['an old Word file',           Buffer.from('d0cf11e0a1b11ae1'.padEnd(60, '0'), 'hex'), 'file-office'],
    ['half a PDF',                 pdf.subarray(0, 200),                               'file-damaged'],
    ['a PDF in name',              Buffer.from('%PDF-1.7\n%%EOF'),                     'file-damaged'],
    ['half a photo',               photo.subarray(0, photo.length / 2),                'file-damaged'],
    ['the beginning of a photo',   Buffer.from('ffd8ffe000104a464946', 'hex'),         'file-damaged'],
    ['50,000 by 50,000 pixels',    hugePng(),                                          'file-too-many-pixels'],
  ]
  for (const [what, bytes, reason] of rows) assert.equal(await refusedAs(bytes), reason, what)
})

test('of a picture that is a page or a program as well, only the picture is left', async () => {
  const both = Buffer.concat([await phonePhoto(), Buffer.from('<script>POLYGLOT</script>'), EICAR])
  const { bytes } = await taken(both)
  assert.ok(!bytes.includes('POLYGLOT') && !bytes.includes('EICAR'))
  const { bytes: pdf } = await taken(Buffer.concat([await pdfBytes(await plainPdf()), Buffer.from('<script>POLYGLOT</script>')]))
  assert.ok(!pdf.includes('POLYGLOT'))
})

test('the reading goes on after files that stop it, and many at once are opened one by one', async () => {
  const photo = await phonePhoto()
  const results = await Promise.all([photo, Buffer.from('%PDF-1.7'), photo, hugePng(), photo].map((bytes) => refusedAs(bytes)))
  assert.deepEqual(results, ['taken', 'file-damaged', 'taken', 'file-too-many-pixels', 'taken'])
})

test('with a scanner every file is looked at before it is opened, and what it finds is refused', async (t) => {
  const clamd = await fakeClamd(t)
  const photo = await phonePhoto()
  assert.equal((await document(photo, clamd)).ok, true)
  assert.ok(clamd.seen[0]!.equals(photo), 'the scanner sees the file as it came in')
  const infected = await document(Buffer.concat([photo, EICAR]), clamd)
  assert.equal(!infected.ok && infected.refusal.reason, 'file-infected')
})

test('a scanner that is down, hangs up or talks nonsense lets nothing through', async (t: TestContext) => {
  const clamd = await fakeClamd(t)
  for (const says of ['INSTREAM size limit exceeded. ERROR', 'stream: ERROR', '']) {
    clamd.says = says
    const result = await document(await phonePhoto(), clamd)
    assert.equal(!result.ok && result.refusal.reason, 'file-not-checked', says)
  }
  const nobody = await document(await phonePhoto(), { host: '127.0.0.1', port: 9 })
  assert.equal(!nobody.ok && nobody.refusal.reason, 'file-not-checked')
})

test('the doctor hears whether the scanner is there', async (t) => {
  assert.equal(await scannerAnswers(await fakeClamd(t)), true)
  assert.equal(await scannerAnswers({ path: '/nowhere/clamd.ctl' }), false)
})

test('a file field names what is taken, and not what an iPhone would rather send', () => {
  assert.deepEqual(ACCEPT_DOCUMENTS.split(','), ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
  assert.ok(!ACCEPT_PICTURES.includes('pdf'))
  assert.equal(FILE_BYTES, 10_485_760)
})

test('a kind is what is in the file, not what it is called', () => {
  assert.equal(kindOfFile(Buffer.from('\ufeff\n%PDF-1.4 …')), 'pdf')
  assert.equal(kindOfFile(Buffer.from('%PDF-')), 'unknown')
  assert.equal(kindOfFile(Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')), 'webp')
  assert.equal(kindOfFile(Buffer.from('RIFF\0\0\0\0WAVE', 'latin1')), 'unknown')
})

test('markers of a photo inside a PDF that tell where it was taken go, what drawing needs stays', async () => {
  const photo = await phonePhoto()
  const clean = Buffer.from(withoutPlace(photo))
  assert.ok(!clean.includes('Merkteken') && clean.length < photo.length)
  const [before, after] = await Promise.all([sharp(photo).raw().toBuffer(), sharp(clean).raw().toBuffer()])
  assert.ok(before.equals(after), 'not a pixel has changed')
  for (const broken of [Buffer.alloc(0), Buffer.from('ffd8', 'hex'), Buffer.from('ffd8ffe1', 'hex'), Buffer.from('ffd8ffe1ffff00', 'hex'), Buffer.from('ffd8ffe10000', 'hex')]) withoutPlace(broken)
})

test('the place goes from a photo in a PDF however it is packed, filled up or followed by another one', async () => {
  const photo = await phonePhoto()
  const filled = Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xff]), photo.subarray(2)])
  const kinds: readonly (readonly [name: string, filter: readonly string[], bytes: Buffer])[] = [
    ['bare', ['DCTDecode'], photo], ['in a list', ['DCTDecode'], photo], ['packed once more', ['FlateDecode', 'DCTDecode'], deflateSync(photo)],
    ['with fill bytes', ['DCTDecode'], filled], ['with a second one behind it', ['DCTDecode'], Buffer.concat([photo, photo])],
  ]
  for (const [what, filter, bytes] of kinds) {
    const made = await PDFDocument.create()
    const { context } = made
    const image = context.register(PDFRawStream.of(context.obj({ Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: what === 'bare' ? filter[0]! : [...filter] }) as PDFDict, bytes))
    const page = made.addPage([100, 100])
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Foto: image } }))
    page.node.set(PDFName.of('Contents'), context.register(context.stream('q 100 0 0 100 0 0 cm /Foto Do Q')))
    const { bytes: clean } = await safePdf(Buffer.from(await made.save({ useObjectStreams: false })))
    assert.ok(!clean.includes('Merkteken') && clean.includes('/DCTDecode'), what)
    const start = clean.indexOf(Buffer.from([0xff, 0xd8]))
    const [before, after] = await Promise.all([sharp(photo).raw().toBuffer(), sharp(clean.subarray(start)).raw().toBuffer()])
    assert.ok(before.equals(after), `${what}: not a pixel has changed`)
  }
})

test('of a JPEG 2000 only the boxes stay that drawing needs', () => {
  const box = (kind: string, body: string) => { const bytes = Buffer.from(`....${kind}${body}`, 'latin1'); bytes.writeUInt32BE(bytes.length, 0); return bytes }
  const file = Buffer.concat([box('jP  ', 'x'), box('ftyp', 'jp2 '), box('uuid', 'Merkteken'), box('jp2h', 'size'), box('xml ', 'Merkteken'), box('jp2c', 'pixels')])
  assert.equal(Buffer.from(withoutBoxes(file)).toString('latin1').replace(/[\0-\x20]/g, ''), 'jPxftypjp2jp2hsizejp2cpixels')
  for (const broken of [Buffer.alloc(0), Buffer.from('0000000', 'hex'), Buffer.from('ffffffff6a502020', 'hex'), Buffer.from('000000016a502020', 'hex')]) withoutBoxes(broken)
})

/** What a reader of PDFs finds in it, where one is installed. */
function readAloud(pdf: Buffer): string | undefined {
  try { return execFileSync('pdftotext', ['-', '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString() } catch { return undefined }
}
