import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Every file with labels, below src/. Those in English are called english.text.ts. */
export const labelFiles = (): string[] => readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.text.ts')).sort()

/** What a label may be made with. The first that the function accepts will do. */
const FILLINGS: readonly unknown[] = ['5', 5, '2026-11-23', ['5', '5'], new Date('2026-11-23T10:00:00Z'), {}]

/** Labels and field errors: every text a module gives, functions filled with a word. */
export function labelsOf(found: unknown, path = ''): { path: string; text: string }[] {
  if (typeof found === 'string') return [{ path, text: found }]
  if (typeof found === 'function') {
    for (const filling of FILLINGS) {
      try { return labelsOf((found as (...all: unknown[]) => unknown)(filling, filling, filling, filling), path) } catch { /* another filling may fit */ }
    }
    return [{ path, text: `This label could not be filled (${path})` }]
  }
  if (found && typeof found === 'object') return Object.entries(found).flatMap(([name, value]) => labelsOf(value, `${path}.${name}`))
  return []
}
