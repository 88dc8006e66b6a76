import { Forbidden } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import type { Staff } from './proposed.ts'

export const colleague = ({ signed }: Visit): Staff => {
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know answers for norms and rules.')
  return { staffId: signed.subjectId, staffName: signed.name, role: signed.roles.find((role) => role === 'manager' || role === 'administrator') }
}

const REASON_LENGTH = 500

/** A yes, or a no with the reason that goes with it. */
export function readVerdict({ form }: Visit): { readonly approves: boolean; readonly reason: string; readonly problem: 'reason' | 'reasonLong' | undefined } {
  const reason = (form.reden ?? '').trim()
  const approves = form.besluit === 'goed'
  return { approves, reason, problem: approves ? undefined : !reason ? 'reason' : reason.length > REASON_LENGTH ? 'reasonLong' : undefined }
}
