import { type Language, spoken } from '#shared/language.ts'
import { text as say } from '#modules/knowledge/index.ts'
import { steps } from '#web/components/steps.ts'
import type { Html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import type { CourseStep } from '../domain/course.ts'
import { residentText } from '../resident-words.ts'

/** The course as steps tied by punched dots, each under its day. */
export const courseList = (house: House, course: readonly CourseStep[], lang: Language = 'nl'): Html => steps(course.map((step) => ({
  state: step.state, title: titleOf(house, step, lang), body: say(house, `pages/verloop#${step.kind}`, step.until ? { until: spoken[lang].date(step.until) } : {}, lang),
})), lang)

function titleOf(house: House, { kind, state, day, until }: CourseStep, lang: Language): string {
  const text = residentText[lang]
  const { date, dayAndDate } = spoken[lang]
  if (day) return day === house.clock.today() ? text.today(date(day)) : date(day)
  if (until) return text.until(dayAndDate(until))
  return state === 'now' ? text.now : kind === 'review-maybe' ? text.thenStep : text.thenAfter
}
