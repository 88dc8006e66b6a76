import { sentence } from '#modules/knowledge/index.ts'
import { spellCode } from '#shared/code.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { narrow, pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import type { OwnedPass, PassAct } from './pass-act.ts'
import { text } from './passes.text.ts'

export const PASS_PATH = '/mijn/pas'

/** Each pass with what can be done to it now, and what then happens. Without a script: each button is the whole question. */
export const passActs = (house: House, passes: readonly OwnedPass[], action: string, csrf: Html): Html => stack('m', ...passes.map(({ pass, givenName, self }) => {
  const title = self ? text.cardTitle.own : text.cardTitle.of(givenName)
  const off = pass.state === 'blocked'
  const press = (act: PassAct, kind: 'primary' | 'secondary') => button({ label: text.acts[act], about: title, kind, name: 'wat', value: act })
  return card({
    title, id: `pas-${pass.id}`, aside: badge({ label: text.states[pass.state], kind: off ? 'warning' : 'ok' }),
    body: html`${summaryList([{ label: text.number, value: spellCode(pass.number) }, { label: text.until, value: formatDate(pass.validTo) }], 'columns')}
      ${paragraph(sentence(house, off ? 'pages/pas#staat-uit' : 'pages/pas#wat-gebeurt-er'))}
      <form method="post" action="${action}"><input type="hidden" name="pas" value="${pass.id}">${csrf}${buttonGroup(
        ...(off ? [press('found', 'primary')] : [press('lost', 'secondary'), press('stolen', 'secondary')]), press('replaced', 'secondary'))}</form>
      <p class="pas-small pas-quiet">${sentence(house, 'pages/pas#nieuw')}</p>`,
  })
}), ...(passes.length ? [] : [paragraph(text.none)]))

export const passPage = (house: House, passes: readonly OwnedPass[], done: PassAct | undefined, csrf: Html): Html => html`<div class="pas-wrap">${narrow(
  pageHead({ title: text.title, lead: sentence(house, 'pages/pas#lead') }),
  done && alert({ kind: 'ok', body: sentence(house, `pages/pas#gedaan-${done}`) }),
  passActs(house, passes, PASS_PATH, csrf))}</div>`
