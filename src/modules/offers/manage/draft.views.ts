import { section, sentence, text as say } from '#modules/knowledge/index.ts'
import type { Directory } from '#modules/providers/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { readDay } from '#shared/typed.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { categories } from '#web/components/category.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, select, textarea } from '#web/components/field.ts'
import { arrowLink, link } from '#web/components/link.ts'
import { iconList } from '#web/components/list.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { steps as stepList } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { offerCards } from '#web/components/ticket.ts'
import { type Html, html } from '#web/html.ts'
import { isCategory } from '../domain/category.ts'
import type { ChangeName } from '../domain/changes.ts'
import { isOpenDraft } from '../domain/draft-states.ts'
import type { NotFor } from '../domain/who-fits.ts'
import type { OfferCard } from '../offer.ts'
import { pictureOf, ticketOf } from '../tickets.ts'
import type { Draft } from './draft.store.ts'
import { type StepName, stepNames, stepOf, steps, type Typed } from './fields.ts'
import { backToList, draftBadge, PAGE } from './list.views.ts'
import { text } from './manage.text.ts'
import { type ResidentKind, residentKinds } from './preview.ts'
import type { Problem } from './read-typed.ts'
import { stepFields } from './step-fields.ts'

export type ShownDraft = {
  readonly house: House
  readonly draft: Draft
  readonly problems: readonly Problem[]
  readonly preview: OfferCard
  readonly directory: Directory
  readonly csrf: Html
}

const enctype = html` enctype="multipart/form-data"`
const home = ({ id }: Draft): string => `/beheer/aanbod/concept/${id}`
const titleOf = ({ typed }: Draft): string => typed['titel'] || text.untitled
const trail = (draft: Draft, step?: string) => [{ label: text.title, href: '/beheer/aanbod' }, step ? { label: titleOf(draft), href: home(draft) } : { label: titleOf(draft) }, ...(step ? [{ label: step }] : [])]
const revision = ({ revision }: Draft): Html => html`<input type="hidden" name="versie" value="${revision}">`

// ---- a step -------------------------------------------------------------------------------------------------------

export type ShownStep = ShownDraft & { readonly step: StepName; readonly saved?: boolean; readonly wrongAgain?: boolean; readonly fileError?: string; readonly meanwhile?: string }

