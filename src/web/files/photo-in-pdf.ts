// Photos as they stand in a PDF: what drawing needs, and nothing of where, when and with what they were made.

const [SOI, EOI, SOS, COM, TEM] = [0xd8, 0xd9, 0xda, 0xfe, 0x01]
/** APP1 to APP15 (Exif, XMP, makers, a second picture), but the profile of the colours (APP2 of ICC) and Adobe's way of colours (APP14). */
const isApp = (marker: number): boolean => marker >= 0xe1 && marker <= 0xef
const standsAlone = (marker: number): boolean => marker === TEM || (marker >= 0xd0 && marker <= 0xd7)
const ICC = Buffer.from('ICC_PROFILE\0')

/** A JPEG (ITU-T T.81 annex B) up to its end, without what drawing does not need. What is no JPEG comes out empty: nothing is drawn of it. */
export function withoutPlace(jpeg: Uint8Array): Uint8Array {
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) return new Uint8Array()
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)]
  let at = 2
  while (at < jpeg.length) {
    if (jpeg[at] !== 0xff) break
    // Before a marker any number of fill bytes may stand (B.1.1.2).
    while (jpeg[at + 1] === 0xff) at++
    const marker = jpeg[at + 1]
    if (marker === undefined) break
    if (marker === EOI) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)])
    if (standsAlone(marker)) { kept.push(jpeg.subarray(at, at + 2)); at += 2; continue }
    if (at + 4 > jpeg.length) break
    const next = at + 2 + (jpeg[at + 2]! << 8 | jpeg[at + 3]!)
    const colours = marker === 0xee || (marker === 0xe2 && ICC.equals(jpeg.subarray(at + 4, at + 4 + ICC.length)))
    const end = marker === SOS ? endOfScan(jpeg, next) : next
    if (!(marker === COM || (isApp(marker) && !colours))) kept.push(jpeg.subarray(at, end))
    at = Math.max(end, at + 2)
  }
  // It breaks off: readers draw what there is.
  return Buffer.concat([...kept, Uint8Array.of(0xff, EOI)])
}

/** Where the pixels of a scan end: at the next marker that is no part of them. */
function endOfScan(jpeg: Uint8Array, from: number): number {
  for (let at = from; at + 1 < jpeg.length; at++) {
    if (jpeg[at] !== 0xff) continue
    const next = jpeg[at + 1]!
    if (next !== 0x00 && next !== 0xff && !standsAlone(next)) return at
  }
  return jpeg.length
}

const DRAWN: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c'])

/** A JPEG 2000 file (ISO/IEC 15444-1 annex I): the boxes that drawing needs. A bare codestream has no boxes, and stays. */
export function withoutBoxes(file: Uint8Array): Uint8Array {
  if (file[0] === 0xff && file[1] === 0x4f) return file
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const kept: Uint8Array[] = []
  let at = 0
  while (at + 8 <= view.length) {
    const said = view.readUInt32BE(at)
    const length = said === 0 ? view.length - at : said === 1 ? (at + 16 <= view.length ? Number(view.readBigUInt64BE(at + 8)) : 0) : said
    if (length < 8 || at + length > view.length) break
    if (DRAWN.has(view.toString('latin1', at + 4, at + 8))) kept.push(view.subarray(at, at + length))
    at += length
  }
  return Buffer.concat(kept)
}
