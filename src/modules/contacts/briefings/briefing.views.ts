import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, select, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { columns, narrow, pageHead, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { type Briefing, briefingKinds } from './briefing.ts'
import type { Reader } from './briefing.store.ts'
import { briefingKindNames, text } from './briefings.text.ts'
import { text as colleagues } from './colleagues.text.ts'
import type { KnownChange } from './known-changes.ts'

export const BRIEFING_PATH = '/beheer/mededelingen'
export const DESK_BRIEFING_PATH = '/balie/mededelingen'

type Said = Pick<Briefing, 'kind' | 'title' | 'words' | 'say' | 'inForceFrom'>

/** As the desk sees it: what changed, from when, and what to say. */
const briefingCard = ({ kind, title, words, say, inForceFrom }: Said, { id, level = 2, foot }: { readonly id: string; readonly level?: 2 | 3; readonly foot?: Content }): Html => card({
  title, id, level, kind: 'sun', aside: badge({ label: briefingKindNames[kind], kind: 'info' }),
  body: html`<p class="pas-small"><b>${text.from(formatDate(inForceFrom))}</b></p>${words.split(/\n\s*\n/).map((part) => paragraph(part.trim()))}${say && html`<p>${text.sayNow}: <b>“${say}”</b></p>`}${foot}`,
})

// ---- at the desk --------------------------------------------------------------------------------------------------

/** What this colleague did not read yet, above everything else on the page of the desk. */
export const unreadBriefings = (briefings: readonly (Briefing & { readonly read: boolean })[], csrf: Html): Html | false => {
  const unread = briefings.filter(({ read }) => !read)
  return unread.length > 0 && stack('m', heading(2, text.deskTitle, { size: 3 }), ...unread.map((one) => readable(one, csrf)))
}

const readable = (one: Briefing & { readonly read: boolean }, csrf: Html): Html => briefingCard(one, {
  id: `mededeling-${one.id}`, level: 3,
  foot: one.read ? badge({ label: text.youRead, kind: 'ok' }) : html`<form action="${DESK_BRIEFING_PATH}/${one.id}" method="post">${button({ label: text.understood, about: one.title, icon: 'check' })}${csrf}</form>`,
})

export const deskBriefingsPage = (briefings: readonly (Briefing & { readonly read: boolean })[], csrf: Html): Html => html`${pageHead({ title: text.deskAllTitle, trail: [{ label: 'Balie', href: '/balie' }, { label: text.deskAllTitle }] })}
${narrow(briefings.length ? html`${heading(2, text.deskTitle, { size: 3 })}${briefings.map((one) => readable(one, csrf))}` : paragraph(text.deskNone))}`

// ---- for who writes and who manages -------------------------------------------------------------------------------

export const overviewPage = ({ standing, changes, mayWrite, mayList }: { readonly standing: readonly (Briefing & { readonly unread: number })[]; readonly changes: readonly KnownChange[]; readonly mayWrite: boolean; readonly mayList: boolean }): Html => html`${pageHead({ title: text.title, lead: text.lead })}
${stack('l',
    (mayWrite || mayList) && buttonGroup(mayWrite && buttonLink({ label: text.write, href: `${BRIEFING_PATH}/nieuw` }), mayList && buttonLink({ label: colleagues.see, href: `${BRIEFING_PATH}/collegas`, kind: 'secondary' })),
    card({ title: text.standing, id: 'staan', body: standing.length
      ? table({ caption: text.standing, captionHidden: true, stacked: true, head: Object.values(text.head),
        rows: standing.map(({ id, title, inForceFrom, unread }) => [link({ href: `${BRIEFING_PATH}/${id}`, label: title }), formatDate(inForceFrom), text.unread(unread)]) })
      : paragraph(text.none) }),
    card({ title: text.changesTitle, id: 'veranderingen', body: changes.length
      ? table({ caption: text.changesTitle, captionHidden: true, stacked: true, head: mayWrite ? Object.values(text.changesHead) : [text.changesHead.day, text.changesHead.what],
        rows: changes.map(({ inForceFrom, title, madeFrom }) => [formatDate(inForceFrom), title, ...(mayWrite ? [link({ href: `${BRIEFING_PATH}/nieuw?van=${encodeURIComponent(madeFrom)}`, label: html`${text.makeFrom}<span class="pas-hidden">: ${title}</span>` })] : [])]) })
      : paragraph(text.changesNone) }))}`

export type BriefingForm = Readonly<Record<'kind' | 'title' | 'words' | 'say' | 'inForceFrom' | 'madeFrom', string>>
const trail = (label: string) => [{ label: text.title, href: BRIEFING_PATH }, { label }]

export const writePage = ({ form, errors, told, hidden }: { readonly form: BriefingForm; readonly errors: readonly FieldError[]; readonly told: boolean; readonly hidden: Html }): Html => html`${pageHead({ title: text.newTitle, trail: trail(text.newTitle) })}
${narrow(errorSummary(errors), told && alert({ kind: 'warning', body: text.alreadyTold }), html`<form class="pas-panel pas-flow" action="${BRIEFING_PATH}/nieuw" method="post">
  ${select({ name: 'soort', label: text.kind, value: form.kind, error: errorOf(errors, 'soort'), options: [{ value: '', label: text.kind }, ...briefingKinds.map((kind) => ({ value: kind, label: briefingKindNames[kind] }))] })}
  ${field({ name: 'titel', label: text.headline, hint: text.headlineHint, value: form.title, error: errorOf(errors, 'titel'), maxlength: 120 })}
  ${field({ name: 'vanaf', label: text.inForceFrom, type: 'date', value: form.inForceFrom, error: errorOf(errors, 'vanaf') })}
  ${textarea({ name: 'woorden', label: text.words, hint: text.wordsHint, value: form.words, error: errorOf(errors, 'woorden'), rows: 8 })}
  ${textarea({ name: 'zeg', label: text.say, hint: text.sayHint, value: form.say, error: errorOf(errors, 'zeg'), rows: 3, optional: true })}
  <input type="hidden" name="van" value="${form.madeFrom}">
  ${button({ label: text.preview })}${hidden}
</form>`)}`

export const previewPage = ({ form, said, hidden }: { readonly form: BriefingForm; readonly said: Said; readonly hidden: Html }): Html => html`${pageHead({ title: text.previewTitle, trail: trail(text.previewTitle) })}
${narrow(briefingCard(said, { id: 'voorbeeld' }), html`<form action="${BRIEFING_PATH}/nieuw" method="post">
  ${Object.entries({ soort: form.kind, titel: form.title, vanaf: form.inForceFrom, woorden: form.words, zeg: form.say, van: form.madeFrom }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
  ${buttonGroup(button({ label: text.place, name: 'stap', value: 'plaats' }), button({ label: text.change, name: 'stap', value: 'wijzig', kind: 'secondary' }))}${hidden}
</form>`)}`

export const briefingPage = ({ briefing, readers, placed, mayWrite, csrf }: { readonly briefing: Briefing; readonly readers: readonly Reader[]; readonly placed: boolean; readonly mayWrite: boolean; readonly csrf: Html }): Html => html`${pageHead({ title: briefing.title, lead: text.madeBy(briefing.madeByName, formatDate(dayOf(briefing.madeAt))), trail: trail(briefing.title) })}
${placed && alert({ kind: 'ok', body: text.placed })}${briefing.endedAt && alert({ kind: 'info', body: text.ended })}
${columns(
    stack('m', briefingCard(briefing, { id: 'mededeling' }),
      mayWrite && !briefing.endedAt && html`<form action="${BRIEFING_PATH}/${briefing.id}/weg" method="post">${button({ label: text.end, kind: 'negative' })}${csrf}</form>`),
    card({ title: text.readersTitle, id: 'gelezen', body: readers.length
      ? html`${names(text.notRead, readers.filter(({ read }) => !read))}${names(text.haveRead, readers.filter(({ read }) => read))}<p class="pas-small pas-quiet">${text.readersNote}</p>`
      : paragraph(text.readersNone) }))}`

const names = (title: string, people: readonly Reader[]): Html => html`${heading(3, title, { size: 4 })}${people.length
  ? html`<ul class="pas-footer__list">${people.map(({ name, role, came }) => html`<li>${name}, ${text.roles[role]}${!came && `, ${text.notCome}`}</li>`)}</ul>`
  : paragraph(text.nobody)}`

