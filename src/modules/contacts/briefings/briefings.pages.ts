import { record } from '#modules/audit/index.ts'
import { may } from '#modules/identity/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { holdsBsn } from '../domain/holds-bsn.ts'
import { staffOf } from '../staff-form.ts'
import { type Briefing, type DeskColleague, isBriefingKind } from './briefing.ts'
import { briefingById, briefingsFor, endBriefing, insertBriefing, keepRead, readersOf, standingBriefings, toldChanges } from './briefing.store.ts'
import { BRIEFING_PATH, type BriefingForm, briefingPage, DESK_BRIEFING_PATH, deskBriefingsPage, overviewPage, previewPage, unreadBriefings, writePage } from './briefing.views.ts'
import { text } from './briefings.text.ts'
import { colleagueRoutes } from './colleagues.pages.ts'
import { meetColleague } from './expect-colleagues.ts'
import { knownChanges } from './known-changes.ts'

export const briefingRoutes = (house: House): Route[] => [
  get (DESK_BRIEFING_PATH,            'help',          (visit) => showDeskBriefings(house, visit)),
  post(`${DESK_BRIEFING_PATH}/:id`,   'help',          (visit) => pressRead(house, visit)),
  get (BRIEFING_PATH,                 'see-briefings', (visit) => showOverview(house, visit)),
  get (`${BRIEFING_PATH}/nieuw`,      'brief-desk',    (visit) => showWrite(house, visit)),
  post(`${BRIEFING_PATH}/nieuw`,      'brief-desk',    (visit) => pressWrite(house, visit)),
  ...colleagueRoutes(house),
  get (`${BRIEFING_PATH}/:id`,        'see-briefings', (visit) => showBriefing(house, visit)),
  post(`${BRIEFING_PATH}/:id/weg`,    'brief-desk',    (visit) => pressEnd(house, visit)),
]

const work = (title: string, body: Html, status = 200, current: string = BRIEFING_PATH): Answer => page({ title, body, area: 'work', current, error: status === 422 }, status)

// ---- at the desk --------------------------------------------------------------------------------------------------

const colleagueOf = (visit: Visit): DeskColleague => {
  const { staffId, staffName } = staffOf(visit)
  return { staffId, name: staffName, role: visit.signed?.roles.includes('kcc') ? 'kcc' : 'stip' }
}

/** For the page of the desk: what this colleague has still to read. Who comes there is known from then on as of the desk. */
export async function briefingsAtDesk(house: House, visit: Visit): Promise<Html | false> {
  const who = colleagueOf(visit)
  await meetColleague(house, who, visit.today)
  return unreadBriefings(await briefingsFor(house.db, who.staffId), visit.csrf())
}

const showDeskBriefings = async (house: House, visit: Visit): Promise<Answer> =>
  work(text.deskAllTitle, deskBriefingsPage(await briefingsFor(house.db, staffOf(visit).staffId), visit.csrf()), 200, '/balie')

/** Read and understood, by oneself; twice is once. Nothing else is written down about it. */
async function pressRead(house: House, visit: Visit): Promise<Answer> {
  const who = colleagueOf(visit)
  const { id } = await briefingOf(house, visit)
  await meetColleague(house, who, visit.today)
  await keepRead(house.db, id, who.staffId)
  return redirect('/balie')
}

// ---- for who writes and who manages -------------------------------------------------------------------------------

async function briefingOf(house: House, { params }: Visit): Promise<Briefing> {
  const briefing = isUuid(params.id) ? await briefingById(house.db, params.id) : undefined
  if (!briefing) throw new NotFound('There is no such briefing.')
  return briefing
}

const mayWrite = ({ signed }: Visit): boolean => may(signed, 'brief-desk')

const showOverview = async (house: House, visit: Visit): Promise<Answer> =>
  work(text.title, overviewPage({ standing: await standingBriefings(house.db), changes: await knownChanges(house), mayWrite: mayWrite(visit), mayList: may(visit.signed, 'list-desk') }))

