import type { Reply } from './matter.ts'

/** Where what is written goes: with their other messages, by mail, by post, or ready for them at a Stip. */
export type Written = 'message' | 'email' | 'letter' | 'collect'

export type Reachable = { readonly email?: string | undefined; readonly address?: readonly string[] | undefined; readonly collects?: boolean | undefined }

/**
 * How somebody can be told in writing, whatever they prefer; undefined for who can only be called. The outcome of a complaint
 * is told in writing and with reasons (Awb 9:12(1)), also when it was said on the telephone.
 */
export function writtenTo({ isResident, replyBy, person }: { readonly isResident: boolean; readonly replyBy: Reply; readonly person: Reachable | undefined }): Written | undefined {
  if (isResident) return 'message'
  if (replyBy === 'letter' && person?.address) return 'letter'
  return person?.email ? 'email' : person?.address ? 'letter' : person?.collects ? 'collect' : undefined
}
