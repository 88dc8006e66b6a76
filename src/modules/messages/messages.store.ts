import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Values } from '#modules/knowledge/index.ts'

/** What messages.enqueue() takes; made by prepareMessage() alone. */
export type PreparedMessage = {
  readonly id: string
  readonly resident_id: string
  readonly kind: string
  readonly text_version: number
  readonly title: string
  readonly about: string
  readonly values: Values
  readonly amounts_ref: string | null
  readonly dedupe_key: string
  readonly at: string
  readonly reaction_until: LocalDate | null
  readonly channel: 'letter' | null
}

export const enqueue = async (tx: Tx, message: PreparedMessage): Promise<string> =>
  (await tx.one<{ id: string }>('select messages.enqueue($1::jsonb) as id', [JSON.stringify(message)])).id

export const enqueueMany = (tx: Tx, messages: readonly PreparedMessage[]) => tx.query('select messages.enqueue_many($1::jsonb)', [JSON.stringify(messages)])

export type MessageRow = {
  readonly id: string
  readonly residentId: string
  readonly kind: string
  readonly textVersion: number
  readonly title: string
  readonly about: string
  readonly values: Values
  readonly amountsRef: string | null
  readonly dedupeKey: string
  readonly createdAt: Date
  readonly reactionUntil: LocalDate | null
  readonly readAt: Date | null
  /** Since then its text is gone. */
  readonly forgottenOn: LocalDate | null
}

const COLUMNS = `m.id, m.resident_id as "residentId", m.kind, m.text_version as "textVersion", m.title, m.about, m.values, m.amounts_ref as "amountsRef",
  m.dedupe_key as "dedupeKey", m.created_at as "createdAt", m.reaction_until as "reactionUntil", m.read_at as "readAt", m.forgotten_on as "forgottenOn"`

/** Newest first. */
export const messagesTo = (q: Queryable, residentId: string) =>
  q.query<MessageRow>(`select ${COLUMNS} from messages.message m where m.resident_id = $1 order by m.created_at desc, m.id desc`, [residentId])

export const messageTo = (q: Queryable, residentId: string, id: string) =>
  q.maybe<MessageRow>(`select ${COLUMNS} from messages.message m where m.id = $1 and m.resident_id = $2`, [id, residentId])

/** By the event that it tells about, and only to whom it was sent. */
export const messageByKey = (q: Queryable, residentId: string, dedupeKey: string) =>
  q.maybe<MessageRow>(`select ${COLUMNS} from messages.message m where m.dedupe_key = $2 and m.resident_id = $1`, [residentId, dedupeKey])

/** Only what went out as a mail: its id is in no other hands. */
export const mailedByIds = (q: Queryable, ids: readonly string[]) =>
  q.query<Pick<MessageRow, 'id' | 'residentId' | 'title' | 'about' | 'dedupeKey' | 'createdAt'>>(`select ${COLUMNS} from messages.message m
    where m.id = any ($1::uuid[]) and exists (select from messages.delivery d where d.message_id = m.id and d.channel = 'email' and d.state = 'sent')`, [ids])

export const keysTo = async (q: Queryable, residentId: string, kind: string): Promise<string[]> =>
  (await q.query<{ key: string }>('select dedupe_key as key from messages.message where resident_id = $1 and kind = $2 order by created_at desc, id desc', [residentId, kind])).map(({ key }) => key)

/** By the index on their age. Who was forgotten since is left out. */
export const keysFrom = async (q: Queryable, begin: string, from: Date, until: Date): Promise<string[]> => (await q.query<{ resident_id: string }>(`
  select resident_id from messages.message where forgotten_on is null and created_at between $2 and $3 and starts_with(dedupe_key, $1) order by resident_id`, [begin, from, until])).map(({ resident_id }) => resident_id)

export const titlesTo = (q: Queryable, residentId: string, keys: string): Promise<{ at: Date; title: string }[]> =>
  q.query<{ at: Date; title: string }>('select created_at as at, title from messages.message where resident_id = $1 and dedupe_key like $2 order by created_at desc, id desc', [residentId, keys])

/** The first reading counts (Awb 2:19 and 2:25: when it could be read, and when it was). */
export const markRead = async (q: Queryable, id: string, at: Date): Promise<void> => {
  await q.query('update messages.message set read_at = $2 where id = $1 and read_at is null', [id, at])
}

// ---- the post -----------------------------------------------------------------------------------------------------

