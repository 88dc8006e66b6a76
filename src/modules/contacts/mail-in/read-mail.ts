import { simpleParser } from 'mailparser'
import { readEmail } from '#modules/residents/index.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import type { Upload } from '#web/route.ts'
import { shownName } from '#web/upload.ts'
import type { Headers } from './domain/kind-of-mail.ts'
import { MOST_LETTERS, ownWords, senderName } from './domain/words-of-mail.ts'
import { mailText } from './mail-in.text.ts'

/** More than this of one message is not read; its words stand in front. */
export const MOST_SOURCE = 25 * 1024 * 1024
/** Of a message that is larger, so much: its words, and not its files. */
export const PART_SOURCE = 512 * 1024
export const MOST_FILES = 5
/** Servers that a mail passed and that say what they found; ours writes on top. */
const MOST_RESULTS = 20

/** What does not open as a message at all has none of it. */
export type ReadMail = {
  readonly headers: Headers
  /** Values of Authentication-Results, the topmost first. */
  readonly authentication: readonly string[]
  /** As it can be answered; undefined when it cannot. */
  readonly from: string | undefined
  readonly name: string
  readonly subject: string
  /** Empty: there are none, or they cannot be read. */
  readonly words: string
  readonly messageId: string | undefined
  /** Message-IDs that it answers. */
  readonly answers: readonly string[]
  readonly files: readonly Upload[]
  /** Files that are too large or too many: which of them, counted from 1, and why. */
  readonly left: readonly Left[]
  readonly count: number
}
type Left = { readonly nth: number; readonly why: 'file-too-large' | 'file-too-many' }

/** Part of how a mail is signed or laid out: says nothing to who reads it. */
const NOT_FOR_PEOPLE = /^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature|ms-tnef)$/i
/** A picture in the text of a mail that is smaller is a logo below somebody's name. */
const LOGO = 20_000

/**
 * Reads a message, whatever is in it: HTML becomes text, an archive stays shut, and a head or a nest without end is an error
 * of the library, and goes to a colleague. `whole`: false when only its beginning was fetched.
 */
export async function readMail(source: Buffer, { whole }: { readonly whole: boolean }): Promise<ReadMail> {
  const parsed = await simpleParser(source, {
    skipImageLinks: true, skipTextLinks: true, skipTextToHtml: true, keepCidLinks: true, ignoreEmbedded: true, checksumAlgo: false,
    maxHtmlLengthToParse: 1_000_000, maxHeadSize: 256 * 1024, maxChildNodes: 200,
  } as Parameters<typeof simpleParser>[1])
  // A text that is there and cannot be read: a colleague reads it, nothing is made of what is left.
  const unread = (parsed as { readonly textConversionError?: Error }).textConversionError
  if (unread && !parsed.text?.trim()) throw unread
  const headers = new Map<string, string>()
  const authentication: string[] = []
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(line.indexOf(':') + 1).replace(/\s+/g, ' ').trim().slice(0, 2000)
    if (!headers.has(key)) headers.set(key, value)
    if (key === 'authentication-results' && authentication.length < MOST_RESULTS) authentication.push(value)
  }
  const sender = parsed.from?.value[0]
  const coming = parsed['attachments'].filter(({ contentType, related, size }) => !NOT_FOR_PEOPLE.test(contentType) && !(related && size < LOGO))
  const left: Left[] = []
  const files: Upload[] = []
  for (const [i, { filename = '', contentType, content }] of coming.entries()) {
    if (!whole || content.length > FILE_BYTES) left.push({ nth: i + 1, why: 'file-too-large' })
    else if (files.length === MOST_FILES) left.push({ nth: i + 1, why: 'file-too-many' })
    else files.push({ field: String(i + 1), name: shownName(filename), claims: contentType, bytes: content })
  }
  const subject = (parsed.subject ?? '').replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim().slice(0, 300)
  return {
    headers, authentication, subject, files, left, count: coming.length,
    from: readEmail(sender?.address ?? ''), name: senderName(sender?.name ?? '', mailText.sender),
    words: shortened(ownWords((parsed.text ?? '').slice(0, 500_000)), subject),
    messageId: idsIn(parsed.messageId ?? '')[0], answers: idsIn(`${parsed.inReplyTo ?? ''} ${[parsed.references ?? []].flat().join(' ')}`).slice(-50),
  }
}

/** Who writes all of it in the subject has said it; a small mail without any text stays empty. */
const shortened = (words: string, subject: string): string => {
  const all = words || subject
  return all.length > MOST_LETTERS ? `${all.slice(0, MOST_LETTERS)}\n\n${mailText.cut}` : all
}

export const idsIn = (text: string): string[] => [...text.slice(0, 20_000).matchAll(/<[^\s<>]{3,250}>/g)].map(([id]) => id)

/** Of what could not be opened: as much as a colleague needs to find it in the mailbox. */
export function headOf(source: Buffer): { readonly from: string; readonly subject: string } {
  const head = source.subarray(0, 64 * 1024).toString('latin1')
  const line = (name: string): string => (new RegExp(`^${name}:[ \\t]*([^\\r\\n]{0,200})`, 'im').exec(head)?.[1] ?? '').replace(/[^\x20-\x7e]/g, '').trim()
  return { from: line('From'), subject: line('Subject') }
}
