import type { Queryable } from '#db/database.ts'
import { section, sentence } from '#modules/knowledge/index.ts'
import { letterOf } from '#modules/messages/index.ts'
import type { Coming } from '#modules/vouchers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { postedBy } from '../domain/delivery.ts'
import { deliveryTermsOf } from './delivery-terms.ts'
import { type OrderedRow, orderedOf } from './delivery.store.ts'
import { pickUp } from './pick-ups.ts'
import { orderKey, stipWords } from './told-of.ts'

/** For the page of a voucher: how it comes, what happens now, and by when. Nothing for what is on the phone. */
export async function howItComes(house: House, q: Queryable, voucherId: string, lang: Language = 'nl'): Promise<Coming | undefined> {
  const [row] = await orderedOf(q, [voucherId])
  return row && comes(house, q, lang, row)
}

/** Of what was ordered in one go, once: what is on the post or lies at a Stip, in the words that the page of the voucher has. */
export async function onTheirWay(house: House, q: Queryable, voucherIds: readonly string[]): Promise<readonly Coming[]> {
  const rows = voucherIds.length ? (await orderedOf(q, voucherIds)).filter(({ delivery }) => delivery === 'post' || delivery === 'stip') : []
  const orders = new Map(rows.map((row) => [row.orderId, row]))
  const found: Coming[] = []
  for (const row of orders.values()) found.push(...[await comes(house, q, 'nl', row)].filter((one) => one !== undefined))
  return found
}

async function comes(house: House, q: Queryable, lang: Language, row: OrderedRow): Promise<Coming | undefined> {
  switch (row.delivery) {
    case 'print': return { ...said(house, lang, 'komt-print', 'info', {}), print: true }
    case 'post': return byPost(house, q, lang, row)
    case 'stip': return atStip(house, q, lang, row)
    default: return undefined
  }
}

async function byPost(house: House, q: Queryable, lang: Language, { orderId, orderedAt }: OrderedRow): Promise<Coming | undefined> {
  const { date, dayAndDate } = spoken[lang]
  const letter = await letterOf(q, orderKey(orderId))
  if (letter?.returnedAt) return said(house, lang, 'post-terug', 'warning', { date: date(dayOf(letter.returnedAt)) })
  if (letter?.state === 'posted' && letter.sentAt) return said(house, lang, 'post-weg', 'ok', { date: date(dayOf(letter.sentAt)) })
  if (letter?.state !== 'waiting') return undefined
  return said(house, lang, 'komt-post', 'info', { postBy: dayAndDate(postedBy(dayOf(orderedAt), deliveryTermsOf(house))) })
}

async function atStip(house: House, q: Queryable, lang: Language, { orderId }: OrderedRow): Promise<Coming | undefined> {
  const { date, dayAndDate } = spoken[lang]
  const one = await pickUp(house, q, orderId)
  if (!one) return undefined
  if (one.handedAt) return said(house, lang, 'opgehaald', 'ok', { date: date(dayOf(one.handedAt)), stip: one.stip })
  if (one.endedAt) return said(house, lang, 'niet-opgehaald', 'info', {})
  const left = !house.municipality.desks.some(({ name }) => name === one.stip)
  return said(house, lang, left ? 'ophalen-elders' : 'ophalen', left ? 'warning' : 'info', { ...stipWords(house, one.stip, lang), ...(left && { stip: one.stip }), pickUpFrom: dayAndDate(one.from), pickUpUntil: dayAndDate(one.until) })
}

const said = (house: House, lang: Language, id: string, kind: Coming['kind'], values: Readonly<Record<string, string>>): Coming =>
  ({ kind, title: section(house, `pages/bon#${id}`, values, lang).heading, body: sentence(house, `pages/bon#${id}`, values, lang) })
