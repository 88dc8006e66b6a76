/**
 * What a file is by what is in it, never by its name or by what the sender says. The list holds what we take, and what people
 * often send instead, because "this is a Word file" helps and "unknown" does not.
 */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'heic' | 'office' | 'empty' | 'unknown'

export function kindOfFile(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty'
  return MAGIC.find(([, is]) => is(bytes))?.[0] ?? 'unknown'
}

const starts = (...magic: number[]) => (bytes: Buffer): boolean => magic.every((byte, i) => bytes[i] === byte)
const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

// Anything in front of a PDF but white space may be a page or a program as well, for a reader that looks elsewhere.
const isPdf = (bytes: Buffer): boolean => /^(?:\xef\xbb\xbf)?\s*%PDF-[12]\.\d/.test(ascii(bytes, 0, 1024))

const HEIF_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif'])

/** Word and Excel are archives that name their parts; another archive is no document. */
const isOfficeZip = (bytes: Buffer): boolean => starts(0x50, 0x4b, 0x03, 0x04)(bytes) && /\[Content_Types\]\.xml|mimetypeapplication\/vnd|_rels\/|docProps\/|word\/|xl\//.test(ascii(bytes, 0, 4096))

const MAGIC: readonly (readonly [FileKind, (bytes: Buffer) => boolean])[] = [
  ['pdf',    isPdf],
  ['jpeg',   starts(0xff, 0xd8, 0xff)],
  ['png',    starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['webp',   (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
  ['heic',   (bytes) => ascii(bytes, 4, 8) === 'ftyp' && HEIF_BRANDS.has(ascii(bytes, 8, 12))],
  ['office', (bytes) => isOfficeZip(bytes) || starts(0xd0, 0xcf, 0x11, 0xe0)(bytes) || ascii(bytes, 0, 5) === '{\\rtf'],
]
