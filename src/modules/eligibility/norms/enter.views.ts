import { sentence, text as say } from '#modules/knowledge/index.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { FieldError } from '#shared/result.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, fileField, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { GREAT_PERCENT } from '../domain/norm-proposal.ts'
import { HOUSEHOLD_TYPES, NORM_KEYS, type NormKey, type NormTable } from '../domain/norms.ts'
import { changeLine, type Compared, comparisonTable } from './comparison.views.ts'
import { text } from './norms.text.ts'
import { explained, PAGE } from './overview.views.ts'
import { type NormForm, tickName, typedAmount } from './typed-norms.ts'

const trail = (label: string) => [{ label: text.title, href: '/beheer/normen' }, { label }]

type Entering = {
  readonly house: House
  readonly form: NormForm
  readonly errors: readonly FieldError[]
  /** The newest table: its amounts stand beside the fields. */
  readonly newest: NormTable | undefined
  /** A proposal that waits for the same day. */
  readonly waiting?: { readonly id: string; readonly day: LocalDate } | undefined
  readonly csrf: Html
}

export function enterPage({ house, form, errors, newest, waiting, csrf }: Entering): Html {
  const amount = (key: NormKey): Html => {
    const before = newest?.amounts[key]
    return field({
      name: key, label: text.keys[key], value: form.amounts[key], error: errorOf(errors, key), inputmode: 'decimal', size: 12, autocomplete: 'off', optional: before === undefined,
      hint: newest && before !== undefined ? text.before(formatEuro(before), formatDate(newest.effectiveFrom)) : text.notBefore,
    })
  }
  const isHome = (key: NormKey) => (HOUSEHOLD_TYPES as readonly string[]).includes(key)
  return html`${pageHead({ title: text.newTitle, trail: trail(text.newTitle), body: say(house, `${PAGE}#enter`) })}
${stack('l', errorSummary(errors), waiting && alert({ kind: 'warning', title: text.waitingAlready, body: html`<p>${sentence(house, `${PAGE}#already-waiting`, { effectiveFrom: formatDate(waiting.day) })}</p><p>${link({ href: `/beheer/normen/voorstel/${waiting.id}`, label: text.seeIt })}</p>` }), html`<form class="pas-panel pas-flow" action="/beheer/normen/nieuw" method="post">${csrf}${form.corrects && html`<input type="hidden" name="corrects" value="${form.corrects}">`}
  ${field({ name: 'effectiveFrom', label: text.effectiveFrom, hint: text.effectiveFromHint, value: form.effectiveFrom, error: errorOf(errors, 'effectiveFrom'), size: 12, autocomplete: 'off' })}
  ${textarea({ name: 'source', label: text.source, hint: text.sourceHint, value: form.source, error: errorOf(errors, 'source'), rows: 2 })}
  ${newest && html`<p>${text.basis[newest.basis]}</p>`}
  ${columns(group('thuis', text.homeLegend, NORM_KEYS.filter(isHome).map(amount)), group('anders', text.otherLegend, NORM_KEYS.filter((key) => !isHome(key)).map(amount)), 'even')}
  ${buttonGroup(button({ label: text.look, name: 'stap', value: 'bekijk' }))}
</form>`)}`
}

const group = (id: string, title: string, fields: Content): Html => html`<section class="pas-flow" aria-labelledby="${id}">${heading(2, title, { id, size: 3 })}${fields}</section>`

type Preview = Compared & {
  readonly house: House
  readonly form: NormForm
  readonly errors: readonly FieldError[]
  readonly great: readonly NormKey[]
  readonly csrf: Html
}

/** What it would become, before it goes to a colleague. Everything that was typed goes along. */
export function previewPage(preview: Preview): Html {
  const { house, form, errors, great, csrf, table: norms, around } = preview
  const day = { effectiveFrom: formatDate(norms.effectiveFrom) }
  return html`${pageHead({ title: text.previewTitle, trail: trail(text.previewTitle), body: say(house, `${PAGE}#preview`) })}
${stack('l',
    errorSummary(errors),
    norms.effectiveFrom <= house.clock.today() && alert({ kind: 'warning', body: sentence(house, `${PAGE}#begun`, day) }),
    around.corrects && alert({ kind: 'info', body: sentence(house, `${PAGE}#correction`, day) }),
    card({ body: html`${summaryList([{ label: text.effectiveFrom, value: day.effectiveFrom }, { label: text.source, value: norms.source }], 'rows')}${comparisonTable(preview)}` }),
    html`<form class="pas-panel pas-flow" action="/beheer/normen/nieuw" method="post">${csrf}${kept(form)}
  ${great.length > 0 && html`${heading(2, text.greatTitle, { size: 3 })}<p>${sentence(house, `${PAGE}#great`, { percent: GREAT_PERCENT })}</p>${great.map((key) => checkbox({
    name: tickName(key), value: form.amounts[key]!, checked: form.confirmed.includes(key), error: errorOf(errors, tickName(key)),
    label: text.confirm(text.keys[key], formatEuro(norms.amounts[key]!)), hint: changeLine(preview, key) }))}`}
  ${buttonGroup(button({ label: text.send, name: 'stap', value: 'stuur' }), button({ label: text.change, kind: 'secondary', name: 'stap', value: 'wijzig' }))}
</form>`)}`
}

const kept = (form: NormForm): Html[] => Object.entries({ effectiveFrom: form.effectiveFrom, source: form.source, corrects: form.corrects, ...form.amounts })
  .filter(([, value]) => value !== '').map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

export function importPage({ house, contents, errors, newest, csrf }: { readonly house: House; readonly contents: string; readonly errors: readonly FieldError[]; readonly newest: NormTable | undefined; readonly csrf: Html }): Html {
  return html`${pageHead({ title: text.importTitle, trail: trail(text.importTitle), body: say(house, `${PAGE}#import`) })}
${stack('l',
    errorSummary(errors),
    html`<form class="pas-panel pas-flow" action="/beheer/normen/inlezen" method="post" enctype="multipart/form-data">${csrf}
  ${fileField({ name: 'kies', label: text.fileChoose, hint: text.fileHint, accept: '.csv,.json,.txt', optional: true })}
  ${textarea({ name: 'bestand', label: text.file, value: contents, error: errors.length ? errors.map(({ message }) => message).join(' ') : undefined, rows: 12, optional: true })}
  ${buttonGroup(button({ label: text.fileLook }))}
</form>`,
    card({ title: text.formats, id: 'vorm', body: html`${accordion([
      { title: text.csv, body: html`${say(house, `${PAGE}#csv`)}${lines(csvExample(newest))}` },
      { title: text.json, body: html`${say(house, `${PAGE}#json`)}${lines(jsonExample(newest))}` }])}
    ${heading(3, explained(house, 'types').title, { size: 4 })}${say(house, `${PAGE}#types`)}
    ${table({ caption: text.formats, captionHidden: true, stacked: true, head: [text.typeWord, text.type], rows: NORM_KEYS.map((key) => [html`<code>${key}</code>`, text.keys[key]]) })}` }))}`
}

/** Lines that may break anywhere on a narrow screen. */
const lines = (all: readonly string[]): Html => html`<p>${all.map((line, index) => html`${index > 0 && html`<br>`}<code>${line}</code>`)}</p>`

/** The beginning of a file, with amounts that are true now. */
const someAmounts = (newest: NormTable | undefined): [NormKey, string][] =>
  NORM_KEYS.flatMap((key): [NormKey, string][] => { const cents = newest?.amounts[key]; return cents === undefined ? [] : [[key, typedAmount(cents)]] }).slice(0, 3)

const csvExample = (newest: NormTable | undefined): string[] =>
  ['type;bedrag', `ingangsdatum;${newest?.effectiveFrom ?? ''}`, `bron;${text.sourceExample}`, ...someAmounts(newest).map(([key, amount]) => `${key};${amount}`), '…']

const jsonExample = (newest: NormTable | undefined): string[] => [
  `{ "effectiveFrom": "${newest?.effectiveFrom ?? ''}",`, `"source": "${text.sourceExample}",`, '"amounts": {',
  ...someAmounts(newest).map(([key, amount]) => `"${key}": "${amount.replace(',', '.')}",`), '… } }']
