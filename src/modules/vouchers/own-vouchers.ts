import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { providerCard } from '#modules/providers/index.ts'
import { standing } from './domain/voucher-states.ts'
import { vouchersOf } from './voucher.ts'
import { text } from './vouchers.text.ts'

/** Every voucher of somebody, and where it was used. Without its code: who has that may use it, and a file lies around. */
export const ownVouchers: OwnPartOf = async (house, q, residentId) => {
  const vouchers = await vouchersOf(house, q, [residentId])
  const offers = await promisedOffers(house, q, vouchers.map(({ versionId }) => versionId))
  const records = []
  for (const voucher of vouchers) {
    const state = standing(voucher, house.clock.today())
    records.push([
      ownText('offer', text.own.offer, offers.get(voucher.versionId)?.title), ownMoment('orderedAt', text.own.ordered, voucher.issuedAt),
      ownDay('validFrom', text.from, voucher.validFrom), ownDay('validTo', text.until, voucher.validTo), ownText('state', text.own.state, state, text.states[state]),
      ...whenThere(ownMoment('usedAt', text.own.used, voucher.redeemedAt)),
      ...whenThere(ownText('usedAtProvider', text.own.where, voucher.redeemedBy && (await providerCard(house, q, voucher.redeemedBy))?.name)),
      ...whenThere(ownMoment('cancelledAt', text.own.cancelled, voucher.cancelledAt)),
    ])
  }
  return { name: 'vouchers', title: text.mine, records }
}
