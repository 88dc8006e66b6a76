import { type Language, spoken } from '#shared/language.ts'
import { DOOR_WORDS } from '#src/door-config.ts'
import type { Municipality } from '#src/municipality.ts'
import type { Area, Page } from './answer.ts'
import type { Assets } from './assets.ts'
import { button, buttonLink } from './components/button.ts'
import { phoneLink } from './components/link.ts'
import { type SideItem, sideNavigation } from './components/side-navigation.ts'
import { wordmark } from './components/wordmark.ts'
import { attrs, type Html, html, trusted } from './html.ts'
import { links as englishLinks, text as englishText } from './english.text.ts'
import { inLanguage } from './language.ts'
import { type FrameLink, type FrameLinks, type FrameText, links as dutchLinks, text } from './layout.text.ts'
import type { Signed } from './route.ts'
import { workStart } from './work-starts.ts'

/** What the frame around a page needs to know; the server fills it in for each request. */
export type Frame = {
  readonly municipality: Municipality
  readonly signed: Signed | undefined
  readonly assets: Assets
  /** Then every page says so, on paper too. */
  readonly demonstration: boolean
  /** Path and query of this page: where "Blijf ingelogd" returns to. */
  readonly path: string
  /** Dutch when it is left out. */
  readonly lang?: Language
  /** Where this page is in its own language and in the other, when it is there in both. */
  readonly own?: string | undefined
  readonly twin?: string | undefined
  /** Where this site is, for what needs a whole address. */
  readonly origin: string
  readonly csrf: () => Html
  /** Whether the one signed in may do this: decides what the menu of a workplace holds. */
  readonly may: (action: string) => boolean
}

type WorkItem = Pick<SideItem, 'label' | 'href' | 'icon'> & { readonly area: Area; readonly action: string }
const work: readonly WorkItem[] = [
  { area: 'work',     label: 'Beoordelen',    href: '/beoordeling',    icon: 'list',  action: 'assess' },
  { area: 'work',     label: 'Bezwaren',      href: '/beoordeling/bezwaren', icon: 'speech', action: 'assess' },
  { area: 'work',     label: 'Balie',         href: '/balie',          icon: 'desk',  action: 'help' },
  { area: 'work',     label: 'Bezwaar invoeren', href: '/balie/bezwaar', icon: 'post', action: 'enter-objection' },
  { area: 'work',     label: 'Formulier per post', href: '/balie/formulier', icon: 'post', action: 'enter-form' },
  { area: 'work',     label: 'Iemand die regelt', href: '/balie/vertegenwoordigers', icon: 'people', action: 'record-representation' },
  { area: 'work',     label: 'Klachten',      href: '/klachten',       icon: 'speech', action: 'answer-contacts' },
  { area: 'work',     label: 'Klacht opschrijven', href: '/klachten/nieuw', icon: 'speech', action: 'note-contacts' },
  { area: 'work',     label: 'Over jou',      href: '/klachten/over-jou', icon: 'info', action: 'read-copies' },
  { area: 'work',     label: 'Klachtenregister', href: '/klachten/register', icon: 'list', action: 'see-register' },
  { area: 'work',     label: 'Post',          href: '/beheer/post',    icon: 'post',  action: 'print-post' },
  { area: 'work',     label: 'Ophalen',       href: '/balie/ophalen',  icon: 'ticket', action: 'print-for' },
  { area: 'work',     label: 'Aanbod',        href: '/beheer/aanbod',  icon: 'ticket', action: 'edit' },
  { area: 'work',     label: 'Wie meedoet',   href: '/beheer/aanbieders', icon: 'pin', action: 'edit' },
  { area: 'work',     label: 'Cijfers',       href: '/beheer/cijfers', icon: 'chart', action: 'see-figures' },
  { area: 'work',     label: 'Wie keek waar', href: '/beheer/ingezien', icon: 'search', action: 'see-looks' },
  { area: 'work',     label: 'Wie is ingelogd', href: '/beheer/ingelogd', icon: 'people', action: 'end-sessions' },
  { area: 'work',     label: 'Normen',        href: '/beheer/normen',  icon: 'calendar', action: 'manage-norms' },
  { area: 'work',     label: 'Regels',        href: '/beheer/regels',  icon: 'list', action: 'manage-policy' },
  { area: 'work',     label: 'Mededelingen',  href: '/beheer/mededelingen', icon: 'info', action: 'see-briefings' },
  { area: 'work',     label: 'Zoekwoorden',   href: '/beheer/zoekwoorden', icon: 'search', action: 'edit' },
  { area: 'work',     label: 'Hertoets',      href: '/beheer/hertoets', icon: 'people', action: 'retest' },
  { area: 'work',     label: 'Niet gewerkt',  href: '/beheer/storingen', icon: 'offline', action: 'register-outage' },
  { area: 'provider', label: 'Bon gebruiken', href: '/aanbieder',      icon: 'scan',  action: 'redeem' },
  { area: 'provider', label: 'Per maand',     href: '/aanbieder/maanden', icon: 'chart', action: 'see-provider' },
]

