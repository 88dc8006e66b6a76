import { type Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'

/** Kinds of outings. Each has its own ticket paper and ink in the tokens, its own icon, and always its word beside it. */
export const categories = {
  sport:    { label: 'Sport',           icon: 'sport' },
  cultuur:  { label: 'Cultuur',         icon: 'cultuur' },
  uitjes:   { label: 'Uitjes',          icon: 'uitjes' },
  leren:    { label: 'Leren',           icon: 'leren' },
  kinderen: { label: 'Kinderen',        icon: 'kinderen' },
  eten:     { label: 'Eten en drinken', icon: 'eten' },
} as const satisfies Record<string, { label: string; icon: IconName }>
export type Category = keyof typeof categories

/** What a ticket is printed on: a category's paper, the pass's own marigold, or grey for what is used or over. */
export type Paper = Category | 'zon' | 'gebruikt'

export const isCategory = (text: string): text is Category => Object.hasOwn(categories, text)

/** Icon and word in the category's ink. Stands inside an element with the class of `paperClass`. */
export const categoryLabel = (category: Category, label: string = categories[category].label): Html =>
  html`<span class="pas-cat">${icon(categories[category].icon)} ${label}</span>`

export const paperClass = (paper: Paper): string => `pas-cat--${paper}`
