import { countLooks, looksBetween, type Period, record, whoWasLookedAt } from '#modules/audit/index.ts'
import { colleagues } from '#modules/identity/index.ts'
import { isUuid } from '#shared/ids.ts'
import { addDays, dayOf, daysBetween, momentAt, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page } from '#web/answer.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { byColleague, byPurpose, hadReason, isPile, type Reason } from './domain/looks.ts'
import { linesPage, LOOKS_PATH, overviewPage, type Wanted } from './looks.views.ts'
import { text } from './looks.text.ts'
import { reasonsToLook } from './reports.store.ts'

/** For an auditor: who looked at whom, by colleague, purpose and day. That they looked here is an event of its own. */
export const looksRoutes = (house: House): Route[] => [
  get(LOOKS_PATH,             'see-looks', (visit) => showOverview(house, visit), { patient: true }),
  get(`${LOOKS_PATH}/regels`, 'see-looks', (visit) => showLines(house, visit),    { patient: true }),
]

const USUAL = 30
const MOST_DAYS = 92
const ON_A_PAGE = 50

type Asked = { readonly wanted: Wanted; readonly period: Period; readonly errors: readonly FieldError[] }

/** Days that make no sense are said at their field, and the usual ones shown. */
function asked({ query, today }: Visit): Asked {
  const usual = { from: addDays(today, 1 - USUAL), until: today }
  const [from, until] = [query['van'] ? parseLocalDate(query['van']) : usual.from, query['tot'] ? parseLocalDate(query['tot']) : usual.until]
  const errors: FieldError[] = [...(from ? [] : [{ field: 'van', message: text.badDay }]), ...(until ? [] : [{ field: 'tot', message: text.badDay }])]
  if (from && until && until < from) errors.push({ field: 'tot', message: text.order })
  else if (from && until && daysBetween(from, until) >= MOST_DAYS) errors.push({ field: 'tot', message: text.long(MOST_DAYS) })
  const days = errors.length ? usual : { from: from!, until: until! }
  const { wie, doel, inwoner } = query
  return {
    errors, period: { from: momentAt(days.from, '00:00')!, until: momentAt(addDays(days.until, 1), '00:00')! },
    wanted: { ...days, actor: isUuid(wie) ? wie : undefined, purpose: doel || undefined, mark: /^[0-9a-f]{16}$/.test(inwoner ?? '') ? inwoner : undefined, without: query['zonder'] === 'ja' },
  }
}

/** The auditor's own look, before anything is shown. */
async function writeDown(house: House, { signed, role }: Visit, { from, until, actor }: Wanted): Promise<void> {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('see-looks')
  const by = { door: 'staff', id: signed.subjectId, role } as const
  await house.db.transaction((tx) => record(house, tx, { actor: by, action: 'reports.looks-read', ...(actor ? { subject: { kind: 'staff', id: actor } } : {}), facts: { from, until } }))
}

/** What was going on with whoever was looked at in a period, by mark. */
async function reasons(house: House, period: Period): Promise<(mark: string) => readonly Reason[]> {
  const people = await whoWasLookedAt(house, house.db, period)
  const rows = Map.groupBy(await reasonsToLook(house.db, [...new Set(people.values())]), ({ residentId }) => residentId)
  return (mark) => rows.get(people.get(mark) ?? '') ?? []
}

const namesOf = async (house: House): Promise<(id: string) => string> => {
  const names = new Map((await colleagues(house, house.db)).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? text.unknown
}

async function showOverview(house: House, visit: Visit): Promise<Answer> {
  const { wanted, period, errors } = asked(visit)
  await writeDown(house, visit, wanted)
  const counted = await countLooks(house, house.db, period)
  return page({
    title: text.title, area: 'work', current: LOOKS_PATH, error: errors.length > 0,
    body: overviewPage({ house, wanted, errors, typed: visit.query, nameOf: await namesOf(house), colleagues: byColleague(counted, await reasons(house, period)), purposes: byPurpose(counted) }),
  }, errors.length ? 422 : 200)
}

/** Every line, newest first: the whole of what was asked is counted, and a page of it shown. */
async function showLines(house: House, visit: Visit): Promise<Answer> {
  const { wanted, period, errors } = asked(visit)
  await writeDown(house, visit, wanted)
  const reasonsOf = await reasons(house, period)
  const all = (await looksBetween(house, house.db, period, wanted))
    .map((one) => ({ ...one, without: !isPile(one.activity) && !hadReason(dayOf(one.at), reasonsOf(one.mark)) }))
    .filter(({ without }) => without || !wanted.without)
  const pages = Math.max(1, Math.ceil(all.length / ON_A_PAGE))
  const at = Math.min(pages, Math.max(1, Number(/^[1-9]\d{0,5}$/.exec(visit.query['pagina'] ?? '')?.[0] ?? 1)))
  return page({
    title: text.lines, area: 'work', current: LOOKS_PATH, error: errors.length > 0,
    body: linesPage({ wanted, errors, typed: visit.query, nameOf: await namesOf(house), total: all.length, lines: all.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE), page: at, pages }),
  }, errors.length ? 422 : 200)
}
