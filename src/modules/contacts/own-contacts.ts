import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { happeningNames, kindShort, outcomeNames, stateNames, text, topicNames, wayNames, work } from './contacts.text.ts'
import { visitsOfResident } from './desk/desk.store.ts'
import { purposeNames, wayNames as deskWays } from './desk/desk.text.ts'
import { openWords } from './seal.ts'
import { mattersOf } from './contacts.store.ts'
import { papersOf } from './mail-in/paper.store.ts'
import { nameOfPaper } from './mail-in/papers.ts'
import { entriesIn } from './read-matter.ts'

/** Every question and complaint of somebody with all that was said, also what colleagues noted down about it (AVG art. 15). */
export const ownContacts: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const matter of await mattersOf(q, residentId)) {
    const entries = await entriesIn(house, q, matter.id)
    const papers = (await papersOf(q, matter.id)).map((paper) => nameOfPaper(house, paper)).filter(Boolean)
    records.push([
      ownText('number', text.number, matter.number), ownText('kind', work.kindLabel, matter.kind, kindShort[matter.kind]), ownText('topic', work.topicLabel, matter.topic, topicNames[matter.topic]),
      ownMoment('receivedAt', text.receivedOn, matter.receivedAt), ownText('cameBy', work.columns.came, matter.cameBy, wayNames[matter.cameBy]),
      ownText('state', text.ownColumns.state, matter.state, stateNames[matter.state]), ownDay('lastDay', text.lastDay, matter.lastDay),
      ...whenThere(ownText('outcome', work.outcome, matter.outcome, matter.outcome && outcomeNames[matter.outcome])),
      ...whenThere(ownText('text', text.wrote, entries.flatMap(({ what, words }) => (words ? [`${happeningNames[what]}: ${words}`] : [])).join('\n\n') || undefined)),
      ...whenThere(ownText('papers', work.papers, papers.join(', ') || undefined)),
    ])
  }
  for (const { openedAt, way, purpose, note, callBackOn } of await visitsOfResident(q, residentId)) {
    records.push([
      ownMoment('spokeAt', text.spoke, openedAt), ownText('cameBy', work.columns.came, way, deskWays[way]), ownText('topic', work.topicLabel, purpose, purposeNames[purpose]),
      ...whenThere(ownText('text', work.noteTitle, note ? openWords(house, note) : undefined)), ...whenThere(ownDay('callBackOn', text.callBackOn, callBackOn ?? undefined)),
    ])
  }
  return { name: 'contacts', title: text.ownTitle, records }
}
