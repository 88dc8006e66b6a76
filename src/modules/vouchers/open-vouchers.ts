import type { Queryable } from '#db/database.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import type { Person } from './people.ts'
import { isOpen, type ShownVoucher, shownVouchers } from './shown-voucher.ts'
import { vouchersOf } from './voucher.ts'

/** What these people can still use, now or later; what ends first comes first. `people` as `peopleOf` gives them. */
export async function openVouchers(house: House, q: Queryable, people: readonly Person[], lang: Language): Promise<ShownVoucher[]> {
  const all = await shownVouchers(house, q, await vouchersOf(house, q, people.map(({ id }) => id)), people, house.clock.today(), lang)
  return all.filter(isOpen).toSorted((a, b) => a.voucher.validTo.localeCompare(b.voucher.validTo))
}
