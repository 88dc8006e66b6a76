import type { FieldError } from '#shared/result.ts'
import { Forbidden } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { work } from './contacts.text.ts'
import { holdsBsn } from './domain/holds-bsn.ts'
import { namesCode } from './domain/not-by-mail.ts'
import type { Matter, Staff } from './matter.ts'

const LONGEST = 5000

export const staffOf = ({ signed, role }: Visit): Staff => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('Only a member of staff whom we know.')
  return { staffId: signed.subjectId, staffName: signed.name, role: role ?? 'caseworker' }
}

export const fieldError = (field: string, message: string): readonly FieldError[] => [{ field, message }]

/** What goes to somebody, or stays in the file: something, not too long, and without what may be a BSN. */
export function checkWords(words: string, field: string): readonly FieldError[] {
  if (!words) return fieldError(field, work.errors.words)
  if (words.length > LONGEST) return fieldError(field, work.errors.long)
  return holdsBsn(words) ? fieldError(field, work.errors.bsn) : []
}

/** By mail to an address that nobody made sure of goes no code of a voucher or a pass. */
export const checkMail = ({ residentId, replyBy }: Pick<Matter, 'residentId' | 'replyBy'>, words: string, field: string): readonly FieldError[] =>
  !residentId && replyBy === 'email' && namesCode(words) ? fieldError(field, work.errors.code) : []
