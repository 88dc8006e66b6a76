import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { applicationById } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { type NotOwed, tiersOf } from '../domain/penalty.ts'
import { OPEN_OBJECTION } from '../domain/objection-states.ts'
import { objectionLastDay } from '../domain/terms.ts'
import { knowsHousehold } from '../knows-household.ts'
import { holdCase } from '../moves/hold-case.ts'
import { decidersOf, holdObjection } from '../objection/objection.store.ts'
import type { Objection } from '../objection/objection.ts'
import { equatedDays, penaltyRules } from '../release-data.ts'
import { rulesOn } from '../rules-in-force.ts'
import * as store from './penalty.store.ts'
import { text } from './penalty.text.ts'
import { penaltyOnApplication, penaltyOnObjection, type StandingPenalty } from './standing-penalty.ts'

export type NotFixed = Refusal<'own-household' | 'decided-it' | 'nothing-to-fix' | 'already-fixed'>

/** About whom and what: a case, or an objection of it. */
type About = { readonly residentId: string; readonly applicationId: string; readonly objectionId: string | null; readonly number: string }

/**
 * The decision on what we owe for being late with an application (Awb 4:18), with its letter. `notOwed`: nothing after all, and why.
 * The amount is what the days make it; nobody types it. Throws NotFound when there is no such case.
 */
export const fixOnApplication = (house: House, who: Caseworker, number: string, notOwed: NotOwed | undefined): Promise<Result<store.PenaltyDecision, NotFixed>> =>
  house.db.transaction(async (tx): Promise<Result<store.PenaltyDecision, NotFixed>> => {
    const held = await holdCase(house, tx, who.staffId, number)
    if (held === 'own-household') return refuse('own-household')
    const { application } = held
    return fix(house, tx, who, { residentId: application.residentId, applicationId: application.id, objectionId: null, number }, await penaltyOnApplication(house, tx, application), notOwed)
  })

/** The same for an objection that was answered too late (7:14). Not by who decided on the application. */
export const fixOnObjection = (house: House, who: Caseworker, number: string, notOwed: NotOwed | undefined): Promise<Result<store.PenaltyDecision, NotFixed>> =>
  withObjection(house, who, number, async (tx, objection) =>
    fix(house, tx, who, { residentId: objection.residentId, applicationId: objection.applicationId, objectionId: objection.id, number }, await penaltyOnObjection(house, tx, objection), notOwed))

async function fix(house: House, tx: Tx, who: Caseworker, about: About, stands: StandingPenalty | undefined, notOwed: NotOwed | undefined): Promise<Result<store.PenaltyDecision, NotFixed>> {
  if (stands?.fixed) return refuse('already-fixed')
  if (!stands?.fixing) return refuse('nothing-to-fix')
  const { penalty, lastOwed } = stands.fixing
  const at = house.clock.now()
  const announcedOn = house.clock.today()
  const { policy } = await rulesOn(house, announcedOn)
  const decision: store.PenaltyDecision = {
    id: newId(at), applicationId: about.applicationId, objectionId: about.objectionId, noticeOn: stands.noticeOn, firstDay: penalty.firstDay, lastOwed, days: penalty.days,
    cents: notOwed ? 0 as Cents : penalty.cents, notOwed: notOwed ?? null, announcedOn, objectionLastDay: objectionLastDay(announcedOn, equatedDays, policy.objectionWeeks), madeAt: at, ...who,
  }
  await store.insertPenalty(tx, decision)
  await record(house, tx, {
    actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.penalty-fixed', subject: { kind: about.objectionId ? 'objection' : 'application', id: about.objectionId ?? about.applicationId },
    facts: { days: decision.days, cents: decision.cents, notOwed: decision.notOwed, fixBy: stands.fixing.fixBy },
  })
  await tell(house, tx, { residentId: about.residentId, kind: notOwed ? 'penalty-not-owed' : 'penalty-fixed', values: await letterOf(house, tx, about, stands.lastDay, decision), dedupeKey: penaltyKey(decision.id) })
  return ok(decision)
}

const penaltyKey = (id: string): string => `eligibility penalty ${id}`

/** Everybody to whom something was fixed must have its letter. */
export const expectedOfPenalties = async (house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await store.fixedPenalties(house.db)).map(({ id, residentId }) => ({ residentId, dedupeKey: penaltyKey(id) }))

/** No income is in it: what we owe is of us. */
async function letterOf(house: House, tx: Tx, { residentId, objectionId, number }: About, lastDay: LocalDate, d: store.PenaltyDecision): Promise<Record<string, string>> {
  const { fullName } = await residentCard(house, tx, residentId)
  const of = objectionId ? 'objection' : 'application'
  return {
    name: fullName, number, date: formatDate(d.announcedOn), objectionLastDay: formatDate(d.objectionLastDay), lastDay: formatDate(lastDay), noticeOn: formatDate(d.noticeOn),
    period: text.period(formatDate(d.firstDay), formatDate(d.lastOwed)), howLong: text.days(d.days), what: text.what[of], lawLine: [sentence(house, 'pages/dwangsom#law'), ...(objectionId ? [sentence(house, 'pages/dwangsom#law-objection')] : [])].join(' '),
    ...(d.notOwed
      ? { reasonLine: sentence(house, `pages/dwangsom#${d.notOwed}`) }
      : { amount: formatEuro(d.cents), lines: tiersOf(penaltyRules, d.days).map(({ days, centsPerDay }) => text.tier(days, formatEuro(centsPerDay), formatEuro((days * centsPerDay) as Cents))).join('\n') }),
  }
}

export type NotNoticed = Refusal<'own-household' | 'decided-it' | 'not-late' | 'answered'>

/** The objector wrote that we are late with our answer (4:17 by 7:14). While something is missing the clock stands still, and we are not. The first notice counts. */
export const noticeOnObjection = (house: House, who: Caseworker, number: string, receivedOn: LocalDate): Promise<Result<'registered', NotNoticed>> =>
  withObjection(house, who, number, async (tx, objection): Promise<Result<'registered', NotNoticed>> => {
    const { id, residentId } = objection
    if (!OPEN_OBJECTION.includes(objection.state)) return refuse('answered')
    if (objection.state === 'incomplete' || receivedOn <= objection.lastDay) return refuse('not-late')
    if (!(await store.keepObjectionNotice(tx, id, receivedOn))) return ok('registered')
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.notice-of-default', subject: { kind: 'objection', id }, facts: { receivedOn } })
    const { fullName } = await residentCard(house, tx, residentId)
    await tell(house, tx, { residentId, kind: 'objection-late', values: (lang) => ({ name: fullName, number, date: spoken[lang].date(house.clock.today()) }), dedupeKey: `eligibility objection-late ${id}` })
    return ok('registered')
  })

const withObjection = <T, R extends Refusal<string>>(house: House, who: Caseworker, number: string, then: (tx: Tx, objection: Objection) => Promise<Result<T, R>>): Promise<Result<T, R | Refusal<'own-household' | 'decided-it'>>> =>
  house.db.transaction(async (tx): Promise<Result<T, R | Refusal<'own-household' | 'decided-it'>>> => {
    const objection = await holdObjection(tx, number)
    if (!objection) throw new NotFound('There is no such objection.')
    if (await knowsHousehold(house, tx, who.staffId, (await applicationById(tx, objection.applicationId)).householdId)) return refuse('own-household')
    if ((await decidersOf(tx, objection.applicationId)).includes(who.staffId)) return refuse('decided-it')
    return then(tx, objection)
  })