/** What goes to one person stands together: it is one envelope, with the oldest on top. */
const BY_ENVELOPE = 'min(m.created_at) over (partition by m.resident_id), m.resident_id, m.created_at, m.id'

/** Letters that wait for the post, by person, oldest first; after them who gets only what many get at once. Nothing is posted to who died. */
export const lettersWaiting = (q: Queryable, most: number) => q.query<MessageRow>(`
  select ${COLUMNS} from messages.delivery d join messages.message m on m.id = d.message_id
   where d.channel = 'letter' and d.state = 'waiting' and residents.channel_of(m.resident_id) <> 'nobody'
   order by bool_and(d.behind) over (partition by m.resident_id), ${BY_ENVELOPE} limit $1`, [most])

export const lettersById = (q: Queryable, ids: readonly string[]) => q.query<MessageRow>(`
  select ${COLUMNS} from messages.delivery d join messages.message m on m.id = d.message_id
   where d.channel = 'letter' and m.id = any ($1) and residents.channel_of(m.resident_id) <> 'nobody' order by ${BY_ENVELOPE}`, [ids])

/** Only what still waits: two who press at the same time post a letter once. Answers which. */
export async function markPosted(tx: Tx, ids: readonly string[], at: Date, newId: () => string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`
    update messages.delivery set state = 'posted', sent_at = $2, attempts = attempts + 1
     where channel = 'letter' and state = 'waiting' and message_id = any ($1) returning message_id as id`, [ids, at])
  for (const { id } of rows) await insertAttempt(tx, { id: newId(), messageId: id, channel: 'letter', what: 'posted', at })
  return rows.map(({ id }) => id)
}

/** Of these letters, those that wait stay home: there is nothing to send any more. Answers which. */
export const withdrawLetters = async (tx: Tx, ids: readonly string[]): Promise<string[]> => (await tx.query<{ id: string }>(`
  update messages.delivery set state = 'withdrawn' where channel = 'letter' and state = 'waiting' and message_id = any ($1) returning message_id as id`, [ids])).map(({ id }) => id)

export const withdrawnAmong = async (q: Queryable, ids: readonly string[]): Promise<string[]> => (await q.query<{ id: string }>(`
  select message_id as id from messages.delivery where channel = 'letter' and state = 'withdrawn' and message_id = any ($1) order by message_id`, [ids])).map(({ id }) => id)

export type LetterRow = { readonly state: 'waiting' | 'posted' | 'failed' | 'withdrawn' | 'returned'; readonly sentAt: Date | null; readonly returnedAt: Date | null }

/** How the letter about an event stands. Undefined: it is no letter. */
export const letterOf = (q: Queryable, dedupeKey: string) => q.maybe<LetterRow>(`
  select d.state, d.sent_at as "sentAt", d.returned_at as "returnedAt" from messages.message m join messages.delivery d on d.message_id = m.id and d.channel = 'letter' where m.dedupe_key = $1`, [dedupeKey])

// ---- what the post brings back -------------------------------------------------------------------------------------

export type ReturnedRow = { readonly id: string; readonly residentId: string; readonly title: string; readonly sentAt: Date; readonly returnedAt: Date }

/** On the post, by the number that is printed on it: one, none, or by a rare chance two. */
export const letterByNumber = (q: Queryable, number: string) => q.query<{ readonly id: string; readonly residentId: string; readonly title: string; readonly englishTitle: string | null }>(`
  select m.id, m.resident_id as "residentId", m.title, m.values ->> 'title.en' as "englishTitle" from messages.delivery d join messages.message m on m.id = d.message_id
   where d.channel = 'letter' and d.state = 'posted' and messages.letter_number(d.message_id) = $1`, [number])

/** The oldest first: they wait the longest. */
export const lettersReturned = (q: Queryable, most: number) => q.query<ReturnedRow>(`
  select m.id, m.resident_id as "residentId", m.title, d.sent_at as "sentAt", d.returned_at as "returnedAt" from messages.delivery d join messages.message m on m.id = d.message_id
   where d.state = 'returned' order by d.returned_at, m.id limit $1`, [most])

/** Whose letter it is that came back, held: two who settle it come one after the other. Undefined: it is not back, or settled by now. */
export const holdReturned = async (tx: Tx, id: string): Promise<string | undefined> => (await tx.maybe<{ residentId: string }>(`
  select m.resident_id as "residentId" from messages.delivery d join messages.message m on m.id = d.message_id
   where d.message_id = $1 and d.channel = 'letter' and d.state = 'returned' for update of d`, [id]))?.residentId

