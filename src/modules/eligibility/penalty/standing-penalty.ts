import type { Queryable } from '#db/database.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Application } from '../application.ts'
import { applicationByNumber } from '../application.store.ts'
import { lastDayOf } from '../domain/clock.ts'
import { type Fixing, fixingOf, type Penalty, penaltyOf } from '../domain/penalty.ts'
import { clockFacts } from '../moves/clock.ts'
import { noticeOf } from '../moves/moves.store.ts'
import type { Objection } from '../objection/objection.ts'
import { objectionByNumber } from '../objection/objection.store.ts'
import { penaltyRules } from '../release-data.ts'
import * as store from './penalty.store.ts'

/** How a penalty stands today: what it costs so far, what is to be fixed when it is over, and what was fixed. */
export type StandingPenalty = {
  readonly noticeOn: LocalDate
  /** Our last day, which we missed. */
  readonly lastDay: LocalDate
  readonly penalty: Penalty
  readonly fixing: Fixing | undefined
  readonly fixed: store.PenaltyDecision | undefined
}

/** Undefined: nobody wrote that we are late. */
export async function penaltyOnApplication(house: House, q: Queryable, application: Application): Promise<StandingPenalty | undefined> {
  const notice = await noticeOf(q, application.id)
  if (!notice) return undefined
  const lastDay = lastDayOf(await clockFacts(house, q, application), house.clock.today())
  return standing(house, notice.receivedOn, lastDay, await store.endOfApplication(q, application.id), await store.penaltyOfApplication(q, application.id))
}

export async function penaltyOnObjection(house: House, q: Queryable, { id, defaultNoticeOn, lastDay }: Objection): Promise<StandingPenalty | undefined> {
  if (!defaultNoticeOn) return undefined
  return standing(house, defaultNoticeOn, lastDay, await store.endOfObjection(q, id), await store.penaltyOfObjection(q, id))
}

function standing(house: House, noticeOn: LocalDate, lastDay: LocalDate, endedOn: LocalDate | undefined, fixed: store.PenaltyDecision | undefined): StandingPenalty {
  const today = house.clock.today()
  return { noticeOn, lastDay, fixed, penalty: penaltyOf(penaltyRules, { noticeOn, lastDay, until: endedOn ?? addDays(today, 1) }), fixing: fixingOf(penaltyRules, { noticeOn, lastDay, endedOn }, today) }
}

/** A line of the queue: what runs, and what is to be fixed by its own last day. No name, no amount. */
export type PenaltyLine = { readonly kind: 'application' | 'objection'; readonly number: string; readonly from: LocalDate; readonly fixBy: LocalDate | undefined }

/** The most urgent first; what still runs stands after what is over. Nothing of what was decided within the two weeks. */
export async function penaltyLines(house: House, q: Queryable): Promise<readonly PenaltyLine[]> {
  const lines: PenaltyLine[] = []
  for (const { kind, number } of await store.openNotices(q)) {
    const stands = kind === 'application' ? await ofApplication(house, q, number) : await ofObjection(house, q, number)
    if (!stands || (!stands.fixing && (stands.penalty.days === 0 || stands.penalty.firstDay > house.clock.today()))) continue
    lines.push({ kind, number, from: stands.penalty.firstDay, fixBy: stands.fixing?.fixBy })
  }
  return lines.sort((a, b) => (a.fixBy ?? '9').localeCompare(b.fixBy ?? '9') || a.from.localeCompare(b.from))
}

const ofApplication = async (house: House, q: Queryable, number: string) => { const one = await applicationByNumber(q, number); return one && penaltyOnApplication(house, q, one) }
const ofObjection = async (house: House, q: Queryable, number: string) => { const one = await objectionByNumber(q, number); return one && penaltyOnObjection(house, q, one) }
