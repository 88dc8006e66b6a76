import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'

type Options = {
  readonly href: string
  readonly label: Content
  /** Read aloud after the label, where the same words stand on a page more than once. */
  readonly about?: string | undefined
  readonly strong?: boolean
  /** On a line of its own, and so with the height of a thumb. */
  readonly row?: boolean
  readonly icon?: IconName
  readonly lang?: string
}

export const link = ({ href, label: given, about, strong, row, icon: name, lang }: Options): Html => {
  // A telephone number never breaks.
  const label = href.startsWith('tel:') && typeof given === 'string' ? given.replaceAll(' ', '\u00a0') : given
  const classes = ['nl-link', strong && 'nl-link--strong', row && 'nl-link--row'].filter(Boolean).join(' ')
  return html`<a${attrs({ class: classes, href, lang, hreflang: lang })}>${label}${about && html`<span class="pas-hidden"> ${about}</span>`}${name && html` ${icon(name)}`}</a>`
}

/** "Bekijk alle 38 aanbiedingen →": on to more, on a line of its own. */
export const arrowLink = (href: string, label: Content): Html => link({ href, label, strong: true, row: true, icon: 'arrow' })

/** The municipality's number, to press and to read. */
export const phoneLink = ({ phone, phoneLink }: { readonly phone: string; readonly phoneLink: string }): Html => link({ href: phoneLink, label: phone })
