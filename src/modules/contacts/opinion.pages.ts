import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios, textarea } from '#web/components/field.ts'
import { narrow, pageHead } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { type Helped, helped, opinionAsked, tellOpinion } from './ask-opinion.ts'
import { plan } from './contacts.text.ts'

export const OPINION_PATH = '/tevreden'

type Typed = { readonly code: string; readonly answer: string; readonly words: string }

/** Without signing in, and without anybody's data: the code opens a question, once. */
export const showOpinion = (_house: House, visit: Visit, typed: Typed = { code: '', answer: '', words: '' }, errors: readonly FieldError[] = []): Answer => page({
  title: plan.opinionTitle, error: errors.length > 0,
  body: html`${pageHead({ title: plan.opinionTitle, narrow: true })}${narrow(errorSummary(errors), html`<form class="pas-panel pas-flow" action="${OPINION_PATH}" method="post">
  ${field({ name: 'code', label: plan.opinionCode, value: typed.code, error: errorOf(errors, 'code'), code: true, size: 12, maxlength: 20 })}
  ${radios({ name: 'oordeel', legend: plan.opinion, value: typed.answer, error: errorOf(errors, 'oordeel'), options: helped.map((value) => ({ value, label: plan.opinions[value] })) })}
  ${textarea({ name: 'woorden', label: plan.opinionWords, value: typed.words, error: errorOf(errors, 'woorden'), rows: 4, optional: true })}
  ${buttonGroup(button({ label: plan.opinionButton }))}${visit.csrf()}
</form>`)}`,
}, errors.length ? 422 : 200)

export async function pressOpinion(house: House, visit: Visit): Promise<Answer> {
  const typed: Typed = { code: visit.form.code ?? '', answer: visit.form.oordeel ?? '', words: visit.form.woorden ?? '' }
  const asked = await opinionAsked(house, typed.code)
  const known = (helped as readonly string[]).includes(typed.answer)
  const errors: FieldError[] = [
    ...(asked === 'unknown' ? [{ field: 'code', message: plan.opinionErrors.code }] : asked === 'answered' ? [{ field: 'code', message: plan.opinionErrors.answered }] : []),
    ...(known ? [] : [{ field: 'oordeel', message: plan.opinionErrors.helped }]),
    ...(typed.words.length > 2000 ? [{ field: 'woorden', message: plan.opinionErrors.long }] : []),
  ]
  if (errors.length) return showOpinion(house, visit, typed, errors)
  if (!await tellOpinion(house, typed.code, typed.answer as Helped, typed.words.trim())) return showOpinion(house, visit, typed, [{ field: 'code', message: plan.opinionErrors.answered }])
  return page({ title: plan.opinionTitle, body: html`${pageHead({ title: plan.opinionTitle, narrow: true })}${narrow(alert({ kind: 'ok', body: plan.opinionThanks }))}` })
}
