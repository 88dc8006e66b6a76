import { addDays, daysBetween, type LocalDate, weekday } from '#shared/local-date.ts'
import type { ApplicationState } from '../domain/application-states.ts'

export type QueueRow = {
  readonly id: string
  readonly number: string
  readonly state: ApplicationState
  readonly lastDay: LocalDate
  readonly receivedAt: Date
  readonly alarm: 'deceased' | null
  readonly householdId: string
  readonly assignedTo: string | null
  readonly assignedName: string | null
  /** Whose case it is, is away today. */
  readonly away: boolean
  readonly plannedBy: string | null
  readonly plannedName: string | null
  readonly needsSecond: boolean | null
  readonly plannedDue: Date | null
  /** The resident wrote that we are late. */
  readonly noticeOn: LocalDate | null
  readonly answerBy: LocalDate | null
  readonly answered: boolean
  /** Papers that nobody opened yet. */
  readonly newPapers: number
  /** The first check that is not a yes, one that failed before one that could not be judged. */
  readonly reason: string | null
  readonly unknown: boolean | null
}

/** What kind of case it is, by the name that its label has: what is not known is another kind than what is not so. */
export const kindOf = ({ alarm, reason, unknown }: Pick<QueueRow, 'alarm' | 'reason' | 'unknown'>): string | undefined =>
  (alarm ? 'alarm' : reason === null ? undefined : unknown ? `${reason}-unknown` : reason)

export type Whose = 'all' | 'mine' | 'free' | 'second'
export type Filter = { readonly whose: Whose; readonly kind: string; readonly state: string; readonly thisWeek: boolean }
export const NO_FILTER: Filter = { whose: 'all', kind: '', state: '', thisWeek: false }

/** Nobody's, or of a colleague who is away. */
const isFree = ({ assignedTo, away }: Pick<QueueRow, 'assignedTo' | 'away'>): boolean => assignedTo === null || away

/** The clock stands still: this one cannot run out now. */
const stands = ({ state }: Pick<QueueRow, 'state'>): boolean => state === 'waiting-for-resident'

/** The Sunday of this week. */
const endOfWeek = (today: LocalDate): LocalDate => addDays(today, (7 - weekday(today)) % 7)
export const runsOutToday = (row: Pick<QueueRow, 'state' | 'lastDay'>, today: LocalDate): boolean => !stands(row) && row.lastDay <= today
/** Late ones included: they cannot wait for next week either. */
export const runsOutThisWeek = (row: Pick<QueueRow, 'state' | 'lastDay'>, today: LocalDate): boolean => !stands(row) && row.lastDay <= endOfWeek(today)

export function shown(rows: readonly QueueRow[], { whose, kind, state, thisWeek }: Filter, staffId: string, today: LocalDate): readonly QueueRow[] {
  return rows.filter((row) =>
    (whose === 'all' || (whose === 'mine' ? row.assignedTo === staffId : whose === 'free' ? isFree(row) : row.needsSecond === true && row.plannedBy !== staffId))
    && (kind === '' || kindOf(row) === kind)
    && (state === '' || row.state === state)
    && (!thisWeek || runsOutThisWeek(row, today)))
}

/** The case to do next: my own first, then a free one; what waits for the resident, or for its minutes, is not it. */
export function nextCase(rows: readonly QueueRow[], staffId: string, notMine: ReadonlySet<string>): QueueRow | undefined {
  const ready = rows.filter(({ state, plannedBy, householdId }) => state === 'in-review' && plannedBy === null && !notMine.has(householdId))
  return ready.find(({ assignedTo }) => assignedTo === staffId) ?? ready.find(isFree)
}

/** How near: too late or today, within two weeks, or further. */
export type Nearness = 'stands' | 'over' | 'now' | 'near' | 'far'
export function nearness(row: Pick<QueueRow, 'state' | 'lastDay'>, today: LocalDate): Nearness {
  if (stands(row)) return 'stands'
  const left = daysBetween(today, row.lastDay)
  return left < 0 ? 'over' : left === 0 ? 'now' : left <= 14 ? 'near' : 'far'
}
