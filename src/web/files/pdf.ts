import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFPage, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { MOST_PAGES } from './limits.ts'
import { NotSafe, type Safe } from './not-safe.ts'
import { withoutBoxes, withoutPlace } from './photo-in-pdf.ts'

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
    if (object instanceof PDFRawStream) cleanPhoto(object, (cleaned) => context.assign(ref, cleaned))
  }
}

const PHOTOS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = { '/DCTDecode': withoutPlace, '/JPXDecode': withoutBoxes }

/** A photo in a PDF is a whole JPEG (or JPEG 2000), with the place where it was taken; also where it was packed once more. */
function cleanPhoto(stream: PDFRawStream, keep: (cleaned: PDFRawStream) => void): void {
  const { dict } = stream
  const filter = dict.lookup(name('Filter'))
  const filters = filter instanceof PDFArray ? filter.asArray().map((one) => dict.context.lookup(one)?.toString() ?? '') : filter ? [filter.toString()] : []
  const found = filters.findIndex((one) => one in PHOTOS)
  if (found === -1) return
  // Nothing is packed inside a photo.
  if (found !== filters.length - 1) throw new NotSafe('file-damaged')
  const parms = dict.lookup(name('DecodeParms'))
  const last = parms instanceof PDFArray ? dict.context.lookup(parms.asArray()[found]) : found === 0 ? parms : undefined
  const photo = found === 0 ? stream.contents : unpacked(stream, found)
  dict.set(name('Filter'), name(filters[found]!.slice(1)))
  if (last instanceof PDFDict) dict.set(name('DecodeParms'), last)
  else dict.delete(name('DecodeParms'))
  const cleaned = PHOTOS[filters[found]!]!(photo)
  // Not a photo after all: better told than a paper without its picture.
  if (!cleaned.length) throw new NotSafe('file-damaged')
  keep(PDFRawStream.of(dict, cleaned))
}

/** What stands under the first `count` ways of packing. */
function unpacked({ dict, contents }: PDFRawStream, count: number): Uint8Array {
  const outer = PDFDict.withContext(dict.context)
  const first = (key: string): void => {
    const value = dict.lookup(name(key))
    if (value instanceof PDFArray) outer.set(name(key), dict.context.obj(value.asArray().slice(0, count)))
  }
  first('Filter')
  first('DecodeParms')
  return decodePDFRawStream(PDFRawStream.of(outer, contents)).decode()
}
