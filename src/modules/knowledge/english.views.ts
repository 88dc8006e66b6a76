import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { spoken } from '#shared/language.ts'
import { buttonLink } from '#web/components/button.ts'
import { columns, pageHead, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './english.text.ts'
import { document, section } from './read-texts.ts'
import { renderBlocks } from './render.ts'
import type { Limits } from './who-may.ts'

/** One page in English: who the pass is for, how to apply, who helps. */
export function englishPage(house: House, limits: Limits | undefined): Html {
  const { title, intro } = document(house, 'pages/home', {}, 'en')
  const part = (id: string): Html => {
    const { heading, blocks } = section(house, `pages/home#${id}`, {}, 'en')
    return html`<h2 id="${id}">${heading}</h2>${renderBlocks(blocks)}`
  }
  return html`${pageHead({ title, lead: intro, narrow: true, body: buttonLink({ label: text.signIn(house.config.demonstration), href: `/inloggen/${DOOR_WORDS.resident}?terug=%2Fen%2Faanbod`, icon: 'lock', large: true }) })}
${columns(
    prose(html`${part('conditions')}${part('offers')}${part('check')}${part('doubt')}${part('apply')}${part('help')}${part('objection')}${part('letters')}`),
    html`<div class="pas-panel pas-flow">${prose(part('limits'))}${limits ? amounts(limits) : html`<p>${text.ask} <a class="nl-link" href="${house.municipality.phoneLink}">${house.municipality.phone}</a></p>`}</div>`)}`
}

const amounts = ({ rows }: Limits): Html => stack('s', table({
  caption: text.limits, captionHidden: true, head: [text.living, { label: text.upTo, numeric: true }],
  rows: rows.map(({ label, limitCents }) => [label, html`<b>${spoken.en.euro(limitCents)}</b>`]),
}))
