import { lineText, renderLine, section, type Values } from '#modules/knowledge/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Html, html } from '#web/html.ts'
import { type LaterChange, laterChanges } from './domain/later-changes.ts'
import type { ProviderFacts } from './domain/typed-provider.ts'
import type { ProviderCard } from './provider.ts'

/** One thing that becomes otherwise, with its day in it: as plain text for paper and messages, and for a page. */
export type ComingLine = { readonly from: LocalDate; readonly text: string; readonly html: Html }

/**
 * What becomes otherwise at these providers, for who can go there up to and including `lastDay`: nothing of a day after that, and
 * nothing any more from the day itself on. Of several providers each line begins with whose it is.
 */
export function comingWords(house: House, providers: readonly ProviderCard[], lastDay: LocalDate, lang: Language = 'nl'): readonly ComingLine[] {
  return providers.flatMap((provider) => {
    const { coming } = provider
    return coming && coming.from <= lastDay ? laterWords(house, provider, coming.facts, coming.from, lang, providers.length > 1 ? `${provider.name}. ` : '') : []
  })
}

/** What is otherwise between the two, from that day on. */
export const laterWords = (house: House, before: ProviderFacts, after: ProviderFacts, from: LocalDate, lang: Language = 'nl', whose = ''): readonly ComingLine[] =>
  laterChanges(before, after).flatMap((change) => {
    const { blocks } = section(house, `pages/plek-straks#${change.kind}`, { date: spoken[lang].date(from), ...valuesOf(change, lang) }, lang)
    return blocks.flatMap((block) => (block.kind === 'paragraph' ? [{ from, text: whose + lineText(block.line), html: html`${whose}${renderLine(block.line)}` }] : []))
  })

const named = (name: string, address: string): string => (name ? `${name}, ${address}` : address)
/** In one line, without a full stop of its own: the sentence around it has one. */
const inLine = (words: string): string => words.replaceAll('\n', ' ').replace(/\.$/, '')

function valuesOf(change: LaterChange, lang: Language): Values {
  // What a provider says of itself is there in Dutch only.
  const own = (words: string) => (lang === 'nl' ? inLine(words) : { nl: inLine(words) })
  switch (change.kind) {
    case 'moved': return { address: own(named(change.name, change.to)), oldAddress: own(change.from) }
    case 'ended': return { oldAddress: own(named(change.name, change.from)) }
    case 'hours': return { address: own(named(change.name, change.at)), hours: own(change.hours) }
    case 'added': return { address: own(named(change.name, change.at)) }
    default:      return { words: own(change.words) }
  }
}
