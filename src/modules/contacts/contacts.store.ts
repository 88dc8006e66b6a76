import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Happening, Matter } from './matter.ts'

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }
type Row = Nullable<Matter>
const read = (row: Row): Matter => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as unknown as Matter

const COLUMNS = `m.id, m.number, m.kind, m.topic, m.state, m.resident_id as "residentId", m.came_by as "cameBy", m.reply_by as "replyBy", m.entered_by as "enteredBy",
  m.received_at as "receivedAt", m.last_day as "lastDay", m.target_day as "targetDay", m.extended_on as "extendedOn", m.asked_on as "askedOn", m.reply_until as "replyUntil",
  m.assignee_id as "assigneeId", m.assignee_name as "assigneeName", m.outcome, m.settled_at as "settledAt", m.merged_into as "mergedInto", m.says_resident_id as "saysResidentId"`

export const nextNumber = async (q: Queryable): Promise<number> => (await q.one<{ n: number }>(`select nextval('contacts.matter_number') as n`)).n

export type NewMatter = Pick<Matter, 'id' | 'number' | 'kind' | 'topic' | 'residentId' | 'cameBy' | 'replyBy' | 'enteredBy' | 'receivedAt' | 'lastDay' | 'targetDay' | 'saysResidentId'> & {
  readonly personSealed: Buffer | undefined
  readonly formKey: string | undefined
}

/** False: the same form was sent before. */
export const insertMatter = async (tx: Tx, m: NewMatter): Promise<boolean> => (await tx.query(`
  insert into contacts.matter (id, number, kind, topic, state, resident_id, person_sealed, came_by, reply_by, entered_by, received_at, last_day, target_day, form_key, says_resident_id)
  values ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (form_key) do nothing returning 1`,
[m.id, m.number, m.kind, m.topic, m.residentId ?? null, m.personSealed ?? null, m.cameBy, m.replyBy, m.enteredBy ?? null, m.receivedAt, m.lastDay, m.targetDay, m.formKey ?? null, m.saysResidentId ?? null])).length > 0

const maybe = (row: Row | undefined): Matter | undefined => row && read(row)

export const matterByNumber = async (q: Queryable, number: string): Promise<Matter | undefined> => maybe(await q.maybe<Row>(`select ${COLUMNS} from contacts.matter m where m.number = $1`, [number]))
export const matterByFormKey = async (q: Queryable, key: string): Promise<Matter | undefined> => maybe(await q.maybe<Row>(`select ${COLUMNS} from contacts.matter m where m.form_key = $1`, [key]))
export const matterById = async (q: Queryable, id: string): Promise<Matter> => read(await q.one<Row>(`select ${COLUMNS} from contacts.matter m where m.id = $1`, [id]))

export const sealedPerson = async (q: Queryable, id: string): Promise<Buffer | undefined> =>
  (await q.maybe<{ sealed: Buffer | null }>('select person_sealed as sealed from contacts.matter where id = $1', [id]))?.sealed ?? undefined

export const setPerson = async (tx: Tx, id: string, sealed: Buffer): Promise<void> => { await tx.query('update contacts.matter set person_sealed = $2 where id = $1 and person_sealed is not null', [id, sealed]) }

/** Newest first. */
export const mattersOf = async (q: Queryable, residentId: string): Promise<Matter[]> =>
  (await q.query<Row>(`select ${COLUMNS} from contacts.matter m where m.resident_id = $1 order by m.received_at desc, m.id desc`, [residentId])).map(read)

/** Not answered yet, the first last day first. */
export const openMatters = async (q: Queryable): Promise<Matter[]> =>
  (await q.query<Row>(`select ${COLUMNS} from contacts.matter m where m.state in ('open', 'waiting') order by m.last_day, m.received_at, m.id`)).map(read)

/** One page of the same, and how many there are. */
export const pageOfOpen = async (q: Queryable, most: number, from: number): Promise<Matter[]> =>
  (await q.query<Row>(`select ${COLUMNS} from contacts.matter m where m.state in ('open', 'waiting') order by m.last_day, m.received_at, m.id limit $1 offset $2`, [most, from])).map(read)
export const countOpen = async (q: Queryable): Promise<number> => (await q.one<{ n: number }>(`select count(*)::int as n from contacts.matter where state in ('open', 'waiting')`)).n

