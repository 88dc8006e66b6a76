import type { Queryable } from '#db/database.ts'
import { section, sentence } from '#modules/knowledge/index.ts'
import { letterOf } from '#modules/messages/index.ts'
import type { Coming } from '#modules/vouchers/index.ts'
import { dayOf, formatDate, formatDayAndDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { deliveryTerms, postedBy } from '../domain/delivery.ts'
import { type OrderedRow, orderedOf } from './delivery.store.ts'
import { pickUp } from './pick-ups.ts'
import { orderKey, stipWords } from './told-of.ts'

/** For the page of a voucher: how it comes, what happens now, and by when. Nothing for what is on the phone. */
export async function howItComes(house: House, q: Queryable, voucherId: string): Promise<Coming | undefined> {
  const [row] = await orderedOf(q, [voucherId])
  switch (row?.delivery) {
    case 'print': return said(house, 'komt-print', 'info', {})
    case 'post': return byPost(house, q, row)
    case 'stip': return atStip(house, q, row)
    default: return undefined
  }
}

async function byPost(house: House, q: Queryable, { orderId, orderedAt }: OrderedRow): Promise<Coming | undefined> {
  const letter = await letterOf(q, orderKey(orderId))
  if (letter?.returnedAt) return said(house, 'post-terug', 'warning', { date: formatDate(dayOf(letter.returnedAt)) })
  if (letter?.state === 'posted' && letter.sentAt) return said(house, 'post-weg', 'ok', { date: formatDate(dayOf(letter.sentAt)) })
  if (letter?.state !== 'waiting') return undefined
  return said(house, 'komt-post', 'info', { postBy: formatDayAndDate(postedBy(dayOf(orderedAt), deliveryTerms(house.municipality.delivery))) })
}

async function atStip(house: House, q: Queryable, { orderId }: OrderedRow): Promise<Coming | undefined> {
  const one = await pickUp(house, q, orderId)
  if (!one) return undefined
  if (one.handedAt) return said(house, 'opgehaald', 'ok', { date: formatDate(dayOf(one.handedAt)), stip: one.stip })
  if (one.endedAt) return said(house, 'niet-opgehaald', 'info', {})
  return said(house, 'ophalen', 'info', { ...stipWords(house, one.stip), pickUpFrom: formatDayAndDate(one.from), pickUpUntil: formatDayAndDate(one.until) })
}

const said = (house: House, id: string, kind: Coming['kind'], values: Readonly<Record<string, string>>): Coming =>
  ({ kind, title: section(house, `pages/bon#${id}`, values).heading, body: sentence(house, `pages/bon#${id}`, values) })
