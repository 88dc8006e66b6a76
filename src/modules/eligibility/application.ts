import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { ApplicationState } from './domain/application-states.ts'
import type { Finding } from './domain/checks.ts'
import type { ToldAnswers } from './domain/facts.ts'
import type { HouseholdType } from './domain/norms.ts'
import type { EvidenceKind, NotHeard, RequestKind, RequestState } from './domain/request.ts'

/** Somebody's application for a pass. What was typed stays sealed in the row; `typedOf` opens it. */
export type Application = {
  readonly id: string
  /** "SP-26-01874": on letters and on the phone. No secret, and it opens nothing. */
  readonly number: string
  readonly residentId: string
  readonly householdId: string
  readonly state: ApplicationState
  /** When it was sent, or entered by us. */
  readonly receivedAt: Date
  /** From when our term runs: that day, or the earlier one on which a form came by post. */
  readonly receivedOn: LocalDate
  /** The last day for our decision. */
  readonly lastDay: LocalDate
  readonly alarm: 'deceased' | undefined
  readonly waitingSince: Date | undefined
  readonly tries: number
  readonly openedAt: Date | undefined
}

/** What the resident typed and chose: the copy of Awb 2:17(2). */
export type Typed = {
  readonly answers: ToldAnswers
  /** What is wrong with the register, in the resident's words. */
  readonly remark: string
  /** The day on which those words were forgotten; then `remark` is empty. */
  readonly remarkForgottenOn?: LocalDate
  readonly channel: 'email' | 'letter'
  /** Staff typed it: what somebody told them, or the form on paper. Left out: the resident did it themselves. */
  readonly way?: EnteredWay
  /** Of a form that came by post: whether it was signed, and how many papers of it were scanned. */
  readonly byPost?: { readonly signed: boolean; readonly scans: number }
}

export type EnteredWay = 'phone' | 'desk' | 'paper' | 'post'

/** A check as it is kept: no income in it, that is sealed. */
export type KeptCheck = Omit<Finding, 'amounts'> & { readonly reason: string; readonly article: string }

export type Assessment = {
  readonly id: string
  readonly applicationId: string
  readonly madeAt: Date
  readonly referenceDate: LocalDate
  readonly outcome: 'passed' | 'failed' | 'unknown'
  readonly checks: readonly KeptCheck[]
  readonly householdType: HouseholdType | undefined
  readonly limitCents: Cents | undefined
  readonly normEffectiveFrom: LocalDate | undefined
  readonly normVersion: number | undefined
  readonly policyVersion: number
  /** The test before it, in which a caseworker corrected a fact. */
  readonly corrects?: string | undefined
  readonly correctedBy?: string | undefined
  readonly correctedByName?: string | undefined
}

export type Decision = {
  readonly id: string
  readonly applicationId: string
  readonly assessmentId: string
  readonly outcome: 'granted' | 'refused' | 'set-aside'
  readonly madeBy: 'machine' | 'person'
  readonly staffId: string | undefined
  readonly staffName: string | undefined
  readonly reasons: readonly string[]
  readonly decidedAt: Date
  readonly announcedOn: LocalDate
  readonly objectionLastDay: LocalDate
  readonly validFrom: LocalDate | undefined
  readonly validTo: LocalDate | undefined
  readonly policyVersion: number
  /** The decision whose place it took, and why. That one stays as it was sent. */
  readonly replaces?: string | undefined
  readonly replacedBecause?: 'correction' | 'objection' | 'ended' | undefined
  /** A refusal without asking the resident first, and on which ground. */
  readonly notHeard?: NotHeard | undefined
  /** The second pair of eyes, where the policy asked one. */
  readonly secondId?: string | undefined
  readonly secondName?: string | undefined
}

/** A question to the resident, or a refusal that they may react to. `asked` and `answer` stay sealed in the row. */
export type Request = {
  readonly id: string
  readonly applicationId: string
  readonly assessmentId: string
  readonly kind: RequestKind
  readonly state: RequestState
  readonly askedAt: Date
  readonly askedBy: string
  readonly askedByName: string
  readonly evidence: readonly EvidenceKind[]
  /** The last day to answer, that day included. */
  readonly dueOn: LocalDate
  readonly closedAt: Date | undefined
  readonly answeredAt: Date | undefined
}

/** What a caseworker wrote; for a proposed refusal also its reason. */
export type Asked = { readonly words: string; readonly reason?: string | undefined; readonly despite?: string | undefined }