/** Everything that was ever taken in, with the letter that answers it. Who asked to be called may not have been told in writing; see `calledAndWritten`. */
export const standingMatters = (q: Queryable) => q.query<{ id: string; residentId: string | null; /** The kind of its first receipt: it may have been sorted since. */ cameAs: string; state: string; /** To a resident, later: its receipt went to who they said they were. */ linked: boolean; letter: 'complaint-answer' | 'contact-answer' }>(`
  select id, resident_id as "residentId", state, coalesce((select e.facts ->> 'was' from contacts.entry e where e.matter_id = m.id and e.what = 'sorted' order by e.at, e.id limit 1), kind) as "cameAs", exists (select from contacts.entry e where e.matter_id = m.id and e.what = 'linked') as linked,
         case when kind = 'complaint' and outcome in ('founded', 'partly-founded', 'unfounded', 'no-judgement', 'not-taken-up') then 'complaint-answer' else 'contact-answer' end as letter
    from contacts.matter m where reply_by <> 'phone'`)

/** Who asked to be called, and whose answer goes on paper as well. */
export const calledAndWritten = (q: Queryable) => q.query<{ id: string; residentId: null; letter: 'complaint-answer' | 'contact-answer' }>(`
  select m.id, null as "residentId", case when m.kind = 'complaint' and m.outcome in ('founded', 'partly-founded', 'unfounded', 'no-judgement', 'not-taken-up') then 'complaint-answer' else 'contact-answer' end as letter
    from contacts.matter m where m.reply_by = 'phone' and m.state = 'settled'
     and exists (select from contacts.entry e where e.matter_id = m.id and e.what = 'settled' and e.facts ? 'written')`)

/** Happenings that tell something, by their entry. `kind`: what it was sorted as; a sorting that names no last day told nothing by itself. */
export const eventsTold = (q: Queryable, whats: readonly string[]) => q.query<{ id: string; residentId: string | null; what: string; kind: string }>(`
  select e.id, m.resident_id as "residentId", e.what, coalesce(e.facts ->> 'kind', m.kind) as kind from contacts.entry e join contacts.matter m on m.id = e.matter_id where e.what = any ($1) and m.reply_by <> 'phone'
   and (e.what <> 'sorted' or e.facts ? 'lastDay')
   and not exists (select from contacts.entry l where l.matter_id = e.matter_id and l.what = 'linked' and (l.at, l.id) > (e.at, e.id))`, [whats])

/** Open matters of a resident whose first words answer a message of ours, and which; the oldest first. */
export const openAnswering = (q: Queryable, residentId: string, fact: string, kind: string) => q.query<{ id: string; messageId: string }>(`
  select m.id, e.facts ->> $2 as "messageId" from contacts.matter m join contacts.entry e on e.matter_id = m.id and e.what = 'received' and e.facts ? $2
   where m.resident_id = $1 and m.kind = $3 and m.state in ('open', 'waiting') order by m.received_at, m.id`, [residentId, fact, kind])

/** A message of this room tells about a matter, or about something that happened to one. */
export const matterOfEvent = async (q: Queryable, id: string): Promise<string | undefined> => (await q.maybe<{ id: string }>(`
  select m.id from contacts.matter m where m.id = $1 union all select e.matter_id from contacts.entry e where e.id = $1 limit 1`, [id]))?.id

// ---- what happened --------------------------------------------------------------------------------------------------

export type NewEntry = { readonly id: string; readonly matterId: string; readonly at: Date; readonly what: Happening; readonly staffId?: string | undefined; readonly staffName?: string | undefined; readonly words?: Buffer | undefined; readonly facts?: Readonly<Record<string, string | number>> | undefined }

