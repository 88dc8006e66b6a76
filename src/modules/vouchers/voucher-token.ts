import type { House } from '#src/house.ts'
import { signBytes, signedByUs } from '#src/voucher-keys.ts'
import { type Environment, markOf, readToken, type TokenContent, writeToken } from './domain/token.ts'
import type { Voucher } from './voucher.ts'
import { voucherCode } from './voucher-code.ts'

/** A voucher of a demonstration never works in the real city, nor the other way round. */
export const environmentOf = (house: House): Environment => (house.config.demonstration ? 'demonstration' : 'production')

/** The signed text for the QR code, made anew at each showing: only the row is kept. */
function voucherToken(house: House, voucher: Voucher): string {
  const content = {
    environment: environmentOf(house), keyId: voucher.keyId, voucherId: voucher.id, providerMark: markOf(voucher.promisedBy), offerMark: markOf(voucher.offerId),
    validFrom: voucher.validFrom, validTo: voucher.validTo,
  }
  return writeToken(content, (bytes) => signBytes(house.config.keys.vouchers, voucher.keyId, bytes))
}

/** What stands on the voucher itself, for who holds it: the code to type and the text of the QR code. */
export const voucherPaperOf = (house: House, voucher: Voucher): { readonly code: string; readonly token: string } =>
  ({ code: voucherCode(house, voucher), token: voucherToken(house, voucher) })

export type CheckedToken = TokenContent & { readonly authentic: boolean }

/** What a scanned or pasted text says, and whether one of our keys signed it. Undefined when it is no token at all. */
export function checkToken(house: House, text: string): CheckedToken | undefined {
  const token = readToken(text)
  return token && { ...token.content, authentic: signedByUs(house.config.keys.vouchers, token.content.keyId, token.signed, token.signature) }
}
