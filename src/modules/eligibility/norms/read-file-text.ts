/**
 * The text of a file that a spreadsheet or an editor saved: UTF-8, UTF-16 with its mark, or else what Windows writes in
 * the Netherlands. Undefined when it is no text: a picture, or the spreadsheet itself.
 */
export function readFileText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes)
  return text !== undefined && [...text].some(isControl) ? undefined : text
}

/** Anything below a space but tab and ends of lines. */
const isControl = (letter: string): boolean => letter < ' ' && !'\t\n\v\f\r'.includes(letter)

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  for (const encoding of first === 0xff && second === 0xfe ? ['utf-16le'] : first === 0xfe && second === 0xff ? ['utf-16be'] : ['utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch { /* the next one */ }
  }
  return undefined
}
