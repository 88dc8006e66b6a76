import { renderBlocks, section } from '#modules/knowledge/index.ts'
import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { narrow, pageHead, paragraph, prose } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { codeFacts } from './give-code.pages.ts'
import { endLibraryCode } from './give-code.ts'
import { codesOf, standingCode } from './library-code.store.ts'
import { text } from './library.text.ts'

const OWN_PATH = '/mijn/bibliotheek'

export const ownCodeRoutes = (house: House): Route[] => [
  get (OWN_PATH, 'see-own', (visit) => showOwn(house, visit)),
  post(OWN_PATH, 'see-own', (visit) => pressEnd(house, visit)),
]

/** For who signs in with DigiD after all, or for whom somebody acts: is there a code, and switch it off. */
async function showOwn(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  const standing = residentId ? await standingCode(house.db, residentId) : undefined
  return page({
    title: text.ownTitle,
    body: html`${pageHead({ title: text.ownTitle })}${narrow(
      visit.query.uit === 'ja' && alert({ kind: 'ok', body: text.ownEnded }),
      card({ title: text.now, id: 'code', body: standing
        ? html`${codeFacts(standing)}<form action="${OWN_PATH}" method="post">${button({ label: text.end, kind: 'negative' })}${visit.csrf()}</form>`
        : paragraph(text.ownNone) }),
      prose(renderBlocks(section(house, 'pages/bibliotheek#wat-kan').blocks)))}`,
  })
}

async function pressEnd(house: House, { signed }: Visit): Promise<Answer> {
  if (signed?.subjectId) await endLibraryCode(house, { door: 'resident', id: signed.subjectId, role: signed.roles[0] ?? 'resident' }, signed.subjectId)
  return redirect(`${OWN_PATH}?uit=ja`)
}

/** What we hold of it (AVG art. 15): never the code, which nobody can read back. */
export const ownLibraryCodes: OwnPartOf = async (_house, q, residentId) => ({
  name: 'library-codes', title: text.ownTitle,
  records: (await codesOf(q, residentId)).map(({ givenAt, givenByName, worksUntil, firstUsedAt, endedAt, endedBecause }) => [
    ownMoment('givenAt', text.stands.given, givenAt), ownText('givenBy', text.stands.by, givenByName), ownDay('worksUntil', text.stands.until, worksUntil),
    ...whenThere(ownMoment('firstUsedAt', text.stands.used, firstUsedAt ?? undefined)), ...whenThere(ownMoment('endedAt', text.ended, endedAt ?? undefined)),
    ...whenThere(ownText('endedBecause', text.ended, endedBecause ?? undefined, endedBecause ? text.endedNames[endedBecause] : undefined)),
  ]),
})
