import type { FieldError } from '#shared/result.ts'

export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (path: string, name: string): string => (path ? `${path}.${name}` : name)

/** One field. Left out where `usual` is given: that. Wrong, or left out where it is needed: an error, and undefined. */
export function field<T>(errors: FieldError[], record: Fields, path: string, name: string, read: (value: unknown) => T | undefined, message: string, usual?: T): T | undefined {
  if (!(name in record) && usual !== undefined) return usual
  const value = read(record[name])
  if (value === undefined) errors.push({ field: within(path, name), message })
  return value
}

/** A list of objects, each with its path. */
export function items(errors: FieldError[], record: Fields, name: string, path: string, least: number, most: number): readonly (readonly [Fields, string])[] {
  const list = record[name]
  const at = within(path, name)
  if (!Array.isArray(list) || list.length < least || list.length > most) {
    errors.push({ field: at, message: `A list of ${least} to ${most}.` })
    return []
  }
  return list.map((one: unknown, i) => {
    if (!isFields(one)) errors.push({ field: `${at}[${i}]`, message: 'An object between braces.' })
    return [isFields(one) ? one : {}, `${at}[${i}]`] as const
  })
}

/** A name that nobody reads is most likely a mistake in typing: left standing, it would silently not count. */
export function only(errors: FieldError[], record: Fields, path: string, known: readonly string[]): void {
  for (const name of Object.keys(record)) if (!known.includes(name)) errors.push({ field: within(path, name), message: `There is no such field; ${known.join(', ')} are there.` })
}
