import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'

/** A value and where it stood: `lineOf('tables[0].amounts.single-21')`, or the line of what should have held it. Lines count from 1. */
export type Placed = { readonly value: unknown; readonly lineOf: (path: string) => number }
export type Unreadable = Refusal<'unreadable', { readonly line: number; readonly message: string }>

const SPACE = /[ \t\r\n]*/y
const TOKEN = /[ \t\r\n]*(?:[{}[\],:]|"(?:[^"\\\n]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const DEEPEST = 20

/**
 * Reads JSON as JSON.parse does, and keeps the line of every value: JSON.parse forgets it, and who made a mistake in a file
 * of 500 lines wants to know where. Refused besides: the same name twice, which JSON.parse lets win silently.
 */
export function readJson(contents: string): Result<Placed, Unreadable> {
  const text = contents.replace(/^\ufeff/, '')
  const lines = new Map<string, number>()
  let at = 0
  let line = 1
  const wrong = (message: string): never => { throw new Wrong(line, message) }

  function next(): string {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    skipSpace()
    if (!match) return wrong(at === text.length ? 'The file ends too early.' : `This is no JSON: ${text.slice(at, at + 20).split('\n')[0]}`)
    const token = text.slice(at, TOKEN.lastIndex)
    at = TOKEN.lastIndex
    return token
  }

  function skipSpace(): void {
    SPACE.lastIndex = at
    const [space] = SPACE.exec(text)!
    line += space.split('\n').length - 1
    at += space.length
  }

  /** A text, number or word; what is wrong inside a text (an escape, a control sign) only JSON.parse says. */
  function plain(token: string): unknown {
    try { return JSON.parse(token) } catch { return wrong(`This text is not written as JSON: ${token.slice(0, 20)}`) }
  }

  function value(token: string, path: string, depth: number): unknown {
    if (depth > DEEPEST) wrong('Too many brackets inside each other.')
    lines.set(path, line)
    if (token === '{') return object(path, depth)
    if (token === '[') return list(path, depth)
    return /^[\]},:]$/.test(token) ? wrong(`A value is missing before ${token}`) : plain(token)
  }

  function object(path: string, depth: number): unknown {
    const entries = new Map<string, unknown>()
    for (let token = next(); token !== '}'; token = next()) {
      if (entries.size && token !== ',') wrong(`A comma is missing before ${token}`)
      if (entries.size) token = next()
      if (!token.startsWith('"')) wrong(`A name between quotes is missing before ${token}`)
      const name = plain(token) as string
      if (entries.has(name)) wrong(`${name} stands here twice.`)
      if (next() !== ':') wrong(`A colon is missing after ${name}`)
      entries.set(name, value(next(), path ? `${path}.${name}` : name, depth + 1))
    }
    return Object.fromEntries(entries)
  }

  function list(path: string, depth: number): unknown {
    const values: unknown[] = []
    for (let token = next(); token !== ']'; token = next()) {
      if (values.length && token !== ',') wrong(`A comma is missing before ${token}`)
      if (values.length) token = next()
      values.push(value(token, `${path}[${values.length}]`, depth + 1))
    }
    return values
  }

  try {
    const whole = value(next(), '', 0)
    skipSpace()
    if (at < text.length) wrong('Something stands after the end.')
    return ok({ value: whole, lineOf: (path) => lineOf(lines, path) })
  } catch (error) {
    if (error instanceof Wrong) return refuse('unreadable', { line: error.line, message: error.message })
    throw error
  }
}

class Wrong extends Error {
  readonly line: number
  constructor(line: number, message: string) { super(message); this.line = line }
}

/** What is missing has no line: then that of the nearest thing around it. */
function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let around = path; around; around = around.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')) if (lines.has(around)) return lines.get(around)!
  return lines.get('') ?? 1
}
