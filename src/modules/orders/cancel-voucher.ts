import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import { isOpen, peopleOf, type Person, type ShownVoucher, shownVouchers, voucherOf } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { offerIn } from './message-words.ts'
import { busy, isCrowd } from './place-order.ts'
import * as store from './orders.store.ts'

export type ToCancel = { readonly shown: ShownVoucher; readonly by: Person; readonly people: readonly Person[]; readonly open: boolean }

/** A voucher of this resident or of their child; undefined for anybody else's. `open`: it can still be cancelled. */
export async function voucherToCancel(house: House, residentId: string | undefined, voucherId: string): Promise<ToCancel | undefined> {
  if (!residentId) return undefined
  const people = await peopleOf(house, house.db, residentId)
  const voucher = await voucherOf(house, house.db, voucherId, people.map(({ id }) => id))
  if (!voucher) return undefined
  const [shown] = await shownVouchers(house, house.db, [voucher], people, house.clock.today())
  return { shown: shown!, by: people[0]!, people, open: isOpen(shown!) }
}

/** Ends an unused voucher and gives limit and stock back, once, however often it is asked. */
export async function cancelVoucher(house: House, { shown, by, people }: ToCancel, actor: store.Wish['actor']): Promise<Result<'cancelled', Refusal<'not-unused' | 'not-there' | 'busy'>>> {
  const at = house.clock.now()
  const message = prepareMessage(house, {
    residentId: by.id, kind: 'voucher-given-back', dedupeKey: `voucher-given-back ${shown.voucher.id}`,
    values: (lang) => ({ name: by.givenName, offer: offerIn(lang, shown.offer), provider: shown.offer.giver, date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at) }),
  })
  for (let attempt = 1; ; attempt++) {
    try {
      // One statement is a transaction by itself: nobody waits for a lock while this process is busy with something else.
      const { outcome } = await store.cancel(house.db, shown.voucher.id, people.map(({ id }) => id), at, dayOf(at), actor, message)
      if (outcome === 'cancelled') wakeMessages(house)
      return outcome === 'cancelled' ? ok('cancelled') : refuse(outcome)
    } catch (error) {
      if (!isCrowd(error)) throw error
      if (attempt === 2) return busy(house, error)
    }
  }
}
