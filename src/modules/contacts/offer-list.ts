import { findByWords, type OfferCard } from '#modules/offers/index.ts'
import type { House } from '#src/house.ts'
import { link } from '#web/components/link.ts'
import { pagination } from '#web/components/pagination.ts'
import { searchBox } from '#web/components/search.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { text } from './offer-list.text.ts'

/** From so many on one looks for a word rather than reads. */
const READABLE = 25
const LONGEST = 80

export type OfferList = {
  /** What the list to choose from holds: this page of it, and what was chosen before. */
  readonly offers: readonly OfferCard[]
  /** The search box above the form, and how much of everything is shown. Never silent about what is left out. */
  readonly head: Html
  /** In the form, so that what was looked for is there again after a refusal. */
  readonly kept: Html
}

/**
 * A list that may be longer than one reads through, so many on a page. Every offer can be reached: by a word (`?zoek=`), or page
 * by page (`?blad=`). `chosen` is in the list whatever is looked for.
 */
export async function offerList(house: House, visit: Visit, all: readonly OfferCard[], { most, path, chosen }: { readonly most: number; readonly path: string; readonly chosen: string }): Promise<OfferList> {
  const { zoek = '', blad = '' } = visit.method === 'POST' ? visit.form : visit.query
  const typed = zoek.trim().replace(/\s+/g, ' ').slice(0, LONGEST)
  const found = await findByWords(house, all, typed)
  const pages = Math.max(1, Math.ceil(found.length / most))
  const page = Math.min(/^\d{1,4}$/.test(blad) ? Math.max(1, Number(blad)) : 1, pages)
  const shown = found.slice((page - 1) * most, page * most)
  const before = all.find(({ versionId }) => versionId === chosen)
  const href = (to: number): string => `${path}?${new URLSearchParams([...(typed ? [['zoek', typed]] : []), ...(to > 1 ? [['blad', String(to)]] : [])] as [string, string][])}`
  return {
    offers: before && !shown.includes(before) ? [before, ...shown] : shown,
    head: html`${(all.length > READABLE || typed) && searchBox({ action: path, name: 'zoek', label: text.search, hint: text.searchHint, value: typed })}${
      typed && html`<p role="status">${found.length ? text.found(found.length, typed) : text.nothing(typed)} ${link({ href: path, label: text.all })}</p>`}${
      pages > 1 && html`<p>${text.shown((page - 1) * most + 1, (page - 1) * most + shown.length, found.length)}</p>${pagination({ page, pages, href })}`}`,
    kept: html`${typed && html`<input type="hidden" name="zoek" value="${typed}">`}${page > 1 && html`<input type="hidden" name="blad" value="${String(page)}">`}`,
  }
}
