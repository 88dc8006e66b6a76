import type { Language } from '#shared/language.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { wordsIn } from './words.ts'

/** Without href: the page itself, the last one. */
export type Crumb = { readonly label: Content; readonly href?: string }

/** The way back up. Separators are drawn by the stylesheet, so that nobody hears them. */
export const breadcrumb = (crumbs: readonly Crumb[], lang: Language = 'nl'): Html => html`<nav class="utrecht-breadcrumb-nav" aria-label="${wordsIn[lang].breadcrumb}"><ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">${crumbs.map(({ label, href }) =>
  html`<li class="utrecht-breadcrumb-nav__item">${href ? html`<a class="nl-link utrecht-breadcrumb-nav__link" href="${href}">${label}</a>` : html`<span class="utrecht-breadcrumb-nav__link" aria-current="page">${label}</span>`}</li>`)}</ol></nav>`
