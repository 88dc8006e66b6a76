import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from './knowledge.store.ts'

export type ContentFile = { readonly key: string; readonly language: Language; readonly path: string; readonly body: string; readonly hash: Buffer }

const LANGUAGES: readonly Language[] = ['nl', 'en']

/** Every text that this release ships: content/<language>/<kind>/<name>.md, key `<kind>/<name>`. */
export function contentFiles(folder: string = join(import.meta.dirname, '..', '..', '..', 'content')): ContentFile[] {
  return LANGUAGES.flatMap((language) => names(folder, language).map((name) => {
    const path = join(folder, language, name)
    const body = readFileSync(path, 'utf8')
    return { key: name.slice(0, -3).replaceAll('\\', '/'), language, path, body, hash: createHash('sha256').update(body).digest() }
  }))
}

const names = (folder: string, language: string): string[] =>
  readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).sort()
