import { ownCents, ownDay, type OwnPartOf, ownText } from '#modules/residents/index.ts'
import { penaltiesOf } from './penalty.store.ts'
import { text } from './penalty.text.ts'

/** What we owed for being late, and when somebody wrote that we were. */
export const ownPenalties: OwnPartOf = async (_house, q, residentId) => ({
  name: 'latePayments', title: text.own.title,
  records: (await penaltiesOf(q, residentId)).map(({ number, noticeOn, announcedOn, firstDay, lastOwed, cents, notOwed, objectionLastDay }) => [
    ownText('number', text.own.number, number), ownDay('noticeOn', text.own.notice, noticeOn),
    ...(announcedOn && objectionLastDay && firstDay && lastOwed && cents !== null
      ? [ownDay('decidedOn', text.own.decided, announcedOn), ownDay('firstDay', text.own.first, firstDay), ownDay('lastDay', text.own.last, lastOwed), ownCents('amount', text.amount, cents), ...(notOwed ? [ownText('notOwed', text.own.why, notOwed, text.grounds[notOwed])] : []), ownDay('objectionLastDay', text.own.objection, objectionLastDay)]
      : []),
  ]),
})
