import { sentence, text as say } from '#modules/knowledge/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, textarea } from '#web/components/field.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import { BRANCHES, branchField, type Typed } from './domain/typed-provider.ts'
import type { Proposal } from './proposal.store.ts'
import type { ProviderCard } from './provider.ts'
import { atProposal, atProvider, PAGE, PATH } from './providers.views.ts'
import { text } from './providers.text.ts'

export type ShownForm = {
  readonly house: House
  /** Undefined: a new one. */
  readonly provider: ProviderCard | undefined
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** What came back, of which this becomes the better one. */
  readonly corrects: Proposal | undefined
  readonly remark?: { readonly says: 'nothing-changed' } | { readonly says: 'already-waiting'; readonly id: string } | undefined
  readonly csrf: Html
}

/** A provider as somebody types it. Every place has the same fields. */
export function formPage(shown: ShownForm): Html {
  const { house, provider, errors, corrects, remark, csrf } = shown
  const back = provider ? atProvider(provider.slug) : PATH
  const title = provider ? text.changeTitle : text.newTitle
  return html`${pageHead({ title, lead: sentence(house, `${PAGE}#write`), trail: [{ label: text.title, href: PATH }, ...(provider ? [{ label: provider.name, href: back }] : []), { label: title }] })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'info', body: html`<p>${sentence(house, `${PAGE}#${remark.says}`)}</p>${remark.says === 'already-waiting' && buttonGroup(buttonLink({ label: text.waits, href: atProposal(remark.id) }))}` }),
    corrects?.returnReason && alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, { name: corrects.decidedByName ?? '' })}</p><p><b>${corrects.returnReason}</b></p>` }),
    html`<form class="pas-panel pas-flow" action="${provider ? `${back}/wijzigen` : `${PATH}/nieuw`}" method="post">${csrf}${corrects && html`<input type="hidden" name="uit" value="${corrects.id}">`}
  ${heading(2, text.who, { size: 3 })}${control('naam', shown)}${control('kvk', shown)}${!provider && control('webadres', shown)}
  ${heading(2, text.mainPlace, { size: 3 })}${placeFields((part) => part, shown)}
  ${heading(2, text.way, { size: 3 })}${control('reis', shown)}${control('toegang', shown)}
  ${heading(2, text.contact, { size: 3 })}<div class="pas-fields">${control('telefoon', shown)}${control('site', shown)}</div>${control('vastleggen', shown)}
  ${heading(2, text.morePlaces, { size: 3 })}${say(house, `${PAGE}#places`)}${accordion(Array.from({ length: BRANCHES }, (_, index) => branch(index + 1, shown)))}
  ${provider && start(shown)}
  ${buttonGroup(button({ label: text.send }), buttonLink({ label: text.cancel, href: back, kind: 'subtle' }))}
</form>`)}`
}

/** Empty for what counts at once. What waits for its day already is said in its place: one at a time. */
const start = ({ house, provider, typed, errors }: ShownForm): Html => html`${heading(2, text.when, { size: 3 })}${provider?.coming
  ? html`<p>${sentence(house, `${PAGE}#one-at-a-time`, { date: formatDate(provider.coming.from) })}</p>${typed['vanaf'] && field({ name: 'vanaf', label: text.startLabel, hint: text.startHint, value: typed['vanaf'], error: errorOf(errors, 'vanaf'), optional: true, size: 12 })}`
  : field({ name: 'vanaf', label: text.startLabel, hint: text.startHint, value: typed['vanaf'] ?? '', error: errorOf(errors, 'vanaf'), optional: true, autocomplete: 'off', size: 12 })}`

const branch = (index: number, shown: ShownForm) => ({
  title: shown.typed[branchField(index, 'naam')] || text.place(index),
  open: shown.errors.some(({ field }) => field.startsWith(`plek-${index}-`)) || Boolean(shown.typed[branchField(index, 'naam')]),
  body: html`<div class="pas-flow">${control(branchField(index, 'naam'), shown)}${placeFields((part) => branchField(index, part), shown)}</div>`,
})

const placeFields = (name: (part: string) => string, shown: ShownForm): Html => html`${control(name('adres'), shown)}
  <div class="pas-fields">${control(name('postcode'), shown)}${control(name('plaats'), shown)}</div><div class="pas-fields">${control(name('buurt'), shown)}${control(name('punt'), shown)}</div>${control(name('open'), shown)}`

const NEEDED = ['naam', 'kvk', 'adres', 'postcode', 'plaats']
const LONG = ['open', 'reis', 'toegang', 'vastleggen']

function control(name: string, { typed, errors }: ShownForm): Html {
  const part = name.replace(/^plek-\d-/, '')
  const inBranch = part !== name
  const common = {
    name, label: inBranch && part === 'naam' ? text.branchName : text.labels[part]!, value: typed[name] ?? '', error: errorOf(errors, name),
    ...(text.hints[part] && { hint: text.hints[part] }), ...(!inBranch && !NEEDED.includes(part) && { optional: true }),
  }
  if (LONG.includes(part)) return textarea({ ...common, rows: 2 })
  return field({ ...common, autocomplete: 'off', ...(part === 'postcode' && { size: 8 }), ...(part === 'kvk' && { size: 10, inputmode: 'numeric' as const }), ...(part === 'telefoon' && { inputmode: 'tel' as const }) })
}
