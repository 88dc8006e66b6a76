import type { Queryable } from '#db/database.ts'
import { newCode, readCode } from '#shared/code.ts'
import type { House } from '#src/house.ts'
import type { Voucher } from './voucher.ts'
import * as store from './vouchers.store.ts'

/** Fourteen random characters (70 bits) and one to check. */
const LENGTH = 15

// The provider or group is in the mark: the same code typed at another counter is not found, so that a guess only ever
// counts among one provider's own vouchers.
const findOf = (house: House, promisedBy: string, code: string): Buffer => house.box.find(`voucher-code ${promisedBy} ${code}`)
const sealContext = (voucherId: string): string => `vouchers.voucher.code_sealed ${voucherId}`

/** A new code for a voucher of this provider or group, as vouchers.issue wants it (hex). The code itself is not kept open. */
export function newVoucherCode(house: House, voucherId: string, promisedBy: string): { readonly code_find: string; readonly code_sealed: string } {
  const code = newCode(LENGTH)
  return { code_find: findOf(house, promisedBy, code).toString('hex'), code_sealed: house.box.seal(code, sealContext(voucherId)).toString('hex') }
}

/** The fifteen characters, to show to whom the voucher belongs. */
export const voucherCode = (house: House, voucher: Pick<Voucher, 'id' | 'codeSealed'>): string => house.box.open(voucher.codeSealed, sealContext(voucher.id))

/** What somebody typed, as a code; undefined when it cannot be one (wrong length, a character too many, a typing error). */
export const readVoucherCode = (typed: string): string | undefined => readCode(typed, LENGTH)
export const voucherCodeLength = LENGTH

/** The id of the voucher with this code, looked up only among vouchers of these parties: a provider and its groups. */
export async function voucherByCode(house: House, q: Queryable, parties: readonly string[], code: string): Promise<string | undefined> {
  return (await store.byCode(q, parties.map((party) => findOf(house, party, code))))?.id
}
