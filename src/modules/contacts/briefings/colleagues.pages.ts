import { readEmail } from '#modules/residents/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { type ExpectedProblem, readExpected, readExpectedList } from '../domain/expected-list.ts'
import { staffOf } from '../staff-form.ts'
import { BRIEFING_PATH } from './briefing.views.ts'
import { type ColleagueForm, COLLEAGUES_PATH, colleaguesPage } from './colleagues.views.ts'
import { text } from './colleagues.text.ts'
import { expectColleagues, takeOffColleague } from './expect-colleagues.ts'
import { everybodyAtDesk } from './expected.store.ts'

export const colleagueRoutes = (house: House): Route[] => [
  get (COLLEAGUES_PATH,          'list-desk', (visit) => showColleagues(house, visit)),
  post(COLLEAGUES_PATH,          'list-desk', (visit) => pressExpected(house, visit)),
  post(`${COLLEAGUES_PATH}/weg`, 'list-desk', (visit) => pressTakeOff(house, visit)),
]

const EMPTY: ColleagueForm = { name: '', address: '', role: '', list: '' }
const count = (typed: string | undefined): number => (/^\d{1,3}$/.test(typed ?? '') ? Number(typed) : 0)

async function showColleagues(house: House, visit: Visit, form = EMPTY, errors: readonly FieldError[] = []): Promise<Answer> {
  const { erbij, stond, kwam, gedaan } = visit.query
  const listed = erbij === undefined || errors.length ? undefined : { added: count(erbij), before: count(stond), came: count(kwam) }
  return page({
    title: text.title, area: 'work', current: BRIEFING_PATH, error: errors.length > 0,
    body: colleaguesPage({ everybody: await everybodyAtDesk(house.db), form, errors, listed, gone: gedaan === 'weg' && !errors.length, csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

/** One, or a list: all of it or nothing. */
async function pressExpected(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const form: ColleagueForm = { name: visit.form.naam ?? '', address: visit.form.adres ?? '', role: visit.form.waar ?? '', list: visit.form.lijst ?? '' }
  const read = visit.form.hoe === 'lijst' ? readMany(form) : readOne(form)
  if ('errors' in read) return showColleagues(house, visit, form, read.errors)
  const { added, before, came } = await expectColleagues(house, who, read.people)
  return redirect(`${COLLEAGUES_PATH}?erbij=${added}&stond=${before}&kwam=${came}`)
}

const FIELD: Readonly<Record<ExpectedProblem, string>> = { name: 'naam', bsn: 'naam', address: 'adres', role: 'waar' }

function readOne(form: ColleagueForm) {
  const read = readExpected(form, readEmail)
  return 'one' in read ? { people: [read.one] } : { errors: read.problems.map((code) => ({ field: FIELD[code], message: text.errors[code] })) }
}

function readMany({ list }: ColleagueForm) {
  const read = readExpectedList(list, readEmail)
  if (typeof read === 'string') return { errors: [{ field: 'lijst', message: text.errors[read] }] }
  return 'people' in read ? read : { errors: [{ field: 'lijst', message: text.lines(read.problems) }] }
}

/** Twice is once. */
async function pressTakeOff(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { wie } = visit.form
  if (isUuid(wie)) await takeOffColleague(house, who, wie)
  return redirect(`${COLLEAGUES_PATH}?gedaan=weg`)
}
