import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Assessment, Decision } from './application.ts'

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }
/** Null of the database is absent here. */
const present = <T extends object>(row: Nullable<T>): T => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as T

const ASSESSMENT = `id, application_id as "applicationId", made_at as "madeAt", reference_date as "referenceDate", outcome, checks, household_type as "householdType",
  limit_cents as "limitCents", norm_effective_from as "normEffectiveFrom", norm_version as "normVersion", policy_version as "policyVersion",
  corrects, corrected_by as "correctedBy", corrected_by_name as "correctedByName"`

export async function insertAssessment(tx: Tx, a: Assessment): Promise<void> {
  await tx.query(`
    insert into eligibility.assessment (id, application_id, made_at, reference_date, outcome, checks, household_type, limit_cents, norm_effective_from, norm_version, policy_version,
                                        corrects, corrected_by, corrected_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  [a.id, a.applicationId, a.madeAt, a.referenceDate, a.outcome, JSON.stringify(a.checks), a.householdType ?? null, a.limitCents ?? null,
    a.normEffectiveFrom ?? null, a.normVersion ?? null, a.policyVersion, a.corrects ?? null, a.correctedBy ?? null, a.correctedByName ?? null])
}

export async function latestAssessment(q: Queryable, applicationId: string): Promise<Assessment | undefined> {
  const row = await q.maybe<Nullable<Assessment>>(`select ${ASSESSMENT} from eligibility.assessment where application_id = $1 order by made_at desc, id desc limit 1`, [applicationId])
  return row && present<Assessment>(row)
}

export async function assessmentById(q: Queryable, id: string): Promise<Assessment | undefined> {
  const row = await q.maybe<Nullable<Assessment>>(`select ${ASSESSMENT} from eligibility.assessment where id = $1`, [id])
  return row && present<Assessment>(row)
}

export type SealedAmounts = { readonly wrappedKey: Buffer | null; readonly sealed: Buffer | null; readonly forgottenOn: LocalDate | null }

export async function insertAmounts(tx: Tx, assessmentId: string, wrappedKey: Buffer, sealed: Buffer): Promise<void> {
  await tx.query('insert into eligibility.amounts (assessment_id, wrapped_key, sealed) values ($1, $2, $3)', [assessmentId, wrappedKey, sealed])
}

export const sealedAmounts = (q: Queryable, assessmentId: string): Promise<SealedAmounts | undefined> =>
  q.maybe(`select wrapped_key as "wrappedKey", sealed, forgotten_on as "forgottenOn" from eligibility.amounts where assessment_id = $1`, [assessmentId])

/** The same key, other contents; not when they were forgotten already. */
export async function updateSealed(tx: Tx, assessmentId: string, sealed: Buffer): Promise<void> {
  await tx.query('update eligibility.amounts set sealed = $2 where assessment_id = $1 and sealed is not null', [assessmentId, sealed])
}

/** The key goes, and with it every amount; what the decision rests on otherwise stays. */
export async function forget(tx: Tx, assessmentId: string, on: LocalDate): Promise<void> {
  await tx.query('update eligibility.amounts set wrapped_key = null, sealed = null, forgotten_on = $2 where assessment_id = $1 and forgotten_on is null', [assessmentId, on])
}

const DECISION = `id, application_id as "applicationId", assessment_id as "assessmentId", outcome, made_by as "madeBy", staff_id as "staffId", staff_name as "staffName",
  reasons, decided_at as "decidedAt", announced_on as "announcedOn", objection_last_day as "objectionLastDay", valid_from as "validFrom", valid_to as "validTo",
  policy_version as "policyVersion", replaces, replaced_because as "replacedBecause", not_heard as "notHeard", second_id as "secondId", second_name as "secondName"`

/** Throws (unique) when the decision that it replaces was replaced already. */
export async function insertDecision(tx: Tx, d: Decision): Promise<void> {
  await tx.query(`
    insert into eligibility.decision (id, application_id, assessment_id, outcome, made_by, staff_id, staff_name, reasons, decided_at, announced_on,
                                      objection_last_day, valid_from, valid_to, policy_version, replaces, replaced_because, not_heard, second_id, second_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
  [d.id, d.applicationId, d.assessmentId, d.outcome, d.madeBy, d.staffId ?? null, d.staffName ?? null, d.reasons, d.decidedAt, d.announcedOn,
    d.objectionLastDay, d.validFrom ?? null, d.validTo ?? null, d.policyVersion, d.replaces ?? null, d.replacedBecause ?? null, d.notHeard ?? null, d.secondId ?? null, d.secondName ?? null])
}

/** The decision in force: the one that no later one took the place of. */
export async function decisionOf(q: Queryable, applicationId: string): Promise<Decision | undefined> {
  const row = await q.maybe<Nullable<Decision>>(`select ${DECISION} from eligibility.decision_in_force where application_id = $1`, [applicationId])
  return row && present<Decision>(row)
}

/** Every decision on an application, the first one first. */
export const decisionsOf = async (q: Queryable, applicationId: string): Promise<Decision[]> =>
  (await q.query<Nullable<Decision>>(`select ${DECISION} from eligibility.decision where application_id = $1 order by decided_at, id`, [applicationId])).map((row) => present<Decision>(row))

export async function decisionById(q: Queryable, id: string): Promise<Decision | undefined> {
  const row = await q.maybe<Nullable<Decision>>(`select ${DECISION} from eligibility.decision where id = $1`, [id])
  return row && present<Decision>(row)
}

/** Whether a later decision took its place. */
export const isReplaced = async (q: Queryable, id: string): Promise<boolean> => (await q.query('select from eligibility.decision where replaces = $1', [id])).length > 0
