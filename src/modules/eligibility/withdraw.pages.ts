import { document, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { pageHead } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { openApplication } from './application.store.ts'
import { withdraw } from './moves/withdraw.ts'
import { residentText } from './resident-words.ts'

/** `/mijn/aanvraag/stoppen`: asked once more before an application ends. Who has nothing open has nothing to stop. */
export async function showStopApplication(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const text = residentText[lang]
  const residentId = visit.signed?.subjectId
  const open = residentId ? await openApplication(house.db, residentId) : undefined
  const { title, intro } = document(house, 'pages/stoppen', {}, lang)
  if (!open) return page({ title, area: 'shop', current: '/mijn/aanvraag', body: pageHead({ title, narrow: true, body: html`${say(house, 'pages/stoppen#nothing', {}, lang)}${buttonGroup(buttonLink({ href: inLanguage(lang, '/aanbod'), label: text.toOffers, kind: 'secondary' }))}` }) })
  return page({ title, area: 'shop', current: '/mijn/aanvraag', body: pageHead({
    title, lead: intro, narrow: true,
    body: html`${say(house, 'pages/stoppen#what', {}, lang)}<form action="${inLanguage(lang, '/mijn/aanvraag/stoppen')}" method="post">${visit.csrf()}${buttonGroup(button({ label: text.withdraw, kind: 'negative' }), buttonLink({ href: inLanguage(lang, '/mijn/aanvraag'), label: text.keepOpen, kind: 'subtle' }))}</form>`,
  }) })
}

export async function pressStopApplication(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  // Whether it was open or not: the page of the application says how it stands now.
  if (residentId) await withdraw(house, residentId, visit.signed?.actedBy)
  return redirect(inLanguage(visit.lang, '/mijn/aanvraag'))
}
