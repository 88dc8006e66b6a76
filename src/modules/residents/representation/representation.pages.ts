import { look } from '#modules/audit/index.ts'
import { actUnder, bsnOf } from '#modules/identity/index.ts'
import { isBsn } from '#shared/bsn.ts'
import { isUuid } from '#shared/ids.ts'
import { formatDate, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { residentCard } from '../find-resident.ts'
import { mayActFor, recordAct } from './in-force.ts'
import { endRepresentation, LOOK, type NotRecorded, recordRepresentation, type RepresentationGiven } from './record-representation.ts'
import { holds, KINDS, longestUntil, type Representation, REPRESENTATION_GROUNDS, type RepresentationGround, type RepresentationKind } from './representation.ts'
import { representationsOf } from './representation.store.ts'
import { text } from './representation.text.ts'
import { choosePage, EMPTY, type StaffForm, staffPage } from './representation.views.ts'

const PATH = '/balie/vertegenwoordigers'

export const representationRoutes = (house: House, given: RepresentationGiven): Route[] => [
  get ('/namens', 'act-for',               (visit) => showChoice(house, visit)),
  post('/namens', 'act-for',               (visit) => pressChoice(house, visit), { perMinute: 20 }),
  get (PATH,      'record-representation', (visit) => showStaff(house, visit)),
  post(PATH,      'record-representation', (visit) => pressStaff(house, given, visit), { perMinute: 30 }),
]

// ---- who signed in chooses for whom ---------------------------------------------------------------------------------

/** By their own BSN, the one they signed in with: also while they act for somebody. */
async function choicesOf(house: House, { signed }: Visit): Promise<readonly (Representation & { readonly name: string })[]> {
  const bsn = signed && await bsnOf(house, house.db, signed.sessionId)
  const mine = bsn ? await mayActFor(house, bsn) : []
  return Promise.all(mine.map(async (one) => ({ ...one, name: (await residentCard(house, house.db, one.residentId)).fullName })))
}

async function showChoice(house: House, visit: Visit, errors: readonly FieldError[] = []): Promise<Answer> {
  const choices = await choicesOf(house, visit)
  if (!choices.length) return redirect('/')
  return page({ title: text.chooseTitle, error: errors.length > 0, body: choosePage(house, choices, errors, visit.csrf()) }, errors.length ? 422 : 200)
}

async function pressChoice(house: House, visit: Visit): Promise<Answer> {
  const who = visit.form.wie ?? ''
  const { sessionId } = visit.signed!
  if (who === 'zelf') {
    await actUnder(house, house.db, sessionId, undefined)
    return redirect('/mijn/aanvraag')
  }
  const chosen = (await choicesOf(house, visit)).find(({ id }) => id === who)
  if (isUuid(who) && !chosen) throw new NotFound('Nobody whom this person may act for.')
  if (!chosen) return showChoice(house, visit, [{ field: 'wie', message: text.errors.who }])
  await recordAct(house, chosen, '/namens')
  await actUnder(house, house.db, sessionId, chosen.id)
  return redirect('/mijn/aanvraag')
}

// ---- staff write it down --------------------------------------------------------------------------------------------

const staffOf = ({ signed, role }: Visit): { readonly id: string; readonly role: string } => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('record-representation')
  return { id: signed.subjectId, role: role ?? 'kcc' }
}

async function showStaff(house: House, visit: Visit): Promise<Answer> {
  staffOf(visit)
  const { gedaan } = visit.query
  return show(house, visit, { done: gedaan === 'vast' ? 'saved' : gedaan === 'stop' ? 'stopped' : undefined })
}

type Shown = { readonly residentId?: string | undefined; /** The line in the log is written. */ readonly looked?: boolean; readonly form?: StaffForm; readonly errors?: readonly FieldError[]; readonly done?: 'saved' | 'stopped' | undefined }

/** The line in the processing log is committed before anything of the resident is read. */
async function show(house: House, visit: Visit, { residentId, looked, form = EMPTY, errors = [], done }: Shown): Promise<Answer> {
  const found = residentId === undefined ? undefined : await openFor(house, staffOf(visit).id, residentId, looked)
  return page({ title: text.title, area: 'work', current: PATH, error: errors.length > 0, body: staffPage({ house, found, form, errors, done, csrf: visit.csrf() }) }, errors.length ? 422 : 200)
}

async function openFor(house: House, staffId: string, residentId: string, looked = false) {
  if (!looked) await house.db.transaction((tx) => look(house, tx, { staffId, residentId, ...LOOK }))
  return { card: await residentCard(house, house.db, residentId), representations: (await representationsOf(house.db, residentId)).filter((one) => holds(one, house.clock.today())) }
}

