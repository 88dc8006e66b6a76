import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '../own-data/own-part.ts'
import { holds } from './representation.ts'
import { actsUnder, representationsOf } from './representation.store.ts'
import { text } from './representation.text.ts'

/** Who acts, or acted, for somebody, on which ground, and each act of theirs. Without the BSN: that is somebody else's. */
export const ownRepresentations: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const one of await representationsOf(q, residentId)) {
    const acts = await actsUnder(q, one.id)
    records.push([
      ownText('name', text.ownName, one.representativeName), ownText('kind', text.ownKind, one.kind, text.kinds[one.kind]), ownText('ground', text.ownGround, one.ground, text.grounds[one.ground]),
      ownText('state', text.ownState, holds(one, house.clock.today()) ? 'holds' : 'over', holds(one, house.clock.today()) ? text.holds : text.over), ownDay('from', text.from, one.from),
      ...whenThere(ownDay('to', text.to, one.to)), ...acts.map(({ at, what }, i) => ownMoment(`act${i + 1} ${what}`, text.ownActs, at)),
    ])
  }
  return { name: 'representatives', title: text.own, records }
}
