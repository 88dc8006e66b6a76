/** Why a file is not taken. Each has its sentence in content/nl/reasons/files.md. */
export const fileReasons = [
  'file-empty', 'file-unknown-kind', 'file-office', 'file-heic', 'file-damaged', 'file-encrypted', 'file-too-many-pages', 'file-too-many-pixels', 'file-infected', 'file-not-checked',
] as const
export type FileReason = (typeof fileReasons)[number]

/** Thrown where a file is opened, and made a value at the front door (safe-file.ts). */
export class NotSafe extends Error {
  readonly reason: FileReason
  constructor(reason: FileReason, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

export type PictureWish = {
  /** Pixels along the longest side: an A4 page stays readable at 3000. */
  readonly longest: number
  readonly format: 'jpeg' | 'webp'
}

/** A file made by us out of what came in. */
export type Safe = {
  readonly bytes: Buffer
  readonly type: 'application/pdf' | 'image/jpeg' | 'image/webp'
  readonly extension: 'pdf' | 'jpg' | 'webp'
  readonly pages: number
  readonly width?: number
  readonly height?: number
}