export const insertEntry = async (tx: Tx, e: NewEntry): Promise<void> => {
  await tx.query('insert into contacts.entry (id, matter_id, at, what, staff_id, staff_name, words, facts) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [e.id, e.matterId, e.at, e.what, e.staffId ?? null, e.staffName ?? null, e.words ?? null, JSON.stringify(e.facts ?? {})])
}

export type EntryRow = { readonly id: string; readonly at: Date; readonly what: Happening; readonly staffName: string | null; readonly words: Buffer | null; readonly forgottenOn: LocalDate | null; readonly facts: Readonly<Record<string, string | number>> }

export const entriesOf = (q: Queryable, matterId: string) => q.query<EntryRow>(`
  select id, at, what, staff_name as "staffName", words, forgotten_on as "forgottenOn", facts from contacts.entry where matter_id = $1 order by at, id`, [matterId])

export const entryWords = (q: Queryable, id: string) =>
  q.maybe<Pick<EntryRow, 'words' | 'forgottenOn'>>('select words, forgotten_on as "forgottenOn" from contacts.entry where id = $1', [id])

// ---- to people without an account -----------------------------------------------------------------------------------

export type NewOutgoing = { readonly id: string; readonly matterId: string; readonly dedupeKey: string; readonly channel: 'email' | 'letter'; readonly sealed: Buffer; readonly at: Date; /** Of a receipt to an address that nobody proved. */ readonly toFind?: Buffer | undefined; /** Not before then. */ readonly goesAt?: Date | undefined }

export const insertOutgoing = async (tx: Tx, o: NewOutgoing): Promise<void> => {
  await tx.query(`insert into contacts.outgoing (id, matter_id, dedupe_key, channel, delivery, sealed, created_at, next_attempt_at, to_find) values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8)
    on conflict (dedupe_key) do nothing`, [o.id, o.matterId, o.dedupeKey, o.channel, o.sealed, o.at, o.goesAt ?? o.at, o.toFind ?? null])
}

/** Whether a receipt was made for this address, or mailed to it, since then. Two at once go one after the other. */
export async function wasMailedSince(tx: Tx, toFind: Buffer, since: Date): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [toFind.readBigInt64BE(0).toString()])
  return (await tx.maybe('select 1 from contacts.outgoing where to_find = $1 and (created_at >= $2 or sent_at >= $2) limit 1', [toFind, since])) !== undefined
}

export type OutgoingRow = { readonly id: string; readonly matterId: string; readonly channel: 'email' | 'letter'; readonly delivery: 'waiting' | 'sent' | 'posted' | 'failed'; readonly sealed: Buffer | null; readonly createdAt: Date; readonly attempts: number; readonly sentAt: Date | null; readonly toFind: Buffer | null }
const OUTGOING = `o.id, o.matter_id as "matterId", o.channel, o.delivery, o.sealed, o.created_at as "createdAt", o.attempts, o.sent_at as "sentAt", o.to_find as "toFind"`

/** What still has to go has its words: a constraint says so too. */
export type WaitingRow = OutgoingRow & { readonly sealed: Buffer }

/** Takes what is due until `lease`: two workers never hold the same. */
export const claimOutgoing = (tx: Tx, now: Date, lease: Date, most: number) => tx.query<WaitingRow>(`
  update contacts.outgoing o set next_attempt_at = $2, attempts = o.attempts + 1
   where o.id in (select id from contacts.outgoing where delivery = 'waiting' and channel = 'email' and next_attempt_at <= $1 order by next_attempt_at limit $3 for update skip locked)
  returning ${OUTGOING}`, [now, lease, most])

/** Receipts that wait for the same address as one that was taken: they go in its mail. */
export const claimBeside = (tx: Tx, toFinds: readonly Buffer[], now: Date, lease: Date, most: number) => tx.query<WaitingRow>(`
  update contacts.outgoing o set next_attempt_at = $3, attempts = o.attempts + 1
   where o.id in (select id from contacts.outgoing where to_find = any ($1::bytea[]) and delivery = 'waiting' and channel = 'email' and next_attempt_at <= $2 order by created_at limit $4 for update skip locked)
  returning ${OUTGOING}`, [toFinds, now, lease, most])

/** What still waits for those addresses goes later. */
export const holdBack = (tx: Tx, toFinds: readonly Buffer[], now: Date, until: Date) =>
  tx.query(`update contacts.outgoing set next_attempt_at = $3 where to_find = any ($1::bytea[]) and delivery = 'waiting' and next_attempt_at <= $2`, [toFinds, now, until])

export const markOutgoing = async (q: Queryable, id: string, delivery: 'sent' | 'posted' | 'failed' | 'waiting', at: Date, error?: string): Promise<boolean> => (await q.query(`
  update contacts.outgoing set delivery = $2, sent_at = case when $2 in ('sent', 'posted') then $3::timestamptz end,
         next_attempt_at = case when $2 = 'waiting' then $3::timestamptz else next_attempt_at end, last_error = $4
   where id = $1 and delivery = 'waiting' returning 1`, [id, delivery, at, error ?? null])).length > 0

