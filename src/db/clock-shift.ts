import type { Queryable } from './database.ts'

/** Seconds by which a demonstration's clock is ahead. A production database has none and refuses to get one. */
export async function clockShift(q: Queryable): Promise<number> {
  return (await q.maybe<{ seconds: number }>('select seconds from foundation.clock_shift'))?.seconds ?? 0
}

/** What time it is for the server, and by that clock in a demonstration. */
export async function serverTime(q: Queryable): Promise<Date> {
  const { now } = await q.one<{ now: Date }>('select clock_timestamp() as now')
  return new Date(now.getTime() + await clockShift(q) * 1000)
}

/** As the owner; only forward, because what was decided later may not come before what was decided earlier. */
export async function moveClock(q: Queryable, seconds: number): Promise<number> {
  const row = await q.one<{ seconds: number }>(`
    insert into foundation.clock_shift (seconds) values ($1) on conflict (only_row) do update set seconds = foundation.clock_shift.seconds + excluded.seconds returning seconds`, [seconds])
  return row.seconds
}