/** One step of writing, with the ticket beside it. */
export function stepPage(shown: ShownStep): Html {
  const { house, draft, step, problems, saved, wrongAgain, meanwhile, directory, csrf } = shown
  const errors: readonly FieldError[] = [...(shown.fileError ? [{ field: 'foto', message: shown.fileError }] : []), ...problems.filter(({ field, missing }) => !missing && (steps[step] as readonly string[]).includes(field))]
  const index = stepNames.indexOf(step)
  return html`${pageHead({ title: text.steps[step], lead: sentence(house, `${PAGE}#${step}`), trail: trail(draft, text.steps[step]) })}
${columns(
    stack('l',
      errorSummary(errors),
      saved && alert({ kind: 'ok', body: text.saved }),
      wrongAgain && alert({ kind: 'warning', title: section(house, `${PAGE}#saved-wrong`).heading, body: sentence(house, `${PAGE}#saved-wrong`) }),
      meanwhile && alert({ kind: 'warning', title: text.meanwhileTitle, body: sentence(house, `${PAGE}#meanwhile`, { name: meanwhile }) }),
      html`<form class="pas-panel pas-flow" action="${home(draft)}/${step}" method="post"${step === 'beeld' && enctype}>${csrf}${revision(draft)}
  ${stepFields(step, { typed: draft.typed, errors, directory, fixedSlug: draft.offerId !== null, picture: shown.preview.picture && pictureOf(shown.preview.picture) })}
  ${buttonGroup(button({ label: text.saveAndOn, name: 'daarna', value: 'verder' }), button({ label: text.save, kind: 'secondary', name: 'daarna', value: 'blijf' }), index > 0 && buttonLink({ label: text.back, kind: 'subtle', href: `${home(draft)}/${stepNames[index - 1]}` }))}
</form>`),
    stack('l', ticketCard(shown), stepsCard(shown, step)))}`
}

const ticketCard = ({ house, draft, preview }: ShownDraft): Html => html`<section class="pas-flow" aria-labelledby="voorbeeld"><h2 class="nl-heading nl-heading--level-3" id="voorbeeld">${text.preview}</h2>${
  offerCards([{ ...ticketOf(preview, house.clock.now()), href: `${home(draft)}/bekijk` }])}</section>`

function stepsCard({ draft, problems }: ShownDraft, now?: StepName): Html {
  const stateOf = (name: StepName) => {
    const own = problems.filter(({ field }) => stepOf(field) === name)
    return own.some(({ missing }) => !missing) ? text.wrong : own.length ? text.missing(own.length) : undefined
  }
  return card({
    title: text.stepsTitle, id: 'stappen', kind: 'tight',
    body: stepList([...stepNames.map((name) => {
      const state = stateOf(name)
      return { state: name === now ? 'now' as const : state ? 'later' as const : 'done' as const, title: link({ href: `${home(draft)}/${name}`, label: text.steps[name] }), ...(state && { body: state }) }
    }), { state: 'later' as const, title: link({ href: home(draft), label: text.toCheck }) }]),
  })
}

// ---- the whole ----------------------------------------------------------------------------------------------------

export type ShownWhole = ShownDraft & {
  /** Who looks, wrote it last: then somebody else says yes or no. */
  readonly own: boolean
  readonly changes: readonly ChangeName[]
  readonly errors: readonly FieldError[]
  readonly reason: string
  readonly remark?: string | undefined
}

/** A draft as a whole: what misses, what it says, and what can be done with it. */
export function draftPage(shown: ShownWhole): Html {
  const { house, draft, problems, own, errors, remark } = shown
  const open = isOpenDraft(draft.state)
  return html`${pageHead({ title: titleOf(draft), trail: trail(draft), body: draftBadge(draft.state) })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'warning', body: remark }),
    !open && alert({ kind: draft.state === 'published' ? 'ok' : 'info', title: text.doneTitle[draft.state as 'published' | 'dropped'], body: backToList }),
    open && draft.returnReason !== null && alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, { name: draft.decidedByName ?? '' })}</p><p><b>${draft.returnReason}</b></p>` }),
    draft.state === 'waiting' && own && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    columns(
      stack('l',
        open && problems.length > 0 && toDo(shown),
        draft.state === 'waiting' && !own && answers(shown),
        open && draft.state !== 'waiting' && problems.length === 0 && ready(shown),
        stepNames.map((name) => summary(shown, name))),
      stack('l', ticketCard(shown), lookForm(draft, 'alleen', ''), open && stepsCard(shown), open && away(shown))))}`
}

