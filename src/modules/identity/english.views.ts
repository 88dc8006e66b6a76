import { document } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Page } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { link } from '#web/components/link.ts'
import { pageHead, prose } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import { text } from './english.text.ts'
import { type Choice, startPath } from './identity.views.ts'

/** To sign in, for who reads English: the one door of residents, and the way to the others. */
export function englishChoicePage(house: House, { returnTo, signed, ended }: Omit<Choice, 'whoMay'>): Page {
  const { title, intro, html: explained } = document(house, 'pages/inloggen', {}, 'en')
  const over = ended && document(house, ended === 'idle' ? 'pages/sessie-voorbij' : 'pages/sessie-dag-voorbij', {}, 'en')
  return {
    title,
    body: pageHead({
      title, lead: intro, narrow: true, lang: 'en',
      body: html`${over && alert({ kind: 'info', icon: 'clock', title: over.title, body: html`<p>${over.intro}</p>` })}
${signed && alert({ kind: 'info', icon: 'person', title: text.signedInAs(signed.name), body: html`<p><a class="nl-link" href="${returnTo ?? '/en'}">${text.goOn}</a></p>` })}
${buttonGroup(buttonLink({ label: text.residentButton(house.config.demonstration), href: startPath('resident', returnTo ?? '/en/mijn'), icon: 'lock', large: true }))}
${prose(explained)}<p>${link({ href: '/en#conditions', label: text.whoMay })}</p><p>${link({ href: '/inloggen', label: text.otherDoors })}</p>`,
    }),
  }
}
