import type { House } from '#src/house.ts'
import type { Crumb } from '#web/components/breadcrumb.ts'
import { card } from '#web/components/card.ts'
import { type IconName, iconNames } from '#web/components/icon.ts'
import { actions } from '#web/components/list.ts'
import { columns, pageHead, prose, section as part, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { Block } from './domain/blocks.ts'
import { text } from './knowledge.text.ts'
import { document, type Document, keysOf, section } from './read-texts.ts'
import { renderBlocks } from './render.ts'
import { type Limits, limitsCard, thenNowTable } from './who-may.ts'

const GROUPS = ['pas', 'bon', 'hulp'] as const
const start: Crumb = { label: text.home, href: '/' }

/** All explanations, in three groups. */
export function explanations(house: House): Html {
  const { title, intro } = document(house, 'pages/uitleg')
  const all = keysOf(house, 'uitleg').map((key) => document(house, key))
  return html`${pageHead({ title, lead: intro, trail: [start, { label: title }] })}
${GROUPS.map((group) => part({
    title: section(house, `pages/uitleg#${group}`).heading, id: group,
    body: actions(all.filter(({ front }) => front['group'] === group).map((each) => ({ href: `/${each.key}`, label: each.title, note: each.intro, icon: iconOf(each) }))),
  }))}`
}

const iconOf = ({ front }: Document): IconName => iconNames.find((name) => name === front['icon']) ?? 'info'

/** One explanation, with the limits or the then-and-now beside it where the text asks for that, and who helps. */
export function explanation(house: House, key: string, limits: Limits | undefined): Html {
  const { title, intro, front, blocks } = document(house, key)
  const [before, shown, after] = withShown(house, blocks, front['shows'], limits)
  return html`${pageHead({ title, lead: intro, narrow: true, trail: [start, { label: text.explained, href: '/uitleg' }, { label: title }] })}
${columns(stack('l', prose(before), shown, after && prose(after)), stack('l', stuck(house), others(house, key, front['group'])))}`
}

/** `shows: limits` puts the amounts below the conditions; `shows: then-now` gives the table of the text its own look. */
function withShown(house: House, blocks: readonly Block[], shows: string | undefined, limits: Limits | undefined): [Html, Html?, Html?] {
  const at = blocks.findIndex(({ kind }) => kind === (shows === 'limits' ? 'list' : 'table'))
  if (shows === 'limits') return [renderBlocks(blocks.slice(0, at + 1)), limitsCard(house, limits), renderBlocks(blocks.slice(at + 1))]
  if (shows === 'then-now') return [renderBlocks(blocks.slice(0, at)), thenNowTable(house), renderBlocks(blocks.slice(at + 1))]
  return [renderBlocks(blocks)]
}

function others(house: House, key: string, group: string | undefined): Html {
  const near = keysOf(house, 'uitleg').filter((each) => each !== key).map((each) => document(house, each)).filter(({ front }) => front['group'] === group)
  return card({ title: text.more, id: 'meer', body: prose(html`<ul>${near.map((each) => html`<li><a class="nl-link" href="/${each.key}">${each.title}</a></li>`)}</ul>`) })
}

const stuck = (house: House): Html => {
  const { phone, phoneLink, openingHours } = house.municipality
  return card({
    title: text.stuck, id: 'hulp',
    body: html`<p class="pas-help__big"><a class="nl-link" href="${phoneLink}">${phone.replaceAll(' ', '\u00a0')}</a></p><p class="pas-small">${openingHours}. ${text.visit} <a class="nl-link" href="/contact#stips">${text.visitDesk}</a>.</p>`,
  })
}

/** A text as a page of its own: privacy, accessibility. */
export const plainPage = ({ title, intro, html: body }: Document): Html =>
  html`${pageHead({ title, lead: intro, narrow: true, trail: [start, { label: title }] })}${prose(body)}`

/** Every way to reach us, with every desk; sections have the ids that the footer links to. */
export function contactPage(house: House): Html {
  const { phone, phoneLink, email, desks } = house.municipality
  const { title, intro } = document(house, 'pages/contact')
  const block = (id: string, before?: Html, anchor = id) => {
    const { heading: label, blocks } = section(house, `pages/contact#${id}`)
    return card({ title: label, id: anchor, body: html`${before}${renderBlocks(blocks)}` })
  }
  return html`${pageHead({ title, lead: intro, narrow: true, trail: [start, { label: title }] })}
${columns(
    stack('l',
      block('bel', html`<p class="pas-help__big"><a class="nl-link" href="${phoneLink}">${phone.replaceAll(' ', '\u00a0')}</a></p>`),
      block('mail', html`<p><a class="nl-link" href="mailto:${email}">${text.mail}: ${email}</a></p>`)),
    stack('l', block('klacht'), block('aanbieders'), block('engels')), 'even')}
${part({
    title: section(house, 'pages/contact#stip').heading, id: 'stips',
    body: stack('m', renderBlocks(section(house, 'pages/contact#stip').blocks), table({
      caption: text.deskList, captionHidden: true, stacked: true, head: [text.desk, text.address, text.open],
      rows: desks.map(({ name, address, hours }) => [html`<b>${name}</b>`, address, hours]),
    })),
  })}`
}
