import { isUuid } from '#shared/ids.ts'
import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { normsInForce } from '../domain/norms.ts'
import { normTables } from '../rules.store.ts'
import { askRetest, cancelRetest, confirm } from './ask-retest.ts'
import { followedCounts, latestRetest, listedNumbers } from './retest.store.ts'
import { text } from './retest.text.ts'
import type { StaffMember } from './retest.ts'
import { type Form, normValue, RETEST_PATH, retestPage } from './retest.views.ts'

/** More numbers than anybody reads on one page. */
const LISTED = 200

const staffOf = ({ signed }: Visit): StaffMember => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('retest')
  return { id: signed.subjectId, name: signed.name, role: signed.roles.find((role) => role === 'manager') ?? signed.roles[0] ?? 'manager' }
}

export async function showRetest(house: House, visit: Visit, { form, errors = [], status = errors.length ? 422 : 200 }: { form?: Form; errors?: readonly FieldError[]; status?: number } = {}): Promise<Answer> {
  const retest = await latestRetest(house.db)
  const tables = await normTables(house.db)
  const inForce = normsInForce(tables, visit.today)
  return page({
    title: text.title, area: 'work', current: RETEST_PATH, error: errors.length > 0,
    body: retestPage(house, {
      retest, errors, tables: tables.toReversed(), form: form ?? { day: visit.today, norms: inForce ? normValue(inForce) : '' }, csrf: visit.csrf(),
      followed: retest ? await followedCounts(house.db, retest.id) : { cases: 0, movedOn: 0 },
      listed: retest?.counts ? await listedNumbers(house.db, retest.id, LISTED) : [],
    }),
  }, status)
}

export async function pressAsk(house: House, visit: Visit): Promise<Answer> {
  const by = staffOf(visit)
  const form: Form = { day: visit.form.dag ?? '', norms: visit.form.norm ?? '' }
  const wrong = (field: string, message: string, status?: number) => showRetest(house, visit, { form, errors: [{ field, message }], ...(status ? { status } : {}) })
  const referenceDate = parseLocalDate(form.day)
  const [from = '', version = ''] = form.norms.split('/')
  const effectiveFrom = parseLocalDate(from)
  if (!referenceDate) return wrong('dag', text.errors.day)
  if (!effectiveFrom || !/^\d{1,4}$/.test(version)) return wrong('norm', text.errors.norms)
  const asked = await askRetest(house, by, { referenceDate, norms: { effectiveFrom, version: Number(version) } })
  if (asked.ok) return redirect(RETEST_PATH)
  if (asked.refusal.reason === 'no-such-norms') return wrong('norm', text.errors.norms)
  return asked.refusal.reason === 'no-policy' ? wrong('dag', text.errors.policy) : wrong('stoppen', text.errors.busy, 409)
}

/** Only after a look at the numbers: the box is ticked, and the number of cases is still the one that was shown. */
export async function pressConfirm(house: House, visit: Visit): Promise<Answer> {
  const by = staffOf(visit)
  if (visit.form.bekeken !== 'ja') return showRetest(house, visit, { errors: [{ field: 'bekeken', message: text.errors.looked }] })
  const { id, zaken = '' } = visit.form
  const confirmed = isUuid(id) && /^\d{1,9}$/.test(zaken) ? await confirm(house, by, id, Number(zaken)) : undefined
  return confirmed?.ok ? redirect(RETEST_PATH) : showRetest(house, visit, { errors: [{ field: 'inhoud', message: text.errors.changed }], status: 409 })
}

/** Stopped already, by somebody else or by its end: the page says how it stands. */
export async function pressStop(house: House, visit: Visit): Promise<Answer> {
  const by = staffOf(visit)
  if (isUuid(visit.form.id)) await cancelRetest(house, by, visit.form.id)
  return redirect(RETEST_PATH)
}
