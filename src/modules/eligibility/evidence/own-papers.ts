import { dayOf, formatDate } from '#shared/local-date.ts'
import { ownMoment, type OwnPartOf, ownText } from '#modules/residents/index.ts'
import { applicationsOf } from '../resident/own.store.ts'
import { text } from './evidence.text.ts'
import { listEvidence } from './list-evidence.ts'

/** Every paper that somebody sent or brought, and what became of it. The paper itself they have. */
export const ownPapers: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const { id } of await applicationsOf(q, residentId)) {
    for (const { name, type, receivedAt, gone, seenAt } of await listEvidence(house, q, id)) {
      const now = gone ? `${gone.because} ${gone.on}` : seenAt ? 'seen' : 'not-seen'
      const shown = gone ? (gone.because === 'taken-back' ? text.takenBackOn : text.forgottenOn)(formatDate(gone.on)) : seenAt ? text.seenOn(formatDate(dayOf(seenAt))) : text.notSeen
      records.push([ownText('name', text.own.name, name ?? type, name ?? (type === 'application/pdf' ? text.pdf : text.photo)), ownMoment('receivedAt', text.own.received, receivedAt), ownText('state', text.own.state, now, shown)])
    }
  }
  return { name: 'papers', title: text.own.title, records }
}
