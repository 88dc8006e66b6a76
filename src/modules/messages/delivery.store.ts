import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type Due = {
  readonly messageId: string
  readonly residentId: string
  readonly about: string
  /** Where the message is there in English too. */
  readonly aboutEnglish: string | null
  readonly postByEnglish: string | null
  readonly reactionUntil: LocalDate | null
  readonly createdAt: Date
  readonly attempts: number
  /** A letter goes too, with what this is about in its envelope: on the post by that day. */
  readonly postBy: string | null
}

/**
 * Takes what is due and holds it until `leaseEnd`: another worker skips it, and if we die it comes back by itself. What many hear
 * at once goes last: it has its turn whenever nobody is waiting for something of their own.
 */
export const claim = (tx: Tx, now: Date, leaseEnd: Date, most: number) => tx.query<Due>(`
  with due as (
    select d.message_id from messages.delivery d
     where d.channel = 'email' and d.state = 'waiting' and d.next_attempt_at <= $1
     order by d.behind, d.next_attempt_at limit $3 for update skip locked)
  update messages.delivery d set attempts = d.attempts + 1, next_attempt_at = $2
    from due, messages.message m
   where d.message_id = due.message_id and d.channel = 'email' and m.id = d.message_id
  returning d.message_id as "messageId", m.resident_id as "residentId", m.about, m.values ->> 'about.en' as "aboutEnglish", m.values ->> 'postBy.en' as "postByEnglish", m.reaction_until as "reactionUntil", m.created_at as "createdAt", d.attempts,
    case when exists (select from messages.delivery l where l.message_id = m.id and l.channel = 'letter') then m.values ->> 'postBy' end as "postBy"`,
  [now, leaseEnd, most])

export const markSent = async (tx: Tx, messageId: string, at: Date, reference: string): Promise<void> => {
  await tx.query(`update messages.delivery set state = 'sent', sent_at = $2, provider_reference = $3, last_error = null
    where message_id = $1 and channel = 'email' and state = 'waiting'`, [messageId, at, reference])
}

export const markLater = async (tx: Tx, messageId: string, next: Date, code: string): Promise<void> => {
  await tx.query(`update messages.delivery set next_attempt_at = $2, last_error = $3 where message_id = $1 and channel = 'email' and state = 'waiting'`, [messageId, next, code])
}

/** This channel ended; `letter` follows, unless nothing may be sent any more. */
export async function markFailed(tx: Tx, messageId: string, code: string, letterFrom: Date | undefined): Promise<void> {
  await tx.query(`update messages.delivery set state = 'failed', last_error = $2 where message_id = $1 and channel = 'email' and state = 'waiting'`, [messageId, code])
  if (letterFrom) await tx.query(`insert into messages.delivery (message_id, channel, state, next_attempt_at) values ($1, 'letter', 'waiting', $2) on conflict do nothing`, [messageId, letterFrom])
}

export type Queue = { readonly waiting: number; readonly oldest: Date | null; readonly letters: number; readonly failed: number; readonly perhapsTwice: number }

/**
 * For doctor and figures. `perhapsTwice`: notices that were sent and that a crash or silence may have sent before as well:
 * attempts that started and never heard how they ended. `failed`: messages to the living that no channel is open for.
 */
export const queue = (q: Queryable) => q.one<Queue>(`
  select count(*) filter (where d.channel = 'email' and d.state = 'waiting')               as waiting,
         min(m.created_at) filter (where d.channel = 'email' and d.state = 'waiting')      as oldest,
         count(*) filter (where d.channel = 'letter' and d.state = 'waiting')              as letters,
         (select count(*) from messages.unreached())                                       as failed,
         (select coalesce(sum(greatest(a.started - a.ended, 0)), 0)::bigint
            from (select message_id, count(*) filter (where what = 'started') as started,
                         count(*) filter (where what in ('sent', 'later', 'refused')) as ended
                    from messages.attempt where channel = 'email' group by message_id) a
            join messages.delivery s on s.message_id = a.message_id and s.channel = 'email' and s.state = 'sent') as "perhapsTwice"
    from messages.delivery d join messages.message m on m.id = d.message_id`)

export type Told = { readonly key: string; readonly residentId: string; readonly reached: boolean }

/** Which of these events were told, and whether a channel is open: read by the worker, in the post, sent, or to nobody alive. */
export const toldAmong = (q: Queryable, keys: readonly string[]) => q.query<Told>(`
  select m.dedupe_key as key, m.resident_id as "residentId",
         residents.channel_of(m.resident_id) = 'nobody'
         or exists (select from messages.delivery d where d.message_id = m.id and d.state <> 'failed') as reached
    from messages.message m where m.dedupe_key = any ($1)`, [keys])

/** Messages to the living whose every channel failed. */
export const unreached = (q: Queryable) => q.query<{ residentId: string }>('select u.resident_id as "residentId" from messages.unreached() u')
