import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { isUuid } from '#shared/ids.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button } from '#web/components/button.ts'
import { block, pageHead, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { signOutEverywhere } from './end-sessions.ts'
import { text } from './identity.text.ts'
import { colleaguesSignedIn, staffById } from './person.store.ts'

const PATH = '/beheer/ingelogd'
const PAGE = 'pages/ingelogd'

/** Which colleagues are signed in now, and a way to sign one of them out everywhere: for who leaves today or lost a laptop. */
export const signedInRoutes = (house: House): Route[] => [
  get (PATH, 'end-sessions', (visit) => show(house, visit)),
  post(PATH, 'end-sessions', (visit) => signOut(house, visit)),
]

async function show(house: House, visit: Visit): Promise<Answer> {
  const signedIn = await colleaguesSignedIn(house.db, house.clock.now())
  const gone = isUuid(visit.query['uit']) ? (await staffById(house.db, visit.query['uit']))?.name : undefined
  const { heading, blocks } = section(house, `${PAGE}#uitleg`)
  return page({
    title: text.signedIn.title, area: 'work', current: PATH,
    body: stack('l',
      pageHead({ title: text.signedIn.title, lead: signedIn.length ? text.signedIn.count(signedIn.length) : sentence(house, `${PAGE}#niemand`) }),
      gone && alert({ kind: 'ok', body: text.signedIn.gone(gone) }),
      signedIn.length > 0 && table({
        caption: text.signedIn.title, captionHidden: true, stacked: true,
        head: [text.signedIn.colleague, text.signedIn.since, { label: text.signedIn.sessions, numeric: true }, { label: text.signedIn.signOut, hidden: true }],
        rows: signedIn.map(({ id, name, since, sessions }) => [
          id === visit.signed?.subjectId ? text.signedIn.you(name) : name, `${formatDate(dayOf(since))}, ${formatTime(since)}`, String(sessions),
          html`<form action="${PATH}" method="post">${visit.csrf()}<input type="hidden" name="wie" value="${id}">${button({ label: text.signedIn.signOut, about: name, kind: 'secondary' })}</form>`,
        ]),
      }),
      block({ title: heading, id: 'uitleg', size: 2, body: prose(renderBlocks(blocks)) })),
  })
}

/** Pressed twice, or by two people: who is out is out. */
async function signOut(house: House, { signed, role, form }: Visit): Promise<Answer> {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('end-sessions')
  const id = form['wie']
  if (!isUuid(id) || !await staffById(house.db, id)) return redirect(PATH)
  await signOutEverywhere(house, { door: 'staff', id: signed.subjectId, role }, { kind: 'staff', id })
  return redirect(`${PATH}?uit=${id}`)
}
