import type { Queryable } from '#db/database.ts'
import { providerDirectory } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'
import { peopleOf, type Person } from './people.ts'
import { isOpen, type ShownVoucher, shownVouchers } from './shown-voucher.ts'
import { vouchersOf } from './voucher.ts'
import { readVoucherCode, voucherByCode } from './voucher-code.ts'
import { voucherPdf } from './voucher-pdf.ts'
import { voucherPaperOf } from './voucher-token.ts'
import { residentOfVoucher } from './vouchers.store.ts'

/**
 * Whose voucher has this code. A mark holds its provider or group, so all of those are tried: a few hundred in a city, found
 * by one look into the index.
 */
export async function holderOfCode(house: House, q: Queryable, typed: string): Promise<string | undefined> {
  const code = readVoucherCode(typed)
  if (!code) return undefined
  const { providers, groups } = await providerDirectory(house, q)
  const id = await voucherByCode(house, q, [...providers.keys(), ...groups.keys()], code)
  return id && residentOfVoucher(q, id)
}

/** All vouchers of somebody and their children, newest first, as the desk shows them: no code. `people`: who those are, when that is known. */
export async function vouchersAtDesk(house: House, q: Queryable, residentId: string, people?: readonly Person[]): Promise<ShownVoucher[]> {
  people ??= await peopleOf(house, q, residentId)
  return shownVouchers(house, q, await vouchersOf(house, q, people.map(({ id }) => id)), people, house.clock.today())
}

/** Those that can still be used, ready to print. Undefined: none. `called`: how the paper names who each is for. */
export async function openVouchersPdf(house: House, q: Queryable, residentId: string, called: (person: Person) => string = ({ givenName }) => givenName): Promise<Buffer | undefined> {
  const open = (await vouchersAtDesk(house, q, residentId)).filter(isOpen)
  return open.length ? voucherPdf(house, open.map((one) => ({ ...one, person: { ...one.person, givenName: called(one.person) }, ...voucherPaperOf(house, one.voucher) }))) : undefined
}
