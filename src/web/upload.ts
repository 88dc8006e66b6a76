import type { FastifyRequest } from 'fastify'
import type { Language } from '#shared/language.ts'
import { BadRequest } from './answer.ts'
import type { FilesOption, Upload } from './route.ts'
import { uploadText as english } from './english.text.ts'
import { languageOf } from './language.ts'
import { isNoText } from './visit.ts'
import { text as dutch } from './upload.text.ts'

const texts = { nl: dutch, en: english }

export const FORM_LIMIT = 256 * 1024

/** What a form with files holds: its fields as any form has them, and the files; or the sentence why they cannot be taken. */
export type Sent = {
  readonly body: Readonly<Record<string, string | string[]>>
  readonly files: readonly Upload[]
  readonly problem: string | undefined
}

/** The most that one such form can hold of the memory. */
export const weightOf = ({ most, bytes }: FilesOption, declared: number | undefined): number =>
  Math.min(declared ?? Infinity, most * bytes + FORM_LIMIT)

/**
 * Reads the whole form, whatever is too much in it: of a file over the limit the rest is let go as it comes, so that the
 * fields behind it are still read and nothing that was typed is lost. Nothing is written to disk.
 */
export async function readUpload(request: FastifyRequest, { most, bytes }: FilesOption): Promise<Sent> {
  const body: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  const files: Upload[] = []
  const lang = languageOf(request.url)
  let problem: string | undefined
  let typed = 0
  const limits = { fileSize: bytes, files: 100, fields: 300, parts: 400, fieldSize: FORM_LIMIT, fieldNameSize: 100, headerPairs: 50 }
  try {
    for await (const part of request.parts({ limits, throwFileSizeLimit: false } as object)) {
      if (part.type === 'field') {
        const value = String(part.value)
        typed += value.length
        if (part.fieldnameTruncated || part.valueTruncated || typed > FORM_LIMIT) throw tooLarge()
        const before = body[part.fieldname]
        body[part.fieldname] = before === undefined ? value : [before, value].flat()
        continue
      }
      const room = files.length < most
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of part.file as AsyncIterable<Buffer>) {
        size += chunk.length
        if (room && !problem) chunks.push(chunk)
      }
      // A file field that was left empty is sent too, without a name and without a byte.
      if (!part.filename && size === 0) continue
      const name = shownName(part.filename ?? '')
      if (part.file.truncated) problem ??= texts[lang].tooLarge(name, megabytes(bytes, lang))
      else if (!room) problem ??= texts[lang].tooMany(most)
      if (!problem) files.push({ field: part.fieldname, name, claims: part.mimetype, bytes: Buffer.concat(chunks) })
    }
  } catch (error) {
    // What follows is read and let go, so that the answer arrives at a browser that is still sending.
    request.raw.unpipe()
    request.raw.resume()
    throw (error as { statusCode?: number }).statusCode === 413 ? tooLarge() : new BadRequest('a form with files that cannot be read', { cause: error })
  }
  return { body, files: problem ? [] : files, problem }
}

const tooLarge = (): Error => Object.assign(new Error('more text than a form holds'), { statusCode: 413 })

/** "1,5 MB"; in English "1.5 MB". */
export const megabytes = (bytes: number, lang: Language = 'nl'): string => {
  const number = (Math.round((bytes / 1024 / 1024) * 10) / 10).toString()
  return texts[lang].megabytes(lang === 'nl' ? number.replace('.', ',') : number)
}

/**
 * The name that somebody's device gave the file, as far as it can be shown: without folders, control characters and marks that
 * turn the direction of reading (`cod‮fdp.exe`), and not longer than a line. For people only: nothing is ever stored under it.
 */
export function shownName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1)!.replace(/[\p{C}\u2028\u2029]/gu, '').replace(/\s+/g, ' ').trim()
  return isNoText(last) || /^\.*$/.test(last) ? '' : shortened([...last])
}

const LONGEST = 60
const shortened = (letters: readonly string[]): string =>
  letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST - 12).join('')}…${letters.slice(-11).join('')}`
