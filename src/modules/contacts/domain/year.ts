import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { type Count, hideAlone, hideParts } from '#shared/hide-small.ts'

type Complaint = { readonly topic: string; readonly outcome: string | null; readonly settledOn: string | null; readonly lastDay: string; readonly extended: boolean }

/** A year of complaints as everybody may see it (Awb 9:12a): no person, and no number that could point at one. */
export type PublishedYear = { readonly received: Count; readonly onTime: Count; /** None was answered, and the last day of none has gone by. */ readonly noneDue: boolean; readonly byOutcome: ReadonlyMap<string, Count>; readonly byTopic: ReadonlyMap<string, Count> }

const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

const quarterOf = (today: LocalDate): number => Math.floor((Number(today.slice(5, 7)) - 1) / 3)

/** The last day of the last quarter that is over: what is published stands until the next one is. */
export const countedUntil = (today: LocalDate): LocalDate => addDays(localDate(`${today.slice(0, 4)}-${String(quarterOf(today) * 3 + 1).padStart(2, '0')}-01`), -1)

/** The complaints as they stood at the end of a day: received by then, and settled only when they were by then. */
export const asOf = <One extends Complaint & { readonly receivedOn: string }>(complaints: readonly One[], day: LocalDate): One[] =>
  complaints.filter(({ receivedOn }) => receivedOn <= day).map((one) => (one.settledOn !== null && one.settledOn <= day ? one : { ...one, outcome: null, settledOn: null }))

/** What is still running counts as 'running'. On time: settled on or before the day that was told. */
export function publishedYear(complaints: readonly Complaint[], today: string): PublishedYear {
  const outcome = hideParts(counted(complaints.map((one) => one.outcome ?? 'running')))
  const topic = hideParts(counted(complaints.map((one) => one.topic)))
  const received = outcome.total === undefined || topic.total === undefined ? undefined : hideAlone(complaints.length)
  const onTime = complaints.filter(({ settledOn, lastDay }) => settledOn !== null && settledOn <= lastDay).length
  // The rest of a total that is shown: when either is small, neither is.
  const safe = received !== undefined && hideAlone(onTime) !== undefined && hideAlone(complaints.length - onTime) !== undefined
  const noneDue = complaints.length > 0 && complaints.every(({ settledOn, lastDay }) => settledOn === null && lastDay >= today)
  return { received, onTime: safe ? onTime : undefined, noneDue, byOutcome: outcome.parts, byTopic: topic.parts }
}