const toDo = ({ house, draft, problems }: ShownWhole): Html => card({
  title: text.toDo, id: 'nog', body: html`<p>${sentence(house, `${PAGE}#not-complete`)}</p>${iconList(problems.map(({ field, message, missing }) => ({
    icon: missing ? 'info' as const : 'warning' as const, tone: 'neutral' as const, text: link({ href: `${home(draft)}/${stepOf(field) ?? 'wat'}#${field}`, label: message }) })))}`,
})

const ready = ({ house, draft, csrf }: ShownWhole): Html => html`<form action="${home(draft)}" method="post">${csrf}${revision(draft)}${card({
  title: text.sendTitle, id: 'sturen', kind: 'sun', body: html`${say(house, `${PAGE}#send`)}${buttonGroup(button({ label: text.send, name: 'doen', value: 'sturen' }))}` })}</form>`

const answers = ({ house, draft, changes, errors, reason, csrf }: ShownWhole): Html => html`
<form action="${home(draft)}" method="post">${csrf}${revision(draft)}${card({ title: text.checkTitle, id: 'nakijken', kind: 'sun', body: html`${say(house, `${PAGE}#check`, { name: draft.changedByName })}${
  changes.length > 0 && say(house, `${PAGE}#check-change`, { changes: listOf(changes.map((name) => text.changes[name])) })}
  ${buttonGroup(button({ label: text.publish, name: 'doen', value: 'publiceren', icon: 'check' }))}` })}</form>
<form action="${home(draft)}" method="post">${csrf}${revision(draft)}${card({ title: text.returnTitle, id: 'terug', body: html`${
  textarea({ name: 'reden', label: text.reason, hint: text.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 3 })}
  ${buttonGroup(button({ label: text.return, kind: 'secondary', name: 'doen', value: 'terug' }))}` })}</form>`

const listOf = (words: readonly string[]): string => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`

const away = ({ house, draft, csrf }: ShownWhole): Html => html`<form action="${home(draft)}" method="post">${csrf}${revision(draft)}${card({
  title: text.dropTitle, id: 'weg', kind: 'tight', body: html`${say(house, `${PAGE}#drop`)}${buttonGroup(button({ label: text.drop, kind: 'negative', name: 'doen', value: 'weggooien' }))}` })}</form>`

/** What a step says, in the words of its form; what is empty is left out. */
function summary({ draft, directory }: ShownWhole, step: StepName): Html | undefined {
  const shown = steps[step].flatMap((name) => {
    const value = draft.typed[name] ?? ''
    if (name === 'beeld') return []
    if (name.startsWith('tarief-')) return name.endsWith('-prijs') && value ? [bandLine(name, draft.typed)] : []
    return value ? [{ label: text.labels[name] ?? name, value: wordsOf(name, value, directory) }] : []
  })
  if (!shown.length) return undefined
  return card({
    title: text.steps[step], id: `stap-${step}`,
    aside: isOpenDraft(draft.state) ? link({ href: `${home(draft)}/${step}`, label: text.change, about: text.steps[step] }) : undefined,
    body: summaryList(shown, 'rows'),
  })
}

/** "Van 4 tot en met 12: 2,50" on one line. */
function bandLine(name: string, typed: Typed): { label: string; value: string } {
  const at = (part: string): string => typed[name.replace('prijs', part)] ?? ''
  return { label: text.bandLabel(at('van'), at('tot')), value: text.bandPrice(amount(at('prijs')), amount(at('normaal'))) }
}

/** What is typed as "12,50" is an amount here, unlike 12 vouchers. What is no amount stays as it was typed. */
const AMOUNTS = new Set(['bedrag', 'normale-prijs', 'hoogste-korting', 'waarde', 'budget'])
const amount = (typed: string): string => typed.replace(/^\d+(?:[.,]\d{1,2})?$/, '€\u00a0$&')

function wordsOf(name: string, value: string, { providers, groups }: Directory): string {
  if (name === 'aanbieder') return [...providers.values(), ...groups.values()].find(({ slug }) => slug === value.replace(/^groep\s+/, ''))?.name ?? value
  if (name === 'soort') return isCategory(value) ? categories[value].label : value
  if (name === 'verrassing' || name === 'eerste-pas') return text.yes
  if (AMOUNTS.has(name)) return amount(value)
  if (name === 'percentage') return value.replace(/^\d+$/, '$&%')
  const day = /^\d{4}-/.test(value) ? readDay(value) : undefined
  return day ? formatDate(day) : text.choices[name]?.[value] ?? value
}

// ---- as a resident sees it ----------------------------------------------------------------------------------------

const lookForm = (draft: Draft, kind: ResidentKind, postcode: string): Html => html`<form class="pas-panel pas-panel--tight pas-fields pas-fields--line" action="${home(draft)}/bekijk" method="get" aria-label="${text.asTitle}">
  ${select({ name: 'als', label: text.as, value: kind, options: residentKinds.map((one) => ({ value: one, label: text.kinds[one] })) })}
  ${field({ name: 'postcode', label: text.postcode, value: postcode, optional: true, size: 8, autocomplete: 'off' })}
  ${button({ label: text.look, kind: 'secondary' })}
</form>`

/** What somebody of this kind would be told in the place where they order. */
export const lookPanel = (kind: ResidentKind, reason: NotFor | undefined): Html => card({
  title: text.lookTitle, id: 'bestellen', size: 2,
  body: alert({ kind: reason ? 'info' : 'ok', title: text.kinds[kind], body: reason ? html`<p>${text.mayNot}. ${text.notFor[reason]}</p>` : text.may }),
})

export const lookPage = (draft: Draft, kind: ResidentKind, postcode: string, page: Html): Html => stack('l', arrowLink(home(draft), text.overview), lookForm(draft, kind, postcode), page)
