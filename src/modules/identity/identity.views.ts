import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { spellCode } from '#shared/code.ts'
import type { Page } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { iconList } from '#web/components/list.ts'
import { block, columns, pageHead, stack } from '#web/components/page.ts'
import { ticket } from '#web/components/ticket.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { openingHours } from '#web/layout.ts'
import type { Signed } from '#web/route.ts'
import { document, renderBlocks, renderLine, section } from '#modules/knowledge/index.ts'
import type { Door } from './attempt.store.ts'
import { kindOf, pageText } from './domain/sign-in-failure.ts'
import { text as english } from './english.text.ts'
import { type OutText, text } from './identity.text.ts'
import type { SignInEvent } from './sign-in-event.store.ts'

const outText: Readonly<Record<Language, OutText>> = { nl: text, en: english }

export const startPath = (door: Door, returnTo: string | undefined): string =>
  `/inloggen/${DOOR_WORDS[door]}${returnTo ? `?terug=${encodeURIComponent(returnTo)}` : ''}`

export type Choice = {
  readonly whoMay: Html
  readonly returnTo: string | undefined
  readonly signed: Signed | undefined
  /** Why the session this browser had is over, when it ended by itself. */
  readonly ended: 'idle' | 'day-over' | undefined
}

/** Three doors; the resident's first and large, with who may use the shop beside it. */
export function choicePage(house: House, { whoMay, returnTo, signed, ended }: Choice): Page {
  const proof = house.config.demonstration
  const { title, intro, html: explained } = document(house, 'pages/inloggen')
  const over = ended && document(house, ended === 'idle' ? 'pages/sessie-voorbij' : 'pages/sessie-dag-voorbij')
  return {
    title,
    body: html`${pageHead({
      title, lead: intro, narrow: true,
      body: html`${over && alert({ kind: 'info', icon: 'clock', title: over.title, body: html`<p>${over.intro}</p>` })}
${signed && alert({ kind: 'info', icon: 'person', title: text.signedInAs(signed.name), body: html`<p><a class="nl-link" href="${returnTo ?? '/'}">${text.goOn}</a></p>` })}
${buttonGroup(buttonLink({ label: text.residentButton(proof), href: startPath('resident', returnTo), icon: 'lock', large: true }))}`,
    })}
${columns(
  stack('l', whoMay, stack('m', explained)),
  stack('l',
    block({ title: text.providerTitle, id: 'aanbieders', body: buttonLink({ label: text.providerButton(proof), href: startPath('provider', returnTo), kind: 'secondary' }) }),
    block({ title: text.staffTitle, id: 'medewerkers', body: buttonLink({ label: text.staffButton, href: startPath('staff', returnTo), kind: 'secondary' }) })),
)}`,
  }
}

/** What happened, what was kept, what to do now, and the number by which the desk knows the rest. In English for residents. */
export function stoppedPage(house: House, event: SignInEvent, returnTo: string | undefined, signed: Signed | undefined, lang: Language = 'nl'): Page {
  const { phone, phoneLink } = house.municipality
  const { title, intro, html: body } = document(house, pageText(event.cause, event.door), {}, lang)
  const { again } = kindOf(event.cause)
  const text = outText[lang]
  const home = inLanguage(lang, '/')
  const onward = signed ? { label: text.goOn, href: returnTo ?? home }
    : again ? { label: text.again, href: startPath(event.door, returnTo) }
    : { label: text.toStart, href: home }
  return {
    title, error: true,
    body: html`${pageHead({ title, lead: intro, narrow: true, body: html`${body}${buttonGroup(buttonLink({ ...onward, large: true }))}` })}
${ticket({
  paper: 'zon', flow: true,
  stub: html`<p class="pas-small">${text.number}</p><p class="pas-reference">${spellCode(event.number, 3)}</p>`,
  body: html`<h2 class="nl-heading nl-heading--level-3">${again ? text.call : text.callNow} <a class="nl-link pas-nowrap" href="${phoneLink}">${phone}</a></h2>
${renderBlocks(section(house, 'pages/sign-in-stopped#number', {}, lang).blocks)}
<p class="pas-small pas-quiet">${openingHours(house.municipality, lang)}. ${text.happened(spoken[lang].dayAndDate(dayOf(event.at)), spoken[lang].time(event.at))}</p>`,
})}
${event.door === 'resident' && html`<div class="pas-section">${block({ title: text.meanwhile, id: 'werkt', body: stillWorks(house, lang) })}</div>`}`,
  }
}

/** The list of a text, with ticks before what still works. */
const stillWorks = (house: House, lang: Language): Html =>
  iconList(section(house, 'pages/sign-in-stopped#meanwhile', {}, lang).blocks.flatMap((part) => (part.kind === 'list' ? part.items.map((item) => html`${renderLine(item)}`) : [])))

export function signedOutPage(house: House, lang: Language): Page {
  const { title, intro, html: body } = document(house, 'pages/uitgelogd', {}, lang)
  const text = outText[lang]
  return {
    title,
    body: pageHead({
      title, lead: intro, narrow: true,
      body: html`${body}${buttonGroup(buttonLink({ label: text.toStart, href: inLanguage(lang, '/') }), buttonLink({ label: text.signInAgain, href: inLanguage(lang, '/inloggen'), kind: 'secondary' }))}`,
    }),
  }
}
