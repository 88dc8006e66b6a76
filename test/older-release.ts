import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { contentFiles } from '#modules/knowledge/content-files.ts'

/** The folder of a release before this one: our content, after `age` changed each text. */
export function olderRelease(t: TestContext, age: (body: string, key: string, language: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(join(import.meta.dirname, '..', 'content'), folder, { recursive: true })
  for (const { path, body, key, language } of contentFiles(folder)) writeFileSync(path, age(body, key, language))
  return folder
}
