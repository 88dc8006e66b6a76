import { ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { signUpsBy } from './draw.store.ts'
import { ordersBy } from './orders.store.ts'
import { text } from './orders.text.ts'

/** When somebody ordered, and through which door; the vouchers stand in the part of that room. */
export const ownOrders: OwnPartOf = async (_house, q, residentId) => ({
  name: 'orders', title: text.own.title,
  records: (await ordersBy(q, residentId)).map(({ at, door }) => [ownMoment('at', text.own.at, at), ownText('door', text.own.by, door, text.own.doors[door])]),
})

/** For which draws they signed up. Forgotten some time after the draw (docs/operations/forgetting.md). */
export const ownSignUps: OwnPartOf = async (_house, q, residentId) => ({
  name: 'sign-ups', title: text.ownDraws.title,
  records: (await signUpsBy(q, residentId)).map(({ id, signedAt, withdrawnAt, outcome, stopped }) => [
    ownText('number', text.ownDraws.number, id), ownMoment('at', text.ownDraws.at, signedAt), ...whenThere(ownMoment('withdrawn', text.ownDraws.stopped, withdrawnAt ?? undefined)),
    ownText('outcome', text.ownDraws.outcome, outcome ?? (stopped ? 'stopped' : 'waiting'), outcome ? text.drawResult.outcomes[outcome] : stopped ? text.ownDraws.notDrawn : text.ownDraws.waiting),
  ]),
})
