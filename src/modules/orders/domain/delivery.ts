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
/** With the days that count as a holiday by royal decree, as for every other term (Algemene termijnenwet art. 3(3)). */
type CountedTerms = DeliveryTerms & { readonly equated: ReadonlySet<string> }
const DEFAULTS: DeliveryTerms = { postWorkingDays: 2, pickUpWorkingDays: 1, pickUpDays: 14, remindDaysBefore: 4 }
export const deliveryTerms = (configured: Partial<DeliveryTerms> | undefined, equated: ReadonlySet<string>): CountedTerms => ({ ...DEFAULTS, ...configured, equated })

/** The last day on which a letter that was asked for today goes on the post. */
export const postedBy = (ordered: LocalDate, { postWorkingDays, equated }: CountedTerms): LocalDate => afterWorkingDays(ordered, postWorkingDays, equated)

/**
 * The post itself needs so long. Its days are others than ours: five a week (Postwet 2009 art. 16), from Tuesday to Saturday, Good Friday and days
 * of a royal decree included. We count them as our own all the same: that is the same day or a later one, and a bon that was promised is there.
 */
const ON_ITS_WAY = 2

/** From when until when it lies at the Stip: never longer than it can be used. */
export function pickUpDays(ordered: LocalDate, usableUntil: LocalDate, { pickUpWorkingDays, pickUpDays: days, remindDaysBefore, equated }: CountedTerms): { readonly from: LocalDate; readonly until: LocalDate; readonly remindOn: LocalDate } {
  const from = afterWorkingDays(ordered, pickUpWorkingDays, equated)
  const last = addDays(from, days)
  const until = last < usableUntil ? last : usableUntil
  return { from, until, remindOn: addDays(until, -remindDaysBefore) }
}

/** Whether a voucher that is ordered today this way is there before its last day is over. */
export function inTime(how: Delivery, ordered: LocalDate, usableUntil: LocalDate, terms: CountedTerms): boolean {
  if (how === 'post') return afterWorkingDays(postedBy(ordered, terms), ON_ITS_WAY, terms.equated) <= usableUntil
  return how !== 'stip' || afterWorkingDays(ordered, terms.pickUpWorkingDays, terms.equated) <= usableUntil
}

// Every page of an offer asks the same few of today: kept, and let go when the days have gone by.
const counted = new WeakMap<ReadonlySet<string>, Map<string, LocalDate>>()
function afterWorkingDays(from: LocalDate, count: number, equated: ReadonlySet<string>): LocalDate {
  const kept = counted.get(equated) ?? new Map<string, LocalDate>()
  const known = kept.get(`${from} ${count}`)
  if (known) return known
  if (kept.size > 99) kept.clear()
  const day = countWorkingDays(from, count, equated)
  counted.set(equated, kept.set(`${from} ${count}`, day))
  return day
}

function countWorkingDays(from: LocalDate, count: number, equated: ReadonlySet<string>): LocalDate {
  let day = from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, equated)) left--
  }
  return day
}