type Words = { readonly lang: Language; readonly text: FrameText; readonly links: FrameLinks }
const words: Readonly<Record<Language, Words>> = { nl: { lang: 'nl', text, links: dutchLinks }, en: { lang: 'en', text: englishText, links: englishLinks } }

/** The complete document around a page: head, skip link, header, main, footer. */
export function layout(page: Page, frame: Frame): Html {
  const { municipality, assets, demonstration, lang = 'nl' } = frame
  const { text } = words[lang]
  const area = page.area ?? 'shop'
  const staff = area === 'work' || area === 'provider'
  return html`${doctype}
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.error && `${text.error} `}${text.title(page.title, municipality.passName, municipality.name)}</title>
<link rel="preload" href="${assets.url('figtree-nl.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assets.url('stylesheet.css')}">
<link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml">${alternates(frame)}${page.scripts?.map((name) => html`
<script${attrs({ type: 'module', src: assets.url(`${name}.js`), 'data-style': assets.has(`${name}.css`) && assets.url(`${name}.css`) })}></script>`)}
</head>
<body${attrs({ class: staff ? 'pas-work' : undefined })}>
<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">${text.skip}</a>
${demonstration && html`<aside class="pas-ribbon" aria-label="${text.ribbonLabel}">${text.ribbon}</aside>`}
${area === 'bare' ? main(page) : staff ? workplace(page, frame, area) : shop(page, frame)}
</body>
</html>`
}

const doctype = trusted('<!doctype html>')
const main = (page: Page): Html => html`<main class="pas-main" id="inhoud" tabindex="-1">
${page.body}
</main>`

/** For who looks for this page by a search engine: it is there in two languages. */
const alternates = ({ lang = 'nl', origin, own, twin }: Frame): Html | undefined | '' => own && twin && html`
${([[lang, own], [lang === 'nl' ? 'en' : 'nl', twin]] as const).map(([hreflang, where]) => html`<link rel="alternate" hreflang="${hreflang}" href="${origin}${where}">`)}`

function shop(page: Page, frame: Frame): Html {
  const { text, links, lang } = words[frame.lang ?? 'nl']
  return html`<header class="pas-header pas-torn">
<div class="pas-wrap pas-header__bar">
${wordmark(frame.municipality.passName, inLanguage(lang, '/'))}
<nav class="pas-nav" aria-label="${text.mainMenu}"><ul class="pas-nav__list">${menuOf(links, frame.signed).map(([label, href, hreflang]) => html`
<li><a${attrs({ class: 'pas-nav__link', href, hreflang, 'aria-current': page.current !== undefined && inLanguage(lang, page.current) === href && 'page' })}>${label}</a></li>`)}
<li>${otherLink(links, frame.twin)}</li>
</ul></nav>
${frame.signed
    ? signedIn(frame.signed, frame, 'secondary')
    : html`<div class="pas-header__user">${buttonLink({ label: text.signIn, href: signInAt(frame), icon: 'lock' })}</div>`}
</div>
</header>
${main(page)}
${shopFooter(frame.municipality, words[lang])}`
}

/** With its own menu for a resident who applied; who came with a pass and a code has vouchers elsewhere. */
const menuOf = ({ menu, ownMenu }: FrameLinks, signed: Signed | undefined): readonly FrameLink[] =>
  [...menu.slice(0, 2), ...(signed?.door === 'resident' && signed.subjectId ? ownMenu : []), ...menu.slice(2)]
    .map((one) => (signed?.door === 'library' && one[1].endsWith('/mijn/bonnen') ? [one[0], '/bibliotheek/bonnen'] as const : one))

/** The same page in the other language, or else where that language begins. */
const otherLink = ({ other: [label, href, lang] }: FrameLinks, twin: string | undefined): Html => html`<a${attrs({ class: 'pas-nav__link', href: twin ?? href, lang, hreflang: lang })}>${label}</a>`