/** Nothing of their own household or family is read, or done: a colleague does it. */
const isOwn = async (house: House, { knowsHousehold }: RepresentationGiven, staffId: string, residentId: string): Promise<boolean> =>
  knowsHousehold(house.db, staffId, (await residentCard(house, house.db, residentId)).householdId)

async function pressStaff(house: House, given: RepresentationGiven, visit: Visit): Promise<Answer> {
  const staff = staffOf(visit)
  const { form } = visit
  if (form.doe === 'zoek') {
    const bsn = digits(form.bsn)
    const residentId = isBsn(bsn) ? await given.findByBsn(bsn, { staffId: staff.id, ...LOOK }) : 'unknown'
    if (residentId === 'unknown' || residentId === 'too-many') return show(house, visit, { errors: [{ field: 'bsn', message: text.staffErrors[residentId === 'unknown' ? 'bsn' : residentId] }] })
    return await isOwn(house, given, staff.id, residentId) ? showOwn(house, visit) : show(house, visit, { residentId, looked: true })
  }
  const residentId = form.inwoner ?? ''
  if (!isUuid(residentId)) throw new NotFound('There is no such resident.')
  if (form.doe === 'stop') {
    if (await isOwn(house, given, staff.id, residentId)) return showOwn(house, visit)
    await endRepresentation(house, staff, residentId, isUuid(form.welke) ? form.welke : NOBODY, given)
    return redirect(`${PATH}?gedaan=stop`)
  }
  const typed: StaffForm = { name: (form.name ?? '').trim(), theirBsn: digits(form.theirBsn), kind: form.kind ?? '', ground: form.ground ?? '', seenOn: form.seenOn ?? '', from: form.from ?? '', to: (form.to ?? '').trim() }
  const [seenOn, from, to] = [dayTyped(typed.seenOn), dayTyped(typed.from), dayTyped(typed.to)]
  const errors = ([
    ['name',     typed.name !== '' && typed.name.length <= 120,                              text.staffErrors.name],
    ['theirBsn', isBsn(typed.theirBsn),                                                       text.staffErrors.theirBsn],
    ['kind',     (KINDS as readonly string[]).includes(typed.kind),                           text.staffErrors.kind],
    ['ground',   (REPRESENTATION_GROUNDS as readonly string[]).includes(typed.ground),        text.staffErrors.ground],
    ['seenOn',   seenOn !== undefined && seenOn <= house.clock.today(),                       text.staffErrors.seenOn],
    ['from',     from !== undefined,                                                          text.staffErrors.from],
    ['to',       typed.to === '' ? typed.kind !== 'authorised' : to !== undefined && (from === undefined || from <= to), text.staffErrors.to],
  ] as const).filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
  if (errors.length || !seenOn || !from) return show(house, visit, { residentId, form: typed, errors })
  const recorded = await recordRepresentation(house, staff, {
    residentId, bsn: typed.theirBsn, representativeName: typed.name, kind: typed.kind as RepresentationKind, ground: typed.ground as RepresentationGround, groundSeenOn: seenOn, from, to,
  }, given)
  if (recorded.ok) return redirect(`${PATH}?gedaan=vast`)
  const { reason } = recorded.refusal
  if (reason === 'own-household') return showOwn(house, visit)
  const message = reason === 'too-long' ? text.staffErrors[reason](formatDate(await lastDayOf(house, residentId, typed.kind as RepresentationKind))) : text.staffErrors[reason]
  return show(house, visit, { residentId, form: typed, errors: [{ field: FIELD_OF[reason], message }] })
}

const FIELD_OF: Readonly<Record<Exclude<NotRecorded, 'own-household'>, keyof StaffForm>> = { self: 'theirBsn', already: 'theirBsn', colleague: 'theirBsn', 'of-age': 'kind', 'too-long': 'to' }

async function lastDayOf(house: House, residentId: string, kind: RepresentationKind): Promise<LocalDate> {
  const today = house.clock.today()
  const longest = longestUntil(kind, (await residentCard(house, house.db, residentId)).born, today)
  return longest === 'of-age' ? today : longest
}

const showOwn = (house: House, visit: Visit): Promise<Answer> => show(house, visit, { errors: [{ field: 'bsn', message: text.staffErrors['own-household'] }] })

const NOBODY = '00000000-0000-7000-8000-000000000000'
const digits = (typed: string | undefined): string => (typed ?? '').replace(/[\s.-]/g, '')
/** "3-6-2027" */
const dayTyped = (typed: string): LocalDate | undefined => {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(typed) ?? []
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
