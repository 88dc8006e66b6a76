import type { Language } from '#shared/language.ts'
import { type Html, html } from '#web/html.ts'
import { wordsIn } from './words.ts'

/** First, last, the page itself and its neighbours; a gap of one page is shown as that page. */
function pagesToShow(page: number, pages: number): number[] {
  const shown = new Set([1, pages, page - 1, page, page + 1])
  if (page === 4) shown.add(2)
  if (page === pages - 3) shown.add(pages - 1)
  return [...shown].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)
}

/** Pages of a list, counted from 1. Nothing when there is only one. `href` gives the address of a page, filters kept. */
export function pagination({ page, pages, href, lang = 'nl' }: { readonly page: number; readonly pages: number; readonly href: (page: number) => string; readonly lang?: Language }): Html | undefined {
  if (pages < 2) return undefined
  const words = wordsIn[lang]
  let last = 0
  const links = pagesToShow(page, pages).map((n) => {
    const gap = n > last + 1 && html`<span class="utrecht-pagination__ellipsis" aria-hidden="true">…</span>`
    last = n
    return html`${gap}${n === page
      ? html`<span class="utrecht-pagination__page-link" aria-current="page"><span class="pas-hidden">${words.pageNumber(n)}</span><span aria-hidden="true">${n}</span></span>`
      : html`<a class="utrecht-pagination__page-link" href="${href(n)}"><span class="pas-hidden">${words.pageNumber(n)}</span><span aria-hidden="true">${n}</span></a>`}`
  })
  return html`<nav class="utrecht-pagination" aria-label="${words.pages}">${
    page > 1 && html`<a class="utrecht-pagination__relative-link" href="${href(page - 1)}" rel="prev">${words.previous}</a>`}${links}${
    page < pages && html`<a class="utrecht-pagination__relative-link" href="${href(page + 1)}" rel="next">${words.next}</a>`}</nav>`
}
