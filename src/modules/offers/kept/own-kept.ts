import { ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { catalogue } from '../catalogue.ts'
import * as store from './kept.store.ts'
import { text } from './kept.text.ts'

/** What somebody keeps, what they asked to hear of, and when they last looked. */
export const ownKept: OwnPartOf = async (house, q, residentId) => {
  const titles = new Map((await catalogue(house)).map(({ offerId, title }) => [offerId, title]))
  const last = await store.lastLook(q, residentId)
  return {
    name: 'kept', title: text.own.title,
    records: [
      ...(await store.favourites(q, residentId)).map(({ offerId, at }) => [ownText('offer', text.own.offer, titles.get(offerId)), ownMoment('keptAt', text.own.at, at)]),
      ...(await store.wishesOf(q, residentId)).map(({ offerId, askedAt, toldAt }) => [
        ownText('offer', text.own.offer, titles.get(offerId)), ownMoment('askedAt', text.own.asked, askedAt), ...whenThere(ownMoment('toldAt', text.own.told, toldAt ?? undefined)),
      ]),
      ...(last ? [[ownMoment('lookedAt', text.own.looked, last.lookedAt)]] : []),
    ],
  }
}
