import { parse as parseQuery } from 'node:querystring'
import { BadRequest } from './answer.ts'

/** `__Host-`: only over https (or localhost), only this host, whole site: no neighbour can plant one. */
export const cookieName = (name: string): string => `__Host-${name}`
export const sessionName = 'stadjerspas'
export const sessionCookie = cookieName(sessionName)
export const formCookie = cookieName('form')

/** One text, or the first of several; nothing of what is no text. */
export function single(value: unknown): string | undefined {
  const first = Array.isArray(value) ? (value as readonly unknown[])[0] : value
  return typeof first === 'string' ? first : undefined
}

/** Bytes that no text holds: no page and no column can keep them. */
export const isNoText = (text: string): boolean => text.includes('\0') || text.includes('\ufffd')

const NO_FORM = Object.freeze({ single: Object.freeze({}), all: Object.freeze({}) })

/** A form's fields as text: NFC, without the bytes that no text holds. What was typed is otherwise kept as it is. */
export function readForm(body: unknown): { single: Readonly<Record<string, string>>; all: Readonly<Record<string, string[]>> } {
  if (body === null || typeof body !== 'object') return NO_FORM
  const one: Record<string, string> = {}
  const all: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(body as Record<string, string | string[]>)) {
    const values = (Array.isArray(value) ? value : [value]).map((text) => String(text).normalize('NFC'))
    if (values.some(isNoText)) throw new BadRequest('a byte that is no text')
    one[name] = values[0] ?? ''
    all[name] = values
  }
  return { single: one, all }
}

/** The name that an address gets in place of what cannot be read. */
export const BAD = '\0bad'

/** One value each: a parameter that comes twice is refused, not guessed (HTTP parameter pollution). The handler answers. */
export function readQuery(text: string): Record<string, string> {
  const result: Record<string, string> = {}
  if (text === '') return result
  for (const [name, value] of Object.entries(parseQuery(text, '&', '=', { maxKeys: 50 }))) {
    if (typeof value !== 'string' || isNoText(value)) return { [BAD]: '' }
    result[name] = value.normalize('NFC')
  }
  return result
}
