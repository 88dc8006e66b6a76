import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFPage, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { MOST_PAGES } from './limits.ts'
import { NotSafe, type Safe } from './not-safe.ts'

const name = (text: string) => PDFName.of(text)

/**
 * The pages in a new document: what is drawn on them, and nothing else. Scripts, actions, links, attached files, forms, layers,
 * outlines, metadata and whatever stood before, behind or between the pages are not copied, because only what is named here is.
 * A signature does not survive that; a caseworker who needs it asks for the original.
 */
export async function safePdf(bytes: Buffer): Promise<Safe> {
  const given = await opened(bytes)
  const pages = pagesOf(given)
  if (pages.length > MOST_PAGES) throw new NotSafe('file-too-many-pages')
  try {
    for (const page of pages) keepOnlyWhatIsDrawn(page)
    const made = await PDFDocument.create({ updateMetadata: false })
    for (const page of await made.copyPages(given, pages.map((_, index) => index))) made.addPage(page)
    cleanStreams(made)
    return { bytes: Buffer.from(await made.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })), type: 'application/pdf', extension: 'pdf', pages: pages.length }
  } catch (cause) {
    throw cause instanceof NotSafe ? cause : new NotSafe('file-damaged', { cause })
  }
}

/** Statements of a bank are often locked against printing only, and open without a password: those we can read. */
async function opened(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, capNumbers: true, password: '', parseSpeed: Infinity })
  } catch (cause) {
    throw new NotSafe(bytes.includes('/Encrypt') ? 'file-encrypted' : 'file-damaged', { cause })
  }
}

function pagesOf(document: PDFDocument): PDFPage[] {
  let pages: PDFPage[]
  try { pages = document.getPages() } catch (cause) { throw new NotSafe('file-damaged', { cause }) }
  if (pages.length === 0) throw new NotSafe('file-damaged')
  return pages
}

const PAGE_KEYS: ReadonlySet<string> = new Set(['/Type', '/Parent', '/MediaBox', '/CropBox', '/Rotate', '/UserUnit', '/Resources', '/Contents', '/Group'])
const RESOURCE_KEYS: ReadonlySet<string> = new Set(['/Font', '/XObject', '/ExtGState', '/ColorSpace', '/Pattern', '/Shading', '/ProcSet'])

function keepOnlyWhatIsDrawn({ node, doc }: PDFPage): void {
  const drawn = (node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []).map((one) => asStamp(doc, doc.context.lookup(one))).filter((stamp) => stamp !== undefined)
  keepOnly(node, PAGE_KEYS)
  if (drawn.length) node.set(name('Annots'), doc.context.obj(drawn))
}

const keepOnly = (dict: PDFDict, keys: ReadonlySet<string>): void => {
  for (const key of dict.keys()) if (!keys.has(key.toString())) dict.delete(key)
}

/** A filled-in field or a note, as the picture that a reader draws of it: what was typed in a form must not be lost. */
function asStamp(document: PDFDocument, annotation: PDFObject | undefined): PDFDict | undefined {
  if (!(annotation instanceof PDFDict)) return undefined
  const flags = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0
  const rect = annotation.lookup(name('Rect'))
  const look = annotation.lookup(name('AP'))
  if (flags & HIDDEN || !(rect instanceof PDFArray) || !(look instanceof PDFDict)) return undefined
  const normal = look.lookup(name('N'))
  const state = annotation.get(name('AS'))
  const shown = normal instanceof PDFStream ? look.get(name('N')) : normal instanceof PDFDict && state instanceof PDFName ? normal.get(state) : undefined
  if (!(shown instanceof PDFRef)) return undefined
  return document.context.obj({ Type: 'Annot', Subtype: 'Stamp', F: 4, Rect: rect, AP: { N: shown } })
}
const HIDDEN = 0b100010

/** What hangs on a drawing besides the drawing: where it came from, files elsewhere, programs for printers. */
const STREAM_KEYS_GONE = ['Metadata', 'PieceInfo', 'LastModified', 'AF', 'OPI', 'Ref', 'PS', 'Level1', 'Alternates', 'F', 'FFilter', 'FDecodeParms', 'StructParent', 'StructParents', 'OC', 'Measure', 'PtData', 'Name'].map(name)
const FONT_KEYS_GONE = ['Metadata', 'AF', 'PieceInfo'].map(name)

function cleanStreams(document: PDFDocument): void {
  const { context } = document
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    for (const key of object instanceof PDFStream ? STREAM_KEYS_GONE : dict.has(name('FontDescriptor')) || dict.has(name('FontName')) ? FONT_KEYS_GONE : []) dict.delete(key)
    const resources = dict.lookup(name('Resources'))
    if (resources instanceof PDFDict) keepOnly(resources, RESOURCE_KEYS)
    if (object instanceof PDFRawStream && dict.lookup(name('Filter')) === name('DCTDecode')) context.assign(ref, PDFRawStream.of(dict, withoutPlace(object.contents)))
  }
}

/** A photo in a PDF is a whole JPEG, with the place where it was taken: every marker goes that drawing does not need. */
export function withoutPlace(jpeg: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1]!
    if (marker === 0xda) break
    const next = at + 2 + (jpeg[at + 2]! << 8 | jpeg[at + 3]!)
    const spare = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe
    if (!spare) kept.push(jpeg.subarray(at, next))
    at = next
  }
  return Buffer.concat([...kept, jpeg.subarray(at)])
}
