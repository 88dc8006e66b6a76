import { sentence, text as say } from '#modules/knowledge/index.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, checkboxes, field, radios, select, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { GROUNDS } from '../domain/policy.ts'
import { lastDayBefore } from '../domain/policy-proposal.ts'
import { besideTables } from './beside.views.ts'
import { PAGE, PATH } from './overview.views.ts'
import { text } from './policy.text.ts'
import type { Beside } from './propose-policy.ts'
import { fieldsOf, kindName, kindsIn, type PolicyForm } from './typed-policy.ts'

const trail = (label: string) => [{ label: text.title, href: PATH }, { label }]
const group = (id: string, title: string, ...fields: Content[]): Html => html`<section class="pas-flow" aria-labelledby="${id}">${heading(2, title, { id, size: 3 })}${fields}</section>`
const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

type Entering = {
  readonly house: House
  readonly form: PolicyForm
  readonly errors: readonly FieldError[]
  /** A proposal that waits for the same day. */
  readonly waiting?: { readonly id: string; readonly day: LocalDate } | undefined
  readonly csrf: Html
}

export function enterPage({ house, form, errors, waiting, csrf }: Entering): Html {
  const kinds = kindsIn(form.incomeKinds, form.averagingKinds)
  const typed = (name: 'effectiveFrom' | 'incomeLimitPercent' | 'until' | 'nextYearFrom' | 'decisionWeeks' | 'eighteenNoticeWeeks' | 'passEndsNoticeWeeks', hint: string, inputmode: 'numeric' | 'text' = 'text') =>
    field({ name, label: text[name], hint, value: form[name], error: errorOf(errors, name), size: 12, autocomplete: 'off', inputmode })
  const one = (name: 'basis' | 'normFor18To20' | 'referenceDate', words: Readonly<Record<string, string>>) =>
    radios({ name, legend: text[name], value: form[name], options: options(words), error: errorOf(errors, name) })
  const some = (name: 'exclusions' | 'exclusionExceptions' | 'grounds' | 'averagingKinds', words: readonly { value: string; label: string }[], bare = false) =>
    checkboxes({ name, bare, legend: text[name], values: form[name], options: words, error: errorOf(errors, name) })
  return html`${pageHead({ title: text.newTitle, trail: trail(text.newTitle), body: say(house, `${PAGE}#enter`) })}
${stack('l', errorSummary(errors), waiting && alert({ kind: 'warning', title: text.waitingAlready, body: html`<p>${sentence(house, `${PAGE}#already-waiting`, { effectiveFrom: formatDate(waiting.day) })}</p><p>${link({ href: `${PATH}/voorstel/${waiting.id}`, label: text.seeIt })}</p>` }),
    html`<form class="pas-panel pas-flow" action="${PATH}/nieuw" method="post">${csrf}${form.corrects && html`<input type="hidden" name="corrects" value="${form.corrects}">`}
  ${typed('effectiveFrom', text.effectiveFromHint)}
  ${textarea({ name: 'ground', label: text.ground, hint: text.groundHint, value: form.ground, error: errorOf(errors, 'ground'), rows: 2 })}
  ${columns(
    group('grens', text.limitLegend, typed('incomeLimitPercent', text.percentHint, 'numeric'), one('basis', text.basisOptions), one('normFor18To20', text.normOptions),
      checkbox({ name: 'kostendelersnorm', label: text.kostendelersnorm, hint: text.kostendelersnormHint, checked: form.kostendelersnorm }),
      checkbox({ name: 'assets', label: text.assets, hint: text.assetsHint, checked: form.assets, error: errorOf(errors, 'assets') })),
    group('wie', text.whoLegend, some('exclusions', options(text.exclusionOptions)), some('exclusionExceptions', options(text.exceptionOptions)),
      some('grounds', GROUNDS.map((value) => ({ value, label: text.groundOptions[value]! })))), 'even')}
  ${columns(
    group('inkomen', text.incomeLegend, one('referenceDate', text.referenceOptions),
      select({ name: 'averagingMonths', label: text.averagingMonths, value: form.averagingMonths, error: errorOf(errors, 'averagingMonths'), options: [1, 2, 3].map((count) => ({ value: String(count), label: text.months(count) })) }),
      some('averagingKinds', kinds.map((value) => ({ value, label: text.kind(value) })), true)),
    group('telt', text.incomeKinds, kinds.map((kind) => select({ name: kindName(kind), label: text.kind(kind), value: form.incomeKinds[kind] ?? '', options: options(text.counts) }))), 'even')}
  ${group('pas', text.passLegend, typed('until', text.untilHint), typed('nextYearFrom', text.nextYearHint), typed('decisionWeeks', text.decisionWeeksHint, 'numeric'))}
  ${group('vooraf', text.beforehandLegend, typed('passEndsNoticeWeeks', text.passEndsNoticeWeeksHint, 'numeric'), typed('eighteenNoticeWeeks', text.eighteenNoticeWeeksHint, 'numeric'))}
  ${buttonGroup(button({ label: text.look, name: 'stap', value: 'bekijk' }))}
</form>`)}`
}

/** What it would become, before it goes to a colleague. Everything that was typed goes along. */
export function previewPage({ house, form, beside, csrf }: { readonly house: House; readonly form: PolicyForm; readonly beside: Beside; readonly csrf: Html }): Html {
  const { effectiveFrom, ground } = beside.new
  return html`${pageHead({ title: text.previewTitle, trail: trail(text.previewTitle), body: say(house, `${PAGE}#preview`) })}
${stack('l',
    untilOthers(house, beside),
    card({ body: html`${summaryList([{ label: text.effectiveFrom, value: formatDate(effectiveFrom) }, { label: text.ground, value: ground }], 'rows')}${besideTables(beside)}` }),
    html`<form class="pas-panel pas-flow" action="${PATH}/nieuw" method="post">${csrf}${fieldsOf(form).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
  ${buttonGroup(button({ label: text.send, name: 'stap', value: 'stuur' }), button({ label: text.change, kind: 'secondary', name: 'stap', value: 'wijzig' }))}
</form>`)}`
}

/** Others follow on a later day: then these count no longer than until then. */
export const untilOthers = (house: House, { next }: Beside): Content =>
  next && alert({ kind: 'info', body: sentence(house, `${PAGE}#until-others`, { effectiveFrom: formatDate(next.effectiveFrom), lastDay: formatDate(lastDayBefore(next)) }) })
