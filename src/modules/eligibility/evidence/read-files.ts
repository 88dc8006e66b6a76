import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { fileSentence } from '#modules/knowledge/index.ts'
import { type Safe, safeDocument } from '#web/files/safe-file.ts'
import type { Upload } from '#web/route.ts'

export type Paper = Safe & { readonly name: string }
export type ReadFiles = { readonly papers: readonly Paper[]; readonly refused: readonly string[] }

/** Looks into what was sent, before any transaction begins. One that cannot be used does not keep out the others; its sentence names it. */
export async function readFiles(house: House, files: readonly Upload[], lang: Language = 'nl'): Promise<ReadFiles> {
  const papers: Paper[] = []
  const refused: string[] = []
  for (const { name, bytes } of files) {
    const safe = await safeDocument(house, bytes)
    if (safe.ok) papers.push({ ...safe.value, name })
    else refused.push(`${name ? `‘${name}’: ` : ''}${fileSentence(house, safe.refusal.reason, lang)}`)
  }
  return { papers, refused }
}
