import { ageOn, dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { deskScripts, hasText, renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { isOpen, type ShownVoucher } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios, select, textarea } from '#web/components/field.ts'
import { iconList } from '#web/components/list.ts'
import { link } from '#web/components/link.ts'
import { columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { desk, purposeBar, say, titleBar } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { DESK_BRIEFING_PATH } from '../briefings/briefing.views.ts'
import { text as practiceText } from '../practice/practice.text.ts'
import { PRACTICE_PATH } from '../practice/practice.views.ts'
import { text as briefingText } from '../briefings/briefings.text.ts'
import type { Matter } from '../matter.ts'
import type { Act } from './acts.ts'
import { type Done, text as acted } from './acts.text.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'
import { documents, purposes } from './desk.store.ts'
import { channelNames, checkNames, deliveryNames, purposeNames, text, wayNames } from './desk.text.ts'
import { drawFacts } from './draw-for.ts'
import type { OpenPerson } from './open-person.ts'

export { DESK_PATH, VISIT_PATH }

export type SearchForm = Readonly<Record<'key' | 'born' | 'purpose' | 'way', string>>

type SearchView = { readonly house: House; readonly form: SearchForm; readonly errors: readonly FieldError[]; readonly found?: readonly ResidentCard[] | undefined; readonly briefings: Html | false; readonly counted: boolean; readonly newcomer: Content; readonly csrf: Html }

/** A purpose and an exact key before anything of anybody; beside it what is asked most. */
export const searchPage = ({ house, form, errors, found, briefings, counted, newcomer, csrf }: SearchView): Html => html`${pageHead({ title: text.title })}
${stack('l', errorSummary(errors), counted && alert({ kind: 'ok', body: text.counted }), briefings, newcomer,
    found && card({ title: text.foundTitle, id: 'wie', body: html`${found.length > 1 && paragraph(text.foundLead(found.length))}${found.map((person) => html`<form class="pas-section__head pas-head-flat" action="${VISIT_PATH}" method="post"><p><b>${person.fullName}</b><br><span class="pas-small pas-quiet">${person.born && formatDate(person.born)}, ${person.secretAddress ? text.secret : person.addressLines.join(', ')}</span></p><input type="hidden" name="wie" value="${person.id}"><input type="hidden" name="doel" value="${form.purpose}"><input type="hidden" name="hoe" value="${form.way}">${button({ label: text.choose, about: person.fullName, kind: 'secondary' })}${csrf}</form>`)}` }),
    columns(
      html`<form class="pas-panel pas-flow" action="${DESK_PATH}" method="post" aria-labelledby="zoek-inwoner">
  ${heading(2, text.searchTitle, { id: 'zoek-inwoner', size: 3 })}
  ${select({ name: 'doel', label: text.purpose, value: form.purpose, error: errorOf(errors, 'doel'), options: [{ value: '', label: text.choosePurpose }, ...purposes.map((purpose) => ({ value: purpose, label: purposeNames[purpose] }))] })}
  ${radios({ name: 'hoe', legend: text.way, value: form.way, error: errorOf(errors, 'hoe'), options: [{ value: 'phone', label: wayNames.phone }, { value: 'desk', label: wayNames.desk }] })}
  ${field({ name: 'zoek', label: text.search, hint: text.searchHint, value: form.key, error: errorOf(errors, 'zoek'), maxlength: 100, autocomplete: 'off' })}
  ${field({ name: 'geboren', label: text.born, type: 'date', value: form.born, error: errorOf(errors, 'geboren'), optional: true, autocomplete: 'off' })}
  ${button({ label: text.searchButton, icon: 'search' })}${csrf}
</form>`,
      stack('m',
        card({ title: text.anonymousTitle, id: 'zonder-naam', body: html`${paragraph(text.anonymousLead)}<form class="pas-flow" action="${DESK_PATH}/zonder-naam" method="post">${select({ name: 'doel', id: 'doel-zonder-naam', label: text.anonymousPurpose, value: 'other', options: purposes.map((purpose) => ({ value: purpose, label: purposeNames[purpose] })) })}${button({ label: text.anonymousButton, kind: 'secondary' })}${csrf}</form>` }),
        paragraph(link({ href: `${DESK_PATH}/terugbellen`, label: text.callBackLink })), paragraph(link({ href: DESK_BRIEFING_PATH, label: briefingText.all })), paragraph(link({ href: PRACTICE_PATH, label: practiceText.title }))), 'even'),
    deskScripts(house))}`

export type PersonView = { readonly house: House; readonly open: OpenPerson; readonly errors: readonly FieldError[]; readonly note: string; readonly callBack: string; readonly done: Done | undefined; readonly acts: readonly Act[]; readonly mayPrint: boolean; readonly mayAnswer: boolean; readonly csrf: Html }

export function personPage(view: PersonView): Html {
  const { house, open: { visit, person, pass, held, known }, errors, done, csrf } = view
  const age = person.born && ageOn(person.born, house.clock.today())
  const state = person.deceased ? badge({ label: text.deceased, kind: 'warning' }) : pass ? badge({ label: text.passUntil(formatDate(pass.validTo)), kind: 'ok' }) : held ? badge({ label: text.passOff, kind: 'warning' }) : badge({ label: text.noPass, kind: 'info' })
  return html`<div class="pas-flow">
${purposeBar(html`<p><b>${purposeNames[visit.purpose]}</b>, ${wayNames[visit.way].toLowerCase()}</p>`, html`<p class="pas-small">${text.looked(formatTime(house.clock.now()))}</p>`, link({ href: '#klaar', label: text.close, row: true }))}
${titleBar(html`${heading(1, person.fullName)}<p class="pas-quiet">${age !== undefined && `${age} jaar. `}${person.born && text.compare(formatDate(person.born), person.secretAddress ? text.secret : person.addressLines.join(', '))}</p>`, state)}
${errorSummary(errors)}
${done && alert({ kind: 'ok', body: acted.done[done] })}
${visit.closedAt
    ? alert({ kind: 'info', body: html`<p>${text.closed} ${link({ href: DESK_PATH, label: text.searchTitle })}</p>` })
    : known ? desk('person', knownPart(view, known), aside(view, known)) : checkForm(view)}
${!visit.closedAt && closeForm(view, csrf)}
</div>`
}

function checkForm({ open: { visit }, errors, csrf }: PersonView): Html {
  return html`<form class="pas-panel pas-flow" action="${VISIT_PATH}/${visit.id}/check" method="post" aria-labelledby="controle">
  ${heading(2, text.checkTitle, { id: 'controle', size: 3 })}
  ${visit.way === 'desk'
    ? radios({ name: 'soort', legend: text.checkDesk, hint: text.checkDeskHint, error: errorOf(errors, 'soort'), options: documents.map((value) => ({ value, label: checkNames[value] })) })
    : html`${paragraph(text.checkPhone)}${checkbox({ name: 'soort', value: 'questions', label: text.checkPhoneBox, error: errorOf(errors, 'soort') })}`}
  ${button({ label: text.checkButton })}${csrf}
</form>`
}

/** The script for where this person stands: say now, do now, rather not. */
function script(house: House, stands: NonNullable<OpenPerson['known']>['stands'], held: OpenPerson['held']): Html {
  const state = held ? held.state === 'valid' ? 'granted' : 'blocked' : stands?.state === 'granted' ? 'none' : stands ? stands.state === 'submitted' ? 'in-review' : stands.state : 'none'
  const key = hasText(house, `desk/standing-${state}`) ? `desk/standing-${state}` : 'desk/application-status'
  const values = { date: formatDate(stands?.decidedOn ?? stands?.receivedOn ?? house.clock.today()), lastDay: stands ? formatDate(stands.lastDay) : '', objectionLastDay: stands?.objectionLastDay ? formatDate(stands.objectionLastDay) : '' }
  const part = (id: 'do' | 'never') => { const { heading: title, blocks } = section(house, `${key}#${id}`, values); return card({ title, id, size: 4, body: prose(renderBlocks(blocks)) }) }
  return html`${say({ title: section(house, `${key}#say`, values).heading, id: 'zeg', words: `“${sentence(house, `${key}#say`, values)}”` })}${columns(part('do'), part('never'), 'even')}`
}

function knownPart(view: PersonView, { stands, vouchers, coming, draws, told, matters }: NonNullable<OpenPerson['known']>): Html {
  const { house, open: { visit, person, held }, mayAnswer, csrf } = view
  const here = `${VISIT_PATH}/${visit.id}`
  const name = person.givenName
  return stack('m',
    script(house, stands, held),
    stands && card({ title: text.stands, id: 'stand', body: stack('m',
      summaryList([
        { label: text.application, value: `${stands.number}, ${formatDate(stands.receivedOn)}` },
        { label: text.decided, value: stands.decidedOn ? `${text.states[stands.state] ?? stands.state}, ${formatDate(stands.decidedOn)}` : text.states[stands.state] ?? stands.state },
        ...(stands.decidedOn ? stands.objectionLastDay ? [{ label: text.objection, value: formatDate(stands.objectionLastDay) }] : [] : [{ label: text.lastDay, value: formatDate(stands.lastDay) }]),
      ], 'columns'),
      stands.reasons.length > 0 && html`<section class="pas-flow pas-flow--s" aria-labelledby="waarom">${heading(3, text.why, { id: 'waarom', size: 4 })}<p class="pas-small pas-quiet">${text.whyLead}</p>${iconList(stands.reasons.map((reason) => ({ text: reason, icon: 'info' as const, tone: 'neutral' as const })))}</section>`) }),
    card({ title: text.vouchers(name), id: 'bonnen', body: vouchers.length
      ? html`${coming.map(({ kind, title, body }) => alert({ kind, body: html`<p>${text.asTheyRead(`${title}. ${body}`)}</p>` }))}${table({
        caption: text.vouchers(name), captionHidden: true, stacked: true, head: Object.values(text.voucherHead),
        rows: vouchers.slice(0, 12).map((shown) => voucherRow(here, shown)),
      })}`
      : paragraph(text.vouchersNone) }),
    draws.length > 0 && card({ title: acted.drawCard(name), id: 'lotingen', body: stack('m', ...draws.map((one) => html`<section class="pas-flow pas-flow--s">${heading(3, one.offer.title, { size: 4 })}${summaryList(drawFacts(one), 'columns')}${one.mayLeave && link({ href: `${here}/loting/${one.one.id}`, label: one.open ? acted.drawOpen : acted.drawLeave, about: one.offer.title, row: true })}</section>`)) }),
    card({ title: text.told(name), id: 'verteld', body: told.length
      ? steps(told.map(({ id, title, createdAt, readAt, deliveries }) => ({
        state: 'done' as const, title: `${formatDate(dayOf(createdAt))}, ${formatTime(createdAt)}`,
        body: html`<p>${title}</p><p class="pas-small pas-quiet">${[...deliveries.map(({ channel, state }) => `${channelNames[channel]} ${deliveryNames[state] ?? state}`), ...(readAt ? [text.read] : [])].join('. ')}</p><form action="${VISIT_PATH}/${visit.id}/opnieuw" method="post"><input type="hidden" name="bericht" value="${id}">${button({ label: text.again, about: title, kind: 'subtle' })}${csrf}</form>`,
      })))
      : paragraph(text.toldNone) }),
    matters.length > 0 && card({ title: text.open, id: 'open', body: html`<ul class="pas-footer__list">${matters.map((matter) => html`<li>${openAt(matter, mayAnswer)}</li>`)}</ul>` }))
}

function voucherRow(here: string, shown: ShownVoucher): Content[] {
  const { offer, person, standing, voucher, redeemedBy } = shown
  const when = voucher.redeemedAt
    ? html`${text.used(formatDate(dayOf(voucher.redeemedAt)), formatTime(voucher.redeemedAt))}${redeemedBy && html`<br>${redeemedBy.name}`}`
    : html`${text.ordered(formatDate(dayOf(voucher.issuedAt)))}${isOpen(shown) && html`<br>${link({ href: `${here}/bon/${voucher.id}`, label: text.cancel, about: `${offer.title}, ${person.givenName}` })}`}`
  return [html`<b>${offer.title}</b>${shown.coming.map(({ html: line }) => html`<br>${line}`)}`, badge({ label: text.voucherStates[standing], kind: standing === 'usable' ? 'ok' : 'plain' }), when, person.givenName]
}

function aside({ house, open: { visit, person, pass }, acts, mayPrint }: PersonView, { vouchers, reach, earlier }: NonNullable<OpenPerson['known']>): Html {
  const here = `${VISIT_PATH}/${visit.id}`
  const printable = vouchers.some(isOpen)
  const now: Content[] = [
    pass && buttonLink({ label: text.order, href: `${here}/bestel`, icon: 'ticket', wide: true }),
    mayPrint && printable && buttonLink({ label: text.print, href: `${here}/bonnen.pdf`, kind: 'secondary', icon: 'print', wide: true }),
    ...acts.map((act) => buttonLink({ ...act, kind: 'secondary', wide: true })),
    buttonLink({ label: text.complaint, href: `/klachten/nieuw?gesprek=${visit.id}`, kind: 'secondary', icon: 'speech', wide: true }),
  ]
  return stack('m',
    card({ title: text.doFor(person.givenName), id: 'doe', body: html`<p class="pas-small pas-quiet">${visit.checkedHow && text.checked(checkNames[visit.checkedHow])}</p><div class="utrecht-button-group">${now}</div>` }),
    card({ title: text.reach(person.givenName), id: 'bereik', size: 4, body: summaryList([{ label: text.prefers, value: reach.channel === 'email' ? text.byEmail : text.byLetter }, ...(reach.channel === 'email' ? [{ label: text.email, value: masked(reach.email) }] : [])]) }),
    earlier.length > 0 && card({ title: text.visits, id: 'eerder', size: 4, body: html`${earlier.map(({ openedAt, staffName, way, purpose, note, open }) => html`<p>${formatDate(dayOf(openedAt))}, ${wayNames[way].toLowerCase()}: ${purposeNames[purpose].toLowerCase()}${note && html`<br>${note}`}${open && html`<br><b>${text.visitOpen(staffName)}</b>`}</p>`)}` }),
    deskScripts(house))
}

const openAt = ({ number, assigneeName }: Matter, mayAnswer: boolean): Content => {
  const label = assigneeName ? text.openOf(assigneeName, number) : number
  return mayAnswer ? link({ href: `/klachten/${number}`, label }) : label
}

/** Enough to say "dat adres klopt", too little to copy. */
export const masked = (email: string): string => email.replace(/^(.).*(?=@)/, '$1•••')

const closeForm = ({ open: { visit }, errors, note, callBack }: PersonView, csrf: Html): Html => html`<form class="pas-panel pas-flow" action="${VISIT_PATH}/${visit.id}/sluit" method="post" aria-labelledby="klaar">
  ${heading(2, text.closeTitle, { id: 'klaar', size: 3 })}
  ${textarea({ name: 'notitie', label: text.note, hint: text.noteHint, value: note, error: errorOf(errors, 'notitie'), rows: 3, optional: true })}
  ${field({ name: 'terugbellen', label: text.callBack, type: 'date', value: callBack, error: errorOf(errors, 'terugbellen'), optional: true })}
  ${button({ label: text.close, kind: 'secondary' })}${csrf}
</form>`