export type LetterRow = { readonly id: string; readonly matterId: string; readonly number: string; readonly createdAt: Date; readonly sealed: Buffer }
const LETTER = `select o.id, o.matter_id as "matterId", m.number, o.created_at as "createdAt", o.sealed from contacts.outgoing o join contacts.matter m on m.id = o.matter_id where o.channel = 'letter' and o.sealed is not null`
/** Oldest first. */
export const lettersToPost = (q: Queryable, most: number) => q.query<LetterRow>(`${LETTER} and o.delivery = 'waiting' order by o.created_at, o.id limit $1`, [most])
export const lettersByIds = (q: Queryable, ids: readonly string[]) => q.query<LetterRow>(`${LETTER} and o.id = any ($1) order by o.created_at, o.id`, [ids])
export const countLetters = (q: Queryable) => q.one<{ count: number; oldest: Date | null }>(`select count(*)::int as count, min(created_at) as oldest from contacts.outgoing where channel = 'letter' and delivery = 'waiting'`)

export const outgoingOf = (q: Queryable, matterId: string) => q.query<OutgoingRow>(`select ${OUTGOING} from contacts.outgoing o where o.matter_id = $1 order by o.created_at, o.id`, [matterId])
export const outgoingById = (q: Queryable, id: string) => q.maybe<OutgoingRow>(`select ${OUTGOING} from contacts.outgoing o where o.id = $1`, [id])
export const toldOutsiders = (q: Queryable) => q.query<{ key: string }>('select dedupe_key as key from contacts.outgoing')


// ---- moves: one conditional statement each --------------------------------------------------------------------------

export const lockMatter = async (tx: Tx, id: string): Promise<Matter | undefined> => maybe(await tx.maybe<Row>(`select ${COLUMNS} from contacts.matter m where m.id = $1 for update`, [id]))

const moved = async (tx: Tx, sql: string, values: readonly unknown[]): Promise<boolean> => (await tx.query(sql, values)).length > 0

export const moveToOpen = (tx: Tx, id: string, lastDay: LocalDate, targetDay: LocalDate): Promise<boolean> => moved(tx, `
  update contacts.matter set state = 'open', last_day = $2, target_day = $3, asked_on = null, reply_until = null where id = $1 and state = 'waiting' returning 1`, [id, lastDay, targetDay])

export const overdueReplies = async (q: Queryable, today: LocalDate): Promise<string[]> =>
  (await q.query<{ id: string }>(`select id from contacts.matter where state = 'waiting' and reply_until < $1 order by reply_until`, [today])).map(({ id }) => id)

export const lockMatterByNumber = async (tx: Tx, number: string): Promise<Matter | undefined> => maybe(await tx.maybe<Row>(`select ${COLUMNS} from contacts.matter m where m.number = $1 for update`, [number]))

/** Several at once, always in the same order: two who need the same two come one after the other. */
export const lockMatters = (tx: Tx, numbers: readonly string[]) => tx.query('select 1 from contacts.matter where number = any ($1) order by id for update', [numbers])

export const moveToWaiting = (tx: Tx, id: string, askedOn: LocalDate, until: LocalDate): Promise<boolean> => moved(tx, `
  update contacts.matter set state = 'waiting', asked_on = $2, reply_until = $3 where id = $1 and state = 'open' returning 1`, [id, askedOn, until])

/** Its kind and topic, and the days that follow from them. */
export const moveToSorted = (tx: Tx, id: string, to: { readonly kind: string; readonly topic: string; readonly lastDay: LocalDate; readonly targetDay: LocalDate }): Promise<boolean> => moved(tx, `
  update contacts.matter set kind = $2, topic = $3, last_day = $4, target_day = $5 where id = $1 and state = 'open' and extended_on is null returning 1`, [id, to.kind, to.topic, to.lastDay, to.targetDay])

export const moveToMerged = (tx: Tx, id: string, into: string): Promise<boolean> => moved(tx, `
  update contacts.matter set state = 'merged', merged_into = $2 where id = $1 and state = 'open' returning 1`, [id, into])

/** Who settles it has it from then on; nobody who was there can (Awb 9:7), whatever a screen let through. */
export const moveToSettled = (tx: Tx, id: string, outcome: string, at: Date, by: { readonly staffId: string; readonly staffName: string }): Promise<boolean> => moved(tx, `
  update contacts.matter m set state = 'settled', outcome = $2, settled_at = $3, asked_on = null, reply_until = null, assignee_id = $4, assignee_name = $5
   where m.id = $1 and m.state in ('open', 'waiting')
     and not (m.kind = 'complaint' and exists (select from contacts.involved i where i.matter_id = m.id and i.staff_id = $4)) returning 1`,
[id, outcome, at, by.staffId, by.staffName])

export const setAssignee = (tx: Tx, id: string, to: { readonly staffId: string; readonly staffName: string }, expected: string | undefined): Promise<boolean> => moved(tx, `
  update contacts.matter set assignee_id = $2, assignee_name = $3 where id = $1 and state in ('open', 'waiting') and assignee_id is not distinct from $4 returning 1`, [id, to.staffId, to.staffName, expected ?? null])

