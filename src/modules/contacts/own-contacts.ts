import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { happeningNames, kindShort, outcomeNames, stateNames, text, topicNames, wayNames, work } from './contacts.text.ts'
import { mattersOf } from './contacts.store.ts'
import { entriesIn } from './read-matter.ts'

/** Every question and complaint of somebody with all that was said, also what colleagues noted down about it (AVG art. 15). */
export const ownContacts: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const matter of await mattersOf(q, residentId)) {
    const entries = await entriesIn(house, q, matter.id)
    records.push([
      ownText('number', text.number, matter.number), ownText('kind', work.kindLabel, matter.kind, kindShort[matter.kind]), ownText('topic', work.topicLabel, matter.topic, topicNames[matter.topic]),
      ownMoment('receivedAt', text.receivedOn, matter.receivedAt), ownText('cameBy', work.columns.came, matter.cameBy, wayNames[matter.cameBy]),
      ownText('state', text.ownColumns.state, matter.state, stateNames[matter.state]), ownDay('lastDay', text.lastDay, matter.lastDay),
      ...whenThere(ownText('outcome', work.outcome, matter.outcome, matter.outcome && outcomeNames[matter.outcome])),
      ...whenThere(ownText('text', text.wrote, entries.flatMap(({ what, words }) => (words ? [`${happeningNames[what]}: ${words}`] : [])).join('\n\n') || undefined)),
    ])
  }
  return { name: 'contacts', title: text.ownTitle, records }
}