export async function markReturned(tx: Tx, id: string, at: Date, attemptId: string): Promise<boolean> {
  const rows = await tx.query(`update messages.delivery set state = 'returned', returned_at = $2 where message_id = $1 and channel = 'letter' and state = 'posted' returning 1`, [id, at])
  if (rows.length) await insertAttempt(tx, { id: attemptId, messageId: id, channel: 'letter', what: 'returned', at })
  return rows.length > 0
}

/** It came back, and need not go again. */
export const notNeeded = async (tx: Tx, id: string): Promise<boolean> => (await tx.query(`
  update messages.delivery set state = 'withdrawn', sent_at = null, returned_at = null where message_id = $1 and channel = 'letter' and state = 'returned' returning 1`, [id])).length > 0

/** Since when the oldest letter of one of these kinds waits for the post. */
export const oldestLetterWaiting = async (q: Queryable, kinds: readonly string[]): Promise<Date | null> => (await q.one<{ at: Date | null }>(`
  select min(m.created_at) as at from messages.delivery d join messages.message m on m.id = d.message_id
   where d.channel = 'letter' and d.state = 'waiting' and m.kind = any ($1) and residents.channel_of(m.resident_id) <> 'nobody'`, [kinds])).at

/** Somebody died after a letter or a notice was written: it is not sent any more. Answers how many. */
export const endForTheDead = async (tx: Tx): Promise<number> => (await tx.query(`
  update messages.delivery d set state = 'failed', last_error = 'deceased' from messages.message m
   where d.state = 'waiting' and d.channel = 'letter' and m.id = d.message_id and residents.channel_of(m.resident_id) = 'nobody' returning 1`)).length

type Attempt = { readonly id: string; readonly messageId: string; readonly channel: 'email' | 'letter'; readonly what: string; readonly code?: string | undefined; readonly at: Date }

export const insertAttempt = async (q: Queryable, { id, messageId, channel, what, code, at }: Attempt): Promise<void> => {
  await q.query('insert into messages.attempt (id, message_id, channel, what, code, at) values ($1, $2, $3, $4, $5, $6)', [id, messageId, channel, what, code ?? null, at])
}

// ---- forgetting -----------------------------------------------------------------------------------------------------

const OLD = `m.forgotten_on is null and m.created_at < $1::date::timestamp at time zone 'Europe/Amsterdam' and not exists (select from messages.delivery d where d.message_id = m.id and d.state = 'waiting')`

export const oldMessages = async (q: Queryable, before: LocalDate): Promise<number> =>
  (await q.one<{ n: number }>(`select count(*)::int as n from messages.message m where ${OLD}`, [before])).n

/** A title that names who ordered keeps `nameGone` in its place. */
export const emptyMessages = async (tx: Tx, before: LocalDate, today: LocalDate, batch: number, nameGone: string): Promise<number> => (await tx.query(`
  update messages.message set values = '{}', amounts_ref = null, forgotten_on = $2, title = case when values ->> 'orderedBy' <> '' then replace(title, values ->> 'orderedBy', $4) else title end
   where id in (select m.id from messages.message m where ${OLD} limit $3) returning 1`, [before, today, batch, nameGone])).length

export type ToldRow = { readonly id: string; readonly title: string; readonly createdAt: Date; readonly readAt: Date | null; readonly deliveries: readonly { readonly channel: 'email' | 'letter'; readonly state: string }[] }

export const toldTo = (q: Queryable, residentId: string, most: number) => q.query<ToldRow>(`
  select m.id, m.title, m.created_at as "createdAt", m.read_at as "readAt",
         coalesce((select jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state) order by d.channel) from messages.delivery d where d.message_id = m.id), '[]') as deliveries
    from messages.message m where m.resident_id = $1 order by m.created_at desc, m.id desc limit $2`, [residentId, most])

export const letterAgain = async (tx: Tx, residentId: string, messageId: string, at: Date): Promise<boolean> => (await tx.query(`
  insert into messages.delivery as d (message_id, channel, state, next_attempt_at)
  select m.id, 'letter', 'waiting', $3 from messages.message m where m.id = $2 and m.resident_id = $1 and residents.channel_of(m.resident_id) <> 'nobody'
  on conflict (message_id, channel) do update set state = 'waiting', next_attempt_at = $3, sent_at = null, returned_at = null, last_error = null
  returning 1`, [residentId, messageId, at])).length > 0
