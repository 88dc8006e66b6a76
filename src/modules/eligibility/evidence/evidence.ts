import type { LocalDate } from '#shared/local-date.ts'

/** What a page may know of a paper without opening it. */
export type Evidence = {
  readonly id: string
  readonly applicationId: string
  readonly requestId: string | undefined
  readonly way: 'site' | 'desk' | 'post'
  readonly receivedAt: Date
  readonly receivedByName: string | undefined
  readonly type: 'application/pdf' | 'image/jpeg'
  readonly pages: number
  readonly size: number
  readonly seenAt: Date | undefined
  readonly gone: { readonly on: LocalDate; readonly because: 'taken-back' | 'forgotten' } | undefined
}

/** With the name that the sender gave it; undefined when it had none, or is gone. */
export type NamedEvidence = Evidence & { readonly name: string | undefined }

/** So many can lie with one application: more is a mistake, or an attempt to fill the disk. */
export const MOST_PAPERS = 30
export const PAPERS_AT_ONCE = 5
