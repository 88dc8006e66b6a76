import { type Content, Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'
import { link } from './link.ts'
import { unbroken } from './reference.ts'

export type ListItem = { readonly text: Content; readonly icon?: IconName; readonly tone?: 'no' | 'neutral' }

/** A list whose marks mean something: a green tick (the default), a red cross with tone 'no', a quiet sign with 'neutral'. */
export const iconList = (items: readonly (string | Html | ListItem)[]): Html => html`<ul class="pas-list">${items.map((given) => {
  const item: ListItem = typeof given === 'string' || given instanceof Html ? { text: given } : given
  return html`<li>${icon(item.icon ?? (item.tone === 'no' ? 'cross' : 'check'), item.tone ? { tone: item.tone } : {})} <span>${item.text}</span></li>`
})}</ul>`

export type Action = { readonly href: string; readonly label: Content; readonly note?: Content; readonly icon: IconName }

/** Things to do next, each a row that is one target. */
export const actions = (items: readonly Action[]): Html => html`<ul class="pas-actions">${items.map(({ href, label, note, icon: name }) => html`
  <li class="pas-actions__item">${icon(name)}<div>${link({ href, label })}${note && html`<br><span class="pas-small pas-quiet">${unbroken(note)}</span>`}</div>${icon('arrow')}</li>`)}
</ul>`
