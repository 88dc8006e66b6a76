import { document, renderBlocks, section } from '#modules/knowledge/index.ts'
import { may } from '#modules/identity/index.ts'
import { spellCode } from '#shared/code.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, file, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { narrow, pageHead, paragraph, prose } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { isFormKey } from '#web/form-key.ts'
import { type Html, html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { type CheckedPerson, checkedPerson } from '../desk/acts.ts'
import { DESK_PATH, VISIT_PATH } from '../desk/desk-paths.ts'
import { staffOf } from '../staff-form.ts'
import { codePaperPdf, howItWorks } from './code-paper.ts'
import { codeFind, endLibraryCode, type GivenCode, giveLibraryCode, mayHaveCode, readLibraryCode, spellLibraryCode } from './give-code.ts'
import { type LibraryCode, standingCode } from './library-code.store.ts'
import { text } from './library.text.ts'

export const giveCodeRoutes = (house: House): Route[] => [
  get (`${VISIT_PATH}/:id/bibliotheek`,     'end-library-code',  (visit) => showCode(house, visit)),
  post(`${VISIT_PATH}/:id/bibliotheek`,     'give-library-code', (visit) => pressGive(house, visit)),
  post(`${VISIT_PATH}/:id/bibliotheek/papier.pdf`, 'give-library-code', (visit) => pressPaper(house, visit), { perMinute: 10 }),
  post(`${VISIT_PATH}/:id/bibliotheek/uit`, 'end-library-code',  (visit) => pressEnd(house, visit)),
]

const hrefOf = ({ visit }: CheckedPerson): string => `${VISIT_PATH}/${visit.id}/bibliotheek`

/** When, by whom, until when, and whether it was used. */
export const codeFacts = ({ givenAt, givenByName, worksUntil, firstUsedAt }: LibraryCode): Html => summaryList([
  { label: text.stands.given, value: formatDate(dayOf(givenAt)) }, { label: text.stands.by, value: givenByName },
  { label: text.stands.until, value: formatDate(worksUntil) }, { label: text.stands.used, value: firstUsedAt ? text.usedFirst(formatDate(dayOf(firstUsedAt))) : text.notUsed },
])

async function showCode(house: House, visit: Visit, why?: keyof typeof text.whyNot): Promise<Answer> {
  const open = await checkedPerson(house, visit)
  const { person, pass } = open
  const standing = await standingCode(house.db, person.id)
  const mayGive = may(visit.signed, 'give-library-code')
  const not = why ?? (mayGive ? mayHaveCode(open.visit, pass) : undefined)
  const form = (action: string, look: Html) => html`<form action="${action}" method="post">${look}${visit.csrf()}${visit.idempotency()}</form>`
  return page({
    title: text.actTitle(person.givenName), area: 'work', current: DESK_PATH,
    body: html`${pageHead({ title: text.actTitle(person.givenName), trail: [{ label: person.fullName, href: `${VISIT_PATH}/${open.visit.id}` }, { label: text.act }] })}
${narrow(
  not && alert({ kind: 'info', body: text.whyNot[not] }), !mayGive && alert({ kind: 'info', body: text.notYours }),
  card({ title: text.now, id: 'code', body: html`${standing ? codeFacts(standing) : paragraph(text.none)}${buttonGroup(
    mayGive && (!not || not === 'given-before' || not === 'other-code') && form(hrefOf(open), button({ label: standing ? text.giveNew : text.give })),
    standing && form(`${hrefOf(open)}/uit`, button({ label: text.end, kind: 'negative' })))}` }),
  prose(renderBlocks(section(house, 'pages/bibliotheek#balie').blocks)))}`,
  }, why ? 409 : 200)
}

/** The code is on this one page, to print and hand over. A page that is asked again is refused: it would be another code. */
async function pressGive(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  const { _key: formKey = '' } = visit.form
  if (!isFormKey(formKey)) throw new BadRequest('a code without a key')
  const given = await giveLibraryCode(house, who, { visit: open.visit, person: open.person, pass: open.pass, formKey })
  return given.ok ? paper(house, visit, open, given.value) : showCode(house, visit, given.refusal.reason)
}

/** Without the name of who it is for: a paper that is lost says of whom it was no more than the pass does. */
function paper(house: House, visit: Visit, open: CheckedPerson, { code, worksUntil }: GivenCode): Answer {
  const how = howItWorks(house)
  return page({
    title: text.paperTitle, area: 'bare',
    body: narrow(html`<div class="pas-no-print">${alert({ kind: 'info', body: html`<p>${text.paperFor} ${link({ href: `${VISIT_PATH}/${open.visit.id}`, label: text.paperBack })}</p><form action="${hrefOf(open)}/papier.pdf" method="post" target="_blank"><input type="hidden" name="code" value="${code}">${button({ label: text.paperPdf, icon: 'print' })}${visit.csrf()}</form>` })}</div>`,
      html`<article class="pas-flow">${pageHead({ title: text.paperTitle, lead: document(house, 'pages/bibliotheek').intro })}
${summaryList([{ label: text.paperNumber, value: spellCode(open.pass!.number) }, { label: text.paperCode, value: html`<b class="pas-reference">${spellLibraryCode(code)}</b>` }, { label: text.paperUntil, value: formatDate(worksUntil) }])}
${card({ title: how.heading, id: 'zo', body: prose(renderBlocks(how.blocks)) })}</article>`),
  })
}

/** The same paper to print. The code comes from the page that shows it, for it is kept nowhere; only the one that works now is put on paper. */
async function pressPaper(house: House, visit: Visit): Promise<Answer> {
  staffOf(visit)
  const open = await checkedPerson(house, visit)
  const { person, pass } = open
  const code = readLibraryCode(visit.form.code ?? '')
  const standing = await standingCode(house.db, person.id)
  if (!code || !pass || !standing || standing.passId !== pass.id || !standing.codeFind.equals(codeFind(house, pass.id, code))) return showCode(house, visit, 'other-code')
  return file({ type: 'application/pdf', body: await codePaperPdf(house, { number: pass.number, code, worksUntil: standing.worksUntil }), name: text.paperFile })
}

async function pressEnd(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  await endLibraryCode(house, { door: 'staff', id: who.staffId, role: who.role }, open.person.id)
  return redirect(hrefOf(open))
}
