import { formatDate, formatDayAndDate } from '#shared/local-date.ts'
import { text as say } from '#modules/knowledge/index.ts'
import { steps } from '#web/components/steps.ts'
import type { Html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import type { CourseStep } from '../domain/course.ts'
import { text } from '../eligibility.text.ts'

/** The course as steps tied by punched dots, each under its day. */
export const courseList = (house: House, course: readonly CourseStep[]): Html => steps(course.map((step) => ({
  state: step.state, title: titleOf(house, step), body: say(house, `pages/verloop#${step.kind}`, step.until ? { until: formatDate(step.until) } : {}),
})))

function titleOf(house: House, { kind, state, day, until }: CourseStep): string {
  if (day) return day === house.clock.today() ? text.today(formatDate(day)) : formatDate(day)
  if (until) return text.until(formatDayAndDate(until))
  return state === 'now' ? text.now : kind === 'review-maybe' ? text.thenStep : text.thenAfter
}
