import { type Count, hideAlone, hideParts } from '#shared/hide-small.ts'

type Complaint = { readonly topic: string; readonly outcome: string | null; readonly settledOn: string | null; readonly lastDay: string; readonly extended: boolean }

/** A year of complaints as everybody may see it (Awb 9:12a): no person, and no number that could point at one. */
export type PublishedYear = { readonly received: Count; readonly onTime: Count; readonly byOutcome: ReadonlyMap<string, Count>; readonly byTopic: ReadonlyMap<string, Count> }

const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

/** What is still running counts as 'running'. On time: settled on or before the day that was told. */
export function publishedYear(complaints: readonly Complaint[]): PublishedYear {
  const outcome = hideParts(counted(complaints.map((one) => one.outcome ?? 'running')))
  const topic = hideParts(counted(complaints.map((one) => one.topic)))
  const received = outcome.total === undefined || topic.total === undefined ? undefined : hideAlone(complaints.length)
  const onTime = complaints.filter(({ settledOn, lastDay }) => settledOn !== null && settledOn <= lastDay).length
  // The rest of a total that is shown: when either is small, neither is.
  const safe = received !== undefined && hideAlone(onTime) !== undefined && hideAlone(complaints.length - onTime) !== undefined
  return { received, onTime: safe ? onTime : undefined, byOutcome: outcome.parts, byTopic: topic.parts }
}