/** An English reader is a resident: no page of doors in between, and back to where they were. */
const signInAt = ({ lang, path }: Frame): string => {
  if (lang !== 'en') return '/inloggen'
  const [here = ''] = path.split('?')
  return `/inloggen/${DOOR_WORDS.resident}?terug=${encodeURIComponent(here === '/en' || here === '/en/inloggen' ? '/en/aanbod' : here)}`
}

function workplace(page: Page, frame: Frame, area: Area): Html {
  const { municipality, signed } = frame
  const items = work.filter((item) => item.area === area && frame.may(item.action)).map((item) => ({ ...item, current: page.current === item.href }))
  const home = (area === 'work' ? workStart(signed?.roles ?? []) : undefined) ?? items[0]?.href ?? '/'
  return html`<header class="pas-header pas-torn">
<div class="pas-wrap pas-header__bar">
${wordmark(municipality.passName, home)}
<span class="pas-work__tag">${area === 'work' ? text.workplace : text.provider}</span>
${signed && signedIn(signed, frame, 'subtle')}
</div>
</header>
<div class="pas-wrap pas-workplace${items.length > 1 && ' pas-workplace--menu'}">
${items.length > 1 && sideNavigation(text.workplace, items)}
${main(page)}
</div>
<footer class="pas-footer"><div class="pas-wrap"><div class="pas-footer__small"><span>${text.staffHelp} ${phoneLink(municipality)}</span>${dutchLinks.footerSite.map(footerLink)}</div></div></footer>`
}

/** Who is signed in, until when, and how to stay or leave. Leaving changes something, so it is a form. */
function signedIn(signed: Signed, frame: Frame, kind: 'secondary' | 'subtle'): Html {
  const { text, lang } = words[frame.lang ?? 'nl']
  return html`<p class="pas-session"><b class="pas-session__name">${signed.name}</b> <span>${text.signedInUntil(spoken[lang].time(signed.until))} ${signed.door !== 'library' && html`<a class="nl-link" href="/blijf?terug=${encodeURIComponent(frame.path)}">${text.stay}</a>`}${signed.actedBy && html` <a class="nl-link" href="/namens">${text.otherPerson}</a>`}</span></p>
<form class="pas-header__user" action="/uitloggen" method="post">${frame.csrf()}${button({ label: text.signOut, kind, ...(kind === 'subtle' ? { icon: 'out' as const } : {}) })}</form>`
}

const footerLink = ([label, href, hreflang]: FrameLink): Html => html`<a${attrs({ class: 'nl-link', href, hreflang })}>${label}</a>`
const footerList = (links: readonly FrameLink[]): Html => html`<ul class="pas-footer__list">${links.map((item) => html`<li>${footerLink(item)}</li>`)}</ul>`

/** When somebody answers the telephone, in the words of this language where the municipality wrote them. */
export const openingHours = ({ openingHours: dutch, openingHoursEnglish }: Municipality, lang: Language): Html =>
  lang === 'nl' ? html`${dutch}` : openingHoursEnglish ? html`${openingHoursEnglish}` : html`<span lang="nl">${dutch}</span>`

// The same under every page: made once for a municipality and a language.
const footers: Readonly<Record<Language, WeakMap<Municipality, Html>>> = { nl: new WeakMap(), en: new WeakMap() }
function shopFooter(municipality: Municipality, inWords: Words): Html {
  const known = footers[inWords.lang].get(municipality)
  if (known) return known
  const footer = newFooter(municipality, inWords)
  footers[inWords.lang].set(municipality, footer)
  return footer
}

const newFooter = (municipality: Municipality, { text, links: { footerPass, footerSite, footerOwn }, lang }: Words): Html => html`<footer class="pas-footer"><div class="pas-wrap">
<div class="pas-footer__grid">
<div class="pas-flow pas-flow--s"><h2 class="nl-heading nl-heading--level-3">${text.stuck}</h2>
<p class="pas-footer__phone">${phoneLink(municipality)}</p>
<p class="pas-small">${openingHours(municipality, lang)}.<br>${text.walkIn} ${footerLink(lang === 'nl' ? [text.desk, '/contact#stips'] : [text.desk, '/contact#stips', 'nl'])}.</p></div>
<div class="pas-flow pas-flow--s"><h2 class="nl-heading nl-heading--level-4">${municipality.passName}</h2>${footerList(footerPass)}</div>
<div class="pas-flow pas-flow--s"><h2 class="nl-heading nl-heading--level-4">${text.aboutSite}</h2>${footerList([...footerSite, footerOwn])}</div>
</div>
<p class="pas-footer__small">${text.owner(municipality.passName, municipality.name)}</p>
</div></footer>`
