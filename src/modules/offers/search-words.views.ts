import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorSummary } from '#web/components/errors.ts'
import { field } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './search-words.text.ts'

type Shown = {
  readonly groups: readonly { readonly id: string; readonly words: readonly string[] }[]
  readonly missed: readonly { readonly word: string; readonly times: number }[]
  readonly typed: string
  readonly error: string | undefined
  readonly csrf: () => Html
  readonly how: Html
  readonly none: Html
}

export const searchWordsPage = ({ groups, missed, typed, error, csrf, how, none }: Shown): Html => html`${pageHead({ title: text.title, body: html`${error && errorSummary([{ field: 'woorden', message: error }])}${how}` })}
${stack('l',
  card({ title: text.missedTitle, id: 'gemist', body: missed.length ? table({
    caption: text.missedTitle, captionHidden: true, stacked: true, head: [text.word, { label: text.times, numeric: true }, text.action],
    rows: missed.map(({ word, times }) => [word, String(times), link({ href: `/beheer/zoekwoorden?woord=${encodeURIComponent(word)}#woorden`, label: html`${text.addFor}<span class="pas-hidden"> (${word})</span>` })]),
  }) : none }),
  html`<form class="pas-panel pas-flow pas-narrow" action="/beheer/zoekwoorden" method="post">${csrf()}
    ${field({ name: 'woorden', label: text.field, hint: text.hint, value: typed, error, maxlength: 200, autocomplete: 'off' })}
    ${button({ label: text.add })}
  </form>`,
  card({ title: text.groupsTitle, id: 'groepen', body: table({
    caption: text.groupsTitle, captionHidden: true, stacked: true, head: [text.groups, text.action],
    rows: groups.map(({ id, words }) => [words.join(', '), html`<form action="/beheer/zoekwoorden/weg" method="post">${csrf()}<input type="hidden" name="groep" value="${id}">${button({ label: html`${text.remove}<span class="pas-hidden">${text.removeWhat(words.join(', '))}</span>`, kind: 'secondary' })}</form>`]),
  }) }))}`
