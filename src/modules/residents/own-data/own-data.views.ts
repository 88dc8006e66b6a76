import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
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
import { inLanguage } from '#web/language.ts'
import { PATH as REACH } from '../reach.views.ts'
import type { OwnPerson } from './gather-own-data.ts'
import type { LookOfADay } from './looks.ts'
import { text as dutch } from './own-data.text.ts'
import type { OwnPart } from './own-part.ts'
import { pageText } from './page-words.ts'

export const PATH = '/mijn/gegevens'
export const LOOKED = `${PATH}/wie-keek`
export const FILE = `${PATH}/download`
const PAGE = 'pages/gegevens'

export function ownDataPage(house: House, lang: Language, people: readonly OwnPerson[]): Html {
  const text = pageText[lang]
  const { intro } = document(house, PAGE, {}, lang)
  return html`${pageHead({ title: text.title, lead: intro })}
  ${columns(
    stack('l', people.map((person) => personBlock(person, people.length > 1, lang))),
    stack('l',
      card({ title: text.looked, id: 'wie', body: html`${say(house, `${PAGE}#looked`, {}, lang)}${actions([{ href: inLanguage(lang, LOOKED), label: text.looked, icon: 'person' }, { href: inLanguage(lang, REACH), label: text.reach, icon: 'post' }])}` }),
      card({ title: text.download, id: 'bewaar', kind: 'sun', body: html`${say(house, `${PAGE}#download`, {}, lang)}${buttonGroup(buttonLink({ href: FILE, label: text.download, kind: 'secondary', icon: 'list', download: true }))}` }),
      card({ title: text.wrong, id: 'fout', body: say(house, `${PAGE}#wrong`, {}, lang) }),
      card({ title: text.leftOut, id: 'niet', body: say(house, `${PAGE}#left-out`, {}, lang) }),
    ),
  )}`
}

function personBlock({ self, card: { id, givenName }, parts }: OwnPerson, several: boolean, lang: Language): Html {
  const text = pageText[lang]
  // What each room holds is named as that room names it, in Dutch.
  const held = accordion(parts.map((part, i) => ({ title: dutch.count(part.title, part.records.length), body: records(part), open: self && i === 0 })))
  return html`<section class="pas-flow" aria-labelledby="p-${id}">${heading(2, self ? text.you : text.child(givenName), { id: `p-${id}`, size: several ? 2 : 3 })}${lang === 'nl' ? held : html`<div lang="nl">${held}</div>`}</section>`
}

const records = ({ records }: OwnPart): Html => html`<div class="pas-flow">${records.map((fields) => summaryList(fields.map(({ label, shown }) => ({ label, value: shown })), 'rows'))}</div>`

export function looksPage(house: House, lang: Language, looks: readonly LookOfADay[], several: boolean): Html {
  const text = pageText[lang]
  const { date, time } = spoken[lang]
  return html`${pageHead({ title: text.looked, lead: sentence(house, `${PAGE}#looked`, {}, lang), lang, trail: [{ href: inLanguage(lang, PATH), label: text.title }, { label: text.looked }], narrow: true })}
  ${looks.length === 0 ? paragraph(text.nobody) : table({
    caption: text.caption, captionHidden: true, stacked: true,
    head: [text.when, text.office, text.why, ...(several ? [text.about] : [])],
    rows: looks.map(({ last, count, office, purpose, about }) => [
      html`${date(dayOf(last))}, ${time(last)}${count > 1 && html`<br><span class="pas-small pas-quiet">${text.times(count)}</span>`}`, office, typeof purpose === 'string' ? purpose : html`<span lang="nl">${purpose.nl}</span>`, ...(several ? [about.givenName] : []),
    ]),
  })}
  <div class="pas-narrow pas-flow">${say(house, `${PAGE}#names`, {}, lang)}</div>`
}
