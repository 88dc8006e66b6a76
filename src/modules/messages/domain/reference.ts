/**
 * A short number on a letter, so that the paper on a desk can be matched with its row in the post list without a name on
 * the screen. Of the random end of the id; not secret and gives access to nothing.
 */
export const referenceOf = (id: string): string => id.replaceAll('-', '').slice(-8).toUpperCase().replace(/(.{4})(?=.)/, '$1-')

/** A number as somebody reads it from paper, without its dash. Undefined: no such number. */
export function readReference(typed: string): string | undefined {
  const number = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-F]{8}$/.test(number) ? number : undefined
}
