import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { document, text as say, sentence } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { actions } from '#web/components/list.ts'
import { columns, pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { PATH as REACH } from '../reach.views.ts'
import type { OwnPerson } from './gather-own-data.ts'
import type { LookOfADay } from './looks.ts'
import { text } from './own-data.text.ts'
import type { OwnPart } from './own-part.ts'

export const PATH = '/mijn/gegevens'
export const LOOKED = `${PATH}/wie-keek`
export const FILE = `${PATH}/download`
const PAGE = 'pages/gegevens'

export function ownDataPage(house: House, people: readonly OwnPerson[]): Html {
  const { intro } = document(house, PAGE)
  return html`${pageHead({ title: text.title, lead: intro })}
  ${columns(
    stack('l', people.map((person) => personBlock(person, people.length > 1))),
    stack('l',
      card({ title: text.looked, id: 'wie', body: html`${say(house, `${PAGE}#looked`)}${actions([{ href: LOOKED, label: text.looked, icon: 'person' }, { href: REACH, label: text.reach, icon: 'post' }])}` }),
      card({ title: text.download, id: 'bewaar', kind: 'sun', body: html`${say(house, `${PAGE}#download`)}${buttonGroup(buttonLink({ href: FILE, label: text.download, kind: 'secondary', icon: 'list', download: true }))}` }),
      card({ title: text.wrong, id: 'fout', body: say(house, `${PAGE}#wrong`) }),
      card({ title: text.leftOut, id: 'niet', body: say(house, `${PAGE}#left-out`) }),
    ),
  )}`
}

const personBlock = ({ self, card: { id, givenName }, parts }: OwnPerson, several: boolean): Html => html`<section class="pas-flow" aria-labelledby="p-${id}">${
  heading(2, self ? text.you : text.child(givenName), { id: `p-${id}`, size: several ? 2 : 3 })}${
  accordion(parts.map((part, i) => ({ title: text.count(part.title, part.records.length), body: records(part), open: self && i === 0 })))}</section>`

const records = ({ records }: OwnPart): Html => html`<div class="pas-flow">${records.map((fields) => summaryList(fields.map(({ label, shown }) => ({ label, value: shown })), 'rows'))}</div>`

export function looksPage(house: House, looks: readonly LookOfADay[], several: boolean): Html {
  return html`${pageHead({ title: text.looked, lead: sentence(house, `${PAGE}#looked`), trail: [{ href: PATH, label: text.title }, { label: text.looked }], narrow: true })}
  ${looks.length === 0 ? paragraph(text.nobody) : table({
    caption: text.caption, captionHidden: true, stacked: true,
    head: [text.when, text.office, text.why, ...(several ? [text.about] : [])],
    rows: looks.map(({ last, count, office, purpose, about }) => [
      html`${formatDate(dayOf(last))}, ${formatTime(last)}${count > 1 && html`<br><span class="pas-small pas-quiet">${text.times(count)}</span>`}`, office, purpose, ...(several ? [about.givenName] : []),
    ]),
  })}
  <div class="pas-narrow pas-flow">${say(house, `${PAGE}#names`)}</div>`
}