async function showBriefing(house: House, visit: Visit): Promise<Answer> {
  const briefing = await briefingOf(house, visit)
  return work(briefing.title, briefingPage({ briefing, readers: await readersOf(house.db, briefing.id), placed: visit.query.gedaan === 'ja', mayWrite: mayWrite(visit), csrf: visit.csrf() }))
}

const writing = (visit: Visit, form: BriefingForm, errors: readonly FieldError[] = [], told = false): Answer =>
  work(text.newTitle, writePage({ form, errors, told, hidden: visit.csrf() }), errors.length ? 422 : told ? 409 : 200)

/** Empty, or begun from a change that is there already (`van`). */
async function showWrite(house: House, visit: Visit): Promise<Answer> {
  const change = visit.query.van ? (await knownChanges(house)).find(({ madeFrom }) => madeFrom === visit.query.van) : undefined
  return writing(visit, change ? { ...change, say: '' } : { kind: '', title: '', words: '', say: '', inForceFrom: visit.today, madeFrom: '' })
}

/** Look, change again, or place. Everything that was typed stays, whatever comes back. */
async function pressWrite(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const form: BriefingForm = {
    kind: visit.form.soort ?? '', title: visit.form.titel ?? '', words: visit.form.woorden ?? '', say: visit.form.zeg ?? '', inForceFrom: visit.form.vanaf ?? '', madeFrom: visit.form.van ?? '',
  }
  const { kind } = form
  const [title, words, say] = [form.title.trim(), form.words.trim().replaceAll('\r\n', '\n'), form.say.trim()]
  const inForceFrom = parseLocalDate(form.inForceFrom)
  const wrong = (fine: boolean, name: string, value: string, message: string): FieldError[] => (holdsBsn(value) ? [{ field: name, message: text.errors.bsn }] : fine ? [] : [{ field: name, message }])
  const errors: FieldError[] = [
    ...wrong(isBriefingKind(kind), 'soort', '', text.errors.kind),
    ...wrong(title.length >= 3 && title.length <= 120, 'titel', title, text.errors.title),
    ...wrong(inForceFrom !== undefined, 'vanaf', '', text.errors.inForceFrom),
    ...wrong(words.length >= 10 && words.length <= 2000, 'woorden', words, text.errors.words),
    ...wrong(say.length <= 400, 'zeg', say, text.errors.say),
  ]
  if (visit.form.stap === 'wijzig') return writing(visit, form)
  if (errors.length || !isBriefingKind(kind) || !inForceFrom) return writing(visit, form, errors)
  if (visit.form.stap !== 'plaats') return work(text.previewTitle, previewPage({ form, said: { kind, title, words, say, inForceFrom }, hidden: visit.csrf() }))
  // Only a change that is known here is one that can be told already.
  const madeFrom = form.madeFrom && ((await knownChanges(house)).some((one) => one.madeFrom === form.madeFrom) || (await toldChanges(house.db)).has(form.madeFrom)) ? form.madeFrom : null
  const now = house.clock.now()
  const id = newId(now)
  const placed = await house.db.transaction(async (tx) => {
    if (!await insertBriefing(tx, { id, kind, title, words, say, inForceFrom, madeFrom, madeAt: now, madeBy: who.staffId, madeByName: who.staffName })) return false
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.briefing-placed', subject: { kind: 'briefing', id }, facts: { kind, inForceFrom, madeFrom } })
    return true
  })
  return placed ? redirect(`${BRIEFING_PATH}/${id}?gedaan=ja`) : writing(visit, form, [], true)
}

async function pressEnd(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { id } = await briefingOf(house, visit)
  await house.db.transaction(async (tx) => {
    if (await endBriefing(tx, id, house.clock.now(), who.staffName)) await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.briefing-ended', subject: { kind: 'briefing', id }, facts: {} })
  })
  return redirect(`${BRIEFING_PATH}/${id}`)
}
