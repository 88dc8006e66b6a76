/** Something we asked of the resident: papers and facts (question), or what they think of a refusal (view). */
export type RequestKind = 'question' | 'view'
export type RequestState = 'open' | 'answered' | 'expired' | 'taken-back'

export const FIRST_REQUEST_STATE: RequestState = 'open'
/** What has been closed stays closed: who wants to ask again asks a new question. */
export const REQUEST_MOVES: readonly { readonly from: RequestState; readonly to: RequestState; readonly why: string }[] = [
  { from: 'open', to: 'answered',   why: 'by the resident, or by a caseworker for them' },
  { from: 'open', to: 'expired',    why: 'the day after the last day' },
  { from: 'open', to: 'taken-back', why: 'by a caseworker, or because the application ended another way' },
]

/** Papers that we may ask for. Whatever else it is stands in the words of the question. */
export const EVIDENCE_KINDS = ['payslip', 'benefit-letter', 'pension-letter', 'student-finance', 'bank-statement', 'rental-agreement', 'proof-of-household', 'other'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const isEvidenceKind = (text: string): text is EvidenceKind => (EVIDENCE_KINDS as readonly string[]).includes(text)

/** Why a pass ends before its day. Who died is no such reason: nothing is told to who died. */
export const END_REASONS = ['moved-away', 'own-wish', 'no-right', 'misuse'] as const
export type EndReason = (typeof END_REASONS)[number]

/** Grounds on which a refusal need not be proposed first, with their articles. Recorded in the decision. */
export const NOT_HEARD = ['own-facts', 'urgent', 'heard-before', 'purpose-fails', 'financial'] as const
export type NotHeard = (typeof NOT_HEARD)[number]
export const isNotHeard = (text: string): text is NotHeard => (NOT_HEARD as readonly string[]).includes(text)
