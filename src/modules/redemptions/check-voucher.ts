import type { Queryable } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { type FieldError, ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { groupsOf, providerCard } from '#modules/providers/index.ts'
import { type CheckedToken, checkToken, environmentOf, markOf, readVoucherCode, type Voucher, voucherAtTill, voucherByCode, voucherCodeLength } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { evaluateRedemption, type Verdict, type VoucherRecord } from './domain/evaluate-redemption.ts'
import { text } from './redemptions.text.ts'
import * as store from './redemptions.store.ts'

/** Who stands at the till: the provider, and the session in which codes are typed. */
export type Till = { readonly providerId: string; readonly sessionId: string; readonly personId: string | undefined }

export type Seen = { readonly verdict: Verdict; readonly voucher: Voucher | undefined; readonly way: 'code' | 'qr' }

/** Wrong codes may be typed so often, in one session and by a provider: then who guessed waits. A colleague who typed none goes on, and so does what we signed. */
const TRIES = { session: 5, sessionMs: 60_000, provider: 50, providerMs: 3_600_000 } as const

/**
 * What was typed or pasted, and what the till says to it. Nothing is spent. A text that cannot be a code is a field error
 * and no try; a code that nobody has is a try.
 */
export async function checkVoucher(house: House, till: Till, input: string): Promise<Result<Seen, Refusal<'unreadable', FieldError> | Refusal<'too-many-tries'>>> {
  const token = checkToken(house, input)
  const code = token ? undefined : readVoucherCode(input)
  if (!token && !code) return refuse('unreadable', { field: 'code', message: unreadable(input) })
  if (token?.authentic) return ok(await see(house, house.db, till, token.voucherId, token))
  return house.db.transaction(async (tx) => {
    // One after the other: of many at once each would see only those before all of them.
    await store.holdTries(tx, till.sessionId)
    if (await tooMany(house, tx, till)) return refuse('too-many-tries')
    const seen = await see(house, tx, till, code && await lookUp(house, tx, till, code), token)
    if (seen.verdict.verdict === 'unknown-code') {
      const at = house.clock.now()
      await store.insertMiss(tx, newId(at), till.providerId, till.sessionId, at, new Date(at.getTime() - TRIES.providerMs))
    }
    return ok(seen)
  })
}

/** The verdict about one voucher at this till, now. Without an id: nobody has it. */
export async function see(house: House, q: Queryable, till: Till, voucherId: string | undefined, token?: CheckedToken): Promise<Seen> {
  const voucher = voucherId === undefined ? undefined : await voucherAtTill(house, q, voucherId, till.providerId)
  const taker = voucher?.redeemedBy && await providerCard(house, q, voucher.redeemedBy)
  const record: VoucherRecord = voucher
    ? { kind: 'row', ours: voucher.ours, state: voucher.state, validFrom: voucher.validFrom, validTo: voucher.validTo, ...(voucher.redeemedAt && taker && { redeemed: { at: voucher.redeemedAt, where: taker.name } }) }
    : { kind: 'none' }
  const providerMarks = [till.providerId, ...(await groupsOf(house, q, till.providerId))].map(markOf)
  const verdict = evaluateRedemption({ token, record, till: { environment: environmentOf(house), providerMarks, today: house.clock.today() } })
  return { verdict, voucher, way: token ? 'qr' : 'code' }
}

async function lookUp(house: House, q: Queryable, { providerId }: Till, code: string): Promise<string | undefined> {
  return voucherByCode(house, q, [providerId, ...(await groupsOf(house, q, providerId))], code)
}

async function tooMany(house: House, q: Queryable, till: Till): Promise<boolean> {
  const now = house.clock.now().getTime()
  const { session, sessionHour, provider } = await store.misses(q, till.providerId, till.sessionId, new Date(now - TRIES.sessionMs), new Date(now - TRIES.providerMs))
  const many = session >= TRIES.session || (provider >= TRIES.provider && sessionHour > 0)
  if (many) house.log.warn({ provider: till.providerId, session, hour: provider }, 'too many wrong voucher codes at a till')
  return many
}

/** A typing error is told as what it is, so that the person at the till finds it. */
function unreadable(input: string): string {
  const characters = input.replace(/[\s\-–.]/g, '').length
  if (!characters) return text.errors.empty
  if (characters > 2 * voucherCodeLength) return text.errors.picture
  return characters === voucherCodeLength ? text.errors.typo : text.errors.length(characters)
}
