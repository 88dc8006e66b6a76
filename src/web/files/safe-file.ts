import { ok, type Refusal, type Result, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Cleaned, clean } from './clean-room.ts'
import { type FileKind, kindOfFile } from './kind-of-file.ts'
import type { FileReason, PictureWish, Safe } from './not-safe.ts'
import { scan } from './scanner.ts'

export type { FileReason, Safe } from './not-safe.ts'

const readable: PictureWish = { longest: 3000, format: 'jpeg' }

/** A document or photo that somebody sends as proof: a PDF or JPEG made anew from it, or the reason why not. */
export const safeDocument = (house: House, bytes: Buffer): Promise<Result<Safe, Refusal<FileReason>>> => safe(house, bytes, ['picture', 'pdf'], readable)

/** A picture to show: drawn anew, no longer than asked along its longest side. */
export const safePicture = (house: House, bytes: Buffer, wish: PictureWish): Promise<Result<Safe, Refusal<FileReason>>> => safe(house, bytes, ['picture'], wish)

async function safe(house: House, bytes: Buffer, takes: readonly Job[], wish: PictureWish): Promise<Result<Safe, Refusal<FileReason>>> {
  const kind = OPENED_AS[kindOfFile(bytes)]
  if (kind !== 'picture' && kind !== 'pdf') return refuse(kind)
  if (!takes.includes(kind)) return refuse('file-unknown-kind')
  const found = await scanned(house, bytes)
  if (found) return refuse(found)
  const cleaned = await clean({ kind, bytes, wish })
  if ('safe' in cleaned) return ok({ ...cleaned.safe, bytes: Buffer.from(cleaned.safe.bytes) })
  return refuse(reasonOf(house, cleaned))
}

type Job = 'picture' | 'pdf'
const OPENED_AS: Readonly<Record<FileKind, Job | FileReason>> = {
  pdf: 'pdf', jpeg: 'picture', png: 'picture', webp: 'picture',
  heic: 'file-heic', office: 'file-office', empty: 'file-empty', unknown: 'file-unknown-kind',
}

/** A scanner that is configured and does not answer lets nothing through. */
async function scanned({ config, log }: House, bytes: Buffer): Promise<FileReason | undefined> {
  if (!config.scanner) return undefined
  try {
    if (!await scan(config.scanner, bytes)) return undefined
    log.warn({}, 'a file was refused by the scanner')
    return 'file-infected'
  } catch (error) {
    log.error({ err: error }, 'the scanner for files does not answer: files are refused until it does')
    return 'file-not-checked'
  }
}

/** What the file did is logged without anything of the file. */
function reasonOf({ log }: House, cleaned: Exclude<Cleaned, { safe: Safe }>): FileReason {
  if ('reason' in cleaned) return cleaned.reason
  log.warn({ stopped: cleaned.stopped }, 'a file could not be opened within time and memory')
  return 'file-damaged'
}
