import { bsnOf, notesAbout, residentCard } from '../find-resident.ts'
import { languageFor } from '../language.ts'
import { reachOf } from '../reach.ts'
import { keptFacts, reachChoices } from './own-data.store.ts'
import { text } from './own-data.text.ts'
import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from './own-part.ts'

/**
 * Who somebody is. Of the BSN only its end, and no secret address: a screen may be read over a shoulder, or by who made
 * somebody sign in. The desk shows both to who shows a passport.
 */
export const ownPerson: OwnPartOf = async (house, q, residentId) => {
  const [card, facts, bsn] = [await residentCard(house, q, residentId), await keptFacts(q, residentId), await bsnOf(house, q, residentId)]
  const address = card.addressLines.length ? card.addressLines.join(', ') : undefined
  return {
    name: 'person', title: text.person,
    records: [[
      ownText('fullName', text.name, card.fullName),
      ownText('givenName', text.givenName, card.givenName),
      ownText('born', text.born, card.born ?? card.bornText, card.bornText),
      card.secretAddress ? ownText('address', text.address, undefined, text.secret) : ownText('address', text.address, address),
      ownText('bsnEndsWith', text.bsn, bsn.slice(-3), text.bsnEnd(bsn.slice(-3))),
      ...(card.deceased ? [ownText('deceased', text.deceased, 'yes', text.yes)] : []),
      ownText('ground', text.ground, facts.ground, text.grounds[facts.ground]),
      ownMoment('keptAt', text.keptAt, facts.keptAt),
      ownMoment('readAt', text.readAt, facts.readAt),
    ]],
  }
}

/** What the register remarked. A remark about a partner or child says that it is there, not what it says about them. */
export const ownNotes: OwnPartOf = async (house, q, residentId) => ({
  name: 'notes', title: text.notes,
  records: (await notesAbout(house, q, residentId)).map(({ note, about, source, on }) => [
    ownText('note', text.note, note, text.noteNames[note]),
    ownText('about', text.noteAbout, about, text.abouts[about]),
    ownText('source', text.source, source),
    ownDay('on', text.day, on),
  ]),
})

export const ownReach: OwnPartOf = async (house, q, residentId) => {
  const reach = await reachOf(house, q, residentId)
  const choices = await reachChoices(q, residentId)
  const language = await languageFor(house, q, residentId)
  const now = [
    ownText('channel', text.channel, reach.channel, text.channels[reach.channel]),
    ...(reach.channel === 'email' ? [ownText('email', text.email, reach.email), ownMoment('confirmedAt', text.confirmed, reach.confirmedAt), ownMoment('consentAt', text.consent, reach.consentAt)] : []),
    ownText('language', text.language, language, text.languages[language]),
  ]
  const before = choices.map(({ channel, at }) => [ownText('channel', text.chosen, channel, text.channels[channel]), ...whenThere(ownMoment('at', text.day, at))])
  return { name: 'reach', title: text.reached, records: [now, ...before] }
}
