import { addDays, type LocalDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'

/** How vouchers reach who ordered them: shown on a phone, printed at home, sent by post free of charge, fetched at a Stip. */
export type Delivery = 'phone' | 'print' | 'post' | 'stip'

/** What somebody chose; with `stip`, the name of which one. */
export type DeliveryChoice = { readonly how: Exclude<Delivery, 'stip'> } | { readonly how: 'stip'; readonly stip: string }
export const ON_THE_PHONE: DeliveryChoice = { how: 'phone' }

/** What a form says, when it is one of the ways there are. `stips`: the names of the desks of the municipality. */
export function readDelivery(how: string, stip: string, stips: readonly string[]): DeliveryChoice | undefined {
  if (how === 'stip') return stips.includes(stip) ? { how, stip } : undefined
  return how === 'phone' || how === 'print' || how === 'post' ? { how } : undefined
}

/** What the municipality promises, in days; what its configuration leaves out has a default. */
type DeliveryTerms = {
  /** By post: on its way within so many working days. */
  readonly postWorkingDays: number
  /** At a Stip: ready within so many working days. */
  readonly pickUpWorkingDays: number
  /** It lies there for so many days after that. */
  readonly pickUpDays: number
  /** Who has not come so many days before the last one is reminded. */
  readonly remindDaysBefore: number
}
const DEFAULTS: DeliveryTerms = { postWorkingDays: 2, pickUpWorkingDays: 1, pickUpDays: 14, remindDaysBefore: 4 }
export const deliveryTerms = (configured: Partial<DeliveryTerms> | undefined): DeliveryTerms => ({ ...DEFAULTS, ...configured })

/** The last day on which a letter that was asked for today goes on the post. */
export const postedBy = (ordered: LocalDate, { postWorkingDays }: DeliveryTerms): LocalDate => afterWorkingDays(ordered, postWorkingDays)

/** The post itself needs so long. */
const ON_ITS_WAY = 2

/** From when until when it lies at the Stip: never longer than it can be used. */
export function pickUpDays(ordered: LocalDate, usableUntil: LocalDate, { pickUpWorkingDays, pickUpDays: days, remindDaysBefore }: DeliveryTerms): { readonly from: LocalDate; readonly until: LocalDate; readonly remindOn: LocalDate } {
  const from = afterWorkingDays(ordered, pickUpWorkingDays)
  const last = addDays(from, days)
  const until = last < usableUntil ? last : usableUntil
  return { from, until, remindOn: addDays(until, -remindDaysBefore) }
}

/** Whether a voucher that is ordered today this way is there before its last day is over. */
export function inTime(how: Delivery, ordered: LocalDate, usableUntil: LocalDate, terms: DeliveryTerms): boolean {
  if (how === 'post') return afterWorkingDays(postedBy(ordered, terms), ON_ITS_WAY) <= usableUntil
  return how !== 'stip' || afterWorkingDays(ordered, terms.pickUpWorkingDays) <= usableUntil
}

// Every page of an offer asks the same few of today: kept, and let go when the days have gone by.
const counted = new Map<string, LocalDate>()
function afterWorkingDays(from: LocalDate, count: number): LocalDate {
  const known = counted.get(`${from} ${count}`)
  if (known) return known
  if (counted.size > 99) counted.clear()
  const day = countWorkingDays(from, count)
  counted.set(`${from} ${count}`, day)
  return day
}

function countWorkingDays(from: LocalDate, count: number): LocalDate {
  let day = from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, NONE)) left--
  }
  return day
}
const NONE: ReadonlySet<string> = new Set()
