import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'

type Look = {
  /** Verb and object, at most four words: "Bon bestellen". */
  readonly label: Content
  /** Read aloud after the label, where the same words stand on a page more than once: "zwemmen, Marjan". */
  readonly about?: string | undefined
  /** One primary button per task. */
  readonly kind?: keyof typeof kinds
  readonly icon?: IconName
  readonly iconEnd?: IconName
  readonly large?: boolean
  readonly wide?: boolean
}

// In full, so that the bundler finds which variants of the package are used.
const kinds = {
  primary:   'nl-button--primary',
  secondary: 'nl-button--secondary',
  subtle:    'nl-button--subtle',
  negative:  'nl-button--secondary nl-button--negative',
} as const

const classes = ({ kind = 'primary', large, wide }: Look): string =>
  ['nl-button', kinds[kind], large && 'nl-button--large', wide && 'nl-button--wide'].filter(Boolean).join(' ')

const inside = ({ label, about, icon: start, iconEnd }: Look): Html => html`${
  start && html`<span class="nl-button__icon-start">${icon(start)}</span>`
}<span class="nl-button__label">${label}${about && html`<span class="pas-hidden"> ${about}</span>`}</span>${
  iconEnd && html`<span class="nl-button__icon-end">${icon(iconEnd)}</span>`}`

/** A button of the form around it (`type="submit"`), or with `form` of the form with that id. */
export const button = (options: Look & { readonly name?: string; readonly value?: string; readonly formaction?: string; readonly form?: string }): Html =>
  html`<button${attrs({ class: classes(options), type: 'submit', name: options.name, value: options.value, formaction: options.formaction, form: options.form })}>${inside(options)}</button>`

/** A link that looks like a button: for going somewhere that is a step of the task. */
export const buttonLink = (options: Look & { readonly href: string; readonly download?: boolean; readonly rel?: string }): Html =>
  html`<a${attrs({ class: classes(options), href: options.href, download: options.download, rel: options.rel })}>${inside(options)}</a>`

/** Buttons side by side; below each other on a phone. */
export const buttonGroup = (...buttons: Content[]): Html => html`<div class="utrecht-button-group">${buttons}</div>`
