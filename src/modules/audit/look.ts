import { randomBytes } from 'node:crypto'
import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { countsBetween, type CountRow, insertLook, linesBetween, type LookLine, looksOf, type PeriodRow, subjectsBetween } from './audit.store.ts'

export type Look = {
  readonly staffId: string
  /** Why, as the person chose or typed it; empty is refused by the database. */
  readonly purpose: string
  readonly residentId: string
  /** Entry in the register of processing activities, like `stadjerspas-beoordelen`. */
  readonly activity: string
  /** Address pattern of the page, like `/beoordeling/:number`: no number, no code. */
  readonly page: string
}

const CONTEXT = 'audit.processing_log.data_subject_id'

/**
 * One line in the processing log (Logboek Dataverwerkingen): written, and committed, before the data is shown.
 * No line, no data: a failure here is an exception, and the page does not appear. On the database itself it is committed when this
 * returns; in a transaction, with it.
 */
export async function look(house: House, q: Queryable, { staffId, purpose, residentId, activity, page }: Look): Promise<void> {
  await insertLook(q, {
    at: house.clock.now(), actor: staffId, purpose, page, name: activity,
    traceId: randomBytes(16), spanId: randomBytes(8),
    activityUri: `${house.config.publicUrl}/verwerkingen/${encodeURIComponent(activity)}`,
    subject: house.box.seal(residentId, CONTEXT), subjectType: 'resident', subjectFind: house.box.find(residentId),
  })
}

/** Who looked at this resident's data, newest first: for the resident's own question (AVG art. 15) and for an auditor. */
export const looksAt = (house: House, q: Queryable, residentId: string): Promise<LookLine[]> => looksOf(q, house.box.find(residentId))

/** From the first moment to before the last one. */
export type Period = { readonly from: Date; readonly until: Date }
/** Whose looks, at whom, why; what is left out is everybody's, at anybody, whatever the reason. */
type WhichLooks = { readonly actor?: string | undefined; readonly mark?: string | undefined; readonly purpose?: string | undefined }
/** `mark` stands for a person, the same in every line: under our key, so that it says nothing to who reads it. */
export type LookOfPeriod = PeriodRow

/** Lines of the log in a period, newest first, for an auditor. */
export const looksBetween = (_house: House, q: Queryable, { from, until }: Period, which: WhichLooks): Promise<LookOfPeriod[]> => linesBetween(q, from, until, which)

/** The same counted: by colleague, purpose, day and person. */
export const countLooks = (_house: House, q: Queryable, { from, until }: Period): Promise<CountRow[]> => countsBetween(q, from, until)

/** Which resident each mark of a period stands for: to ask other rooms what was going on with them, never for a page. */
export const whoWasLookedAt = async (house: House, q: Queryable, { from, until }: Period): Promise<ReadonlyMap<string, string>> =>
  new Map((await subjectsBetween(q, from, until)).map(({ mark, sealed }) => [mark, house.box.open(sealed, CONTEXT)]))