export const setExtended = (tx: Tx, id: string, lastDay: LocalDate, on: LocalDate): Promise<boolean> => moved(tx, `
  update contacts.matter set last_day = $2, extended_on = $3 where id = $1 and extended_on is null and state in ('open', 'waiting') returning 1`, [id, lastDay, on])

/** From somebody who said who they are to a resident: then it is answered by her messages. */
export const moveToResident = (tx: Tx, id: string, residentId: string): Promise<boolean> => moved(tx, `
  update contacts.matter set resident_id = $2, person_sealed = null, says_resident_id = null, reply_by = 'message' where id = $1 and resident_id is null and state in ('open', 'waiting') returning 1`, [id, residentId])

export const nextToTake = async (q: Queryable): Promise<string[]> => (await q.query<{ number: string }>(`
  select number from contacts.matter where state = 'open' and assignee_id is null order by last_day, received_at, id limit 20`)).map(({ number }) => number)

// ---- who was there --------------------------------------------------------------------------------------------------

export const isInvolved = async (q: Queryable, matterId: string, staffId: string): Promise<boolean> =>
  (await q.query('select 1 from contacts.involved where matter_id = $1 and staff_id = $2', [matterId, staffId])).length > 0

export const involve = async (tx: Tx, matterId: string, { staffId, staffName }: { readonly staffId: string; readonly staffName: string }, copyAt: Date | undefined): Promise<void> => {
  await tx.query(`insert into contacts.involved as i (matter_id, staff_id, staff_name, copy_at) values ($1, $2, $3, $4)
    on conflict (matter_id, staff_id) do update set copy_at = coalesce(i.copy_at, excluded.copy_at)`, [matterId, staffId, staffName, copyAt ?? null])
}

/** Of a complaint: who was there no longer has it. */
export const releaseFrom = async (tx: Tx, matterId: string, staffId: string): Promise<void> => {
  await tx.query(`update contacts.matter set assignee_id = null, assignee_name = null where id = $1 and assignee_id = $2 and kind = 'complaint'`, [matterId, staffId])
}

export type CopyRow = { readonly matterId: string; readonly number: string; readonly receivedAt: Date; readonly copyAt: Date; readonly readAt: Date | null; readonly outcome: string | null; readonly settledAt: Date | null; readonly lastDay: LocalDate; readonly extensionToldAt: Date | null; readonly extensionReadAt: Date | null }

export const copiesOf = (q: Queryable, staffId: string) => q.query<CopyRow>(`
  select i.matter_id as "matterId", m.number, m.received_at as "receivedAt", i.copy_at as "copyAt", i.read_at as "readAt", m.outcome, m.settled_at as "settledAt", m.last_day as "lastDay",
         i.extension_told_at as "extensionToldAt", i.extension_read_at as "extensionReadAt"
    from contacts.involved i join contacts.matter m on m.id = i.matter_id where i.staff_id = $1 and i.copy_at is not null order by i.copy_at desc`, [staffId])

export const involvedIn = (q: Queryable, matterId: string) => q.query<{ staffId: string; staffName: string; copyAt: Date | null; readAt: Date | null; extensionToldAt: Date | null; extensionReadAt: Date | null; noticeDue: Date | null; mailedAt: Date | null; toldOn: LocalDate | null; toldByName: string | null }>(
  'select staff_id as "staffId", notice_due as "noticeDue", mailed_at as "mailedAt", told_on as "toldOn", told_by_name as "toldByName", staff_name as "staffName", copy_at as "copyAt", read_at as "readAt", extension_told_at as "extensionToldAt", extension_read_at as "extensionReadAt" from contacts.involved where matter_id = $1 order by staff_name', [matterId])

export const markCopyRead = async (tx: Tx, matterId: string, staffId: string, at: Date): Promise<void> => {
  await tx.query('update contacts.involved set read_at = coalesce(read_at, $3), extension_read_at = case when extension_told_at is not null then coalesce(extension_read_at, $3) end where matter_id = $1 and staff_id = $2', [matterId, staffId, at])
}

/** Everybody who has a copy is told that it takes longer. */
export const tellExtension = async (tx: Tx, matterId: string, at: Date): Promise<void> => {
  await tx.query('update contacts.involved set extension_told_at = coalesce(extension_told_at, $2) where matter_id = $1 and copy_at is not null', [matterId, at])
}
