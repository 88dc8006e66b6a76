import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** Files as people send them, and as nobody should. */

/** A photo from a telephone held upright: the pixels lie on their side, the file knows where it was taken. */
export async function phonePhoto({ width = 800, height = 600, colour = '#f2c230' } = {}): Promise<Buffer> {
  const paper = Buffer.from(`<svg width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/><rect x="10" y="10" width="200" height="40" fill="#222"/></svg>`)
  return sharp(paper).withExif({
    IFD0: { Make: 'Merkteken Telefoons', Model: 'M1', Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 13/1 6/1', GPSLongitudeRef: 'E', GPSLongitude: '6/1 34/1 0/1' },
  }).withMetadata({ orientation: 6 }).jpeg({ quality: 80 }).toBuffer()
}

export async function plainPdf(pages = 1, text = 'Loonstrook van Henk'): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.setTitle('Geheime titel')
  document.setAuthor('Schrijver Merkteken')
  for (let i = 0; i < pages; i++) document.addPage([595, 842]).drawText(`${text} ${i + 1}`, { x: 50, y: 700, size: 20 })
  return document
}

export const pdfBytes = async (document: PDFDocument): Promise<Buffer> => Buffer.from(await document.save({ useObjectStreams: false }))

/** Everything that a PDF can do besides being read. */
export async function busyPdf(): Promise<Buffer> {
  const document = await plainPdf(2)
  const { context, catalog } = document
  document.addJavaScript('alarm', 'app.alert("JS-MERKTEKEN")')
  await document.attach(Buffer.from('BIJLAGE-MERKTEKEN'), 'bijlage.exe', { mimeType: 'application/octet-stream' })
  catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('OPEN-MERKTEKEN') }))
  catalog.set(PDFName.of('AA'), context.obj({ WC: { S: 'Launch', F: PDFString.of('START-MERKTEKEN') } }))
  const page = document.getPage(0)
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of('PAGINA-MERKTEKEN') } }))
  page.node.set(PDFName.of('Metadata'), context.register(context.stream('<xmp>XMP-MERKTEKEN</xmp>')))
  page.node.set(PDFName.of('Annots'), context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 100, 100], A: { S: 'URI', URI: PDFString.of('https://LINK-MERKTEKEN.example') } }]))
  const field = document.getForm().createTextField('inkomen')
  field.setText('INGEVULD 1234')
  field.addToPage(page, { x: 50, y: 600, width: 200, height: 30 })
  page.drawImage(await document.embedJpg(await phonePhoto()), { x: 50, y: 100, width: 200, height: 150 })
  return pdfBytes(document)
}

export async function lockedPdf(password: { readonly userPassword?: string; readonly ownerPassword: string }): Promise<Buffer> {
  const document = await plainPdf()
  document.encrypt({ ...password, permissions: { printing: false } } as Parameters<PDFDocument['encrypt']>[0])
  return pdfBytes(document)
}

/** A PNG that says how large it is; the pixels need not be there for somebody to make room for them. */
export function hugePng(width = 50_000, height = 50_000): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([size, Buffer.from([1, 0, 0, 0, 0])])), chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? sum >>> 1 ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** The file that every scanner must find, and that does nothing; in two pieces, so that no scanner finds it in this source. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** Text of a PDF as pdftotext reads it; undefined where that is not installed. */
export function pdfText(pdf: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).replaceAll('\u00a0', ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}
