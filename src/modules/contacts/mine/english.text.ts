import { spoken } from '#shared/language.ts'
import type { MineText } from './mine.text.ts'

const { date, dayAndDate } = spoken.en

/** One for one the labels of mine.text.ts. */
export const text: MineText = {
  title:     'My pass',
  validTo:   'Valid up to and including',
  offers:    'Look at the offers',
  nothing:   'Nothing is open now.',
  pass: {
    title: 'Your pass', own: 'Your pass', of: (name) => `The pass of ${name}`, off: 'Turned off', until: (day) => `Valid up to and including ${date(day)}`,
  },
  application: {
    title: 'Your application',
    kinds: {
      'later': 'A member of staff still looks', 'waiting': 'We ask for your income once more', 'alarm': 'Call us about your application', 'asked': 'We still need something from you', 'proposed': 'What do you think of our plan?',
      'refused': 'You do not get the pass', 'ended': 'Your pass has stopped', 'set-aside': 'We do not look any further', 'withdrawn': 'Your application has stopped', 'over': 'Apply for the pass again',
    },
    endedOn: (day) => `Your pass was valid up to and including ${date(day)}`,
    decideBy: (day) => `Our decision: on or before ${date(day)}`,
    objectBy: (day) => `You can object on or before ${dayAndDate(day)}`,
  },
  answerBy:   (day) => `Answer on or before ${dayAndDate(day)}`,
  ourAnswer:  (day) => `Our answer: on or before ${date(day)}`,
  objection:  { title: 'Your objection', ours: (number) => `We look at objection ${number}`, missing: (number) => `Complete objection ${number}` },
  messages:   { title: 'New messages', from: (day) => `From ${date(day)}`, all: 'All messages', more: (count) => `${count} more new` },
  vouchers: {
    title: 'Your vouchers', all: 'All your vouchers', none: 'You have no vouchers now.', from: (day) => `From ${date(day)}`, ready: (count) => (count === 1 ? '1 voucher ready' : `${count} vouchers ready`),
    left: (days) => (days === 0 ? 'Only today' : days === 1 ? '1 day left' : `${days} days left`),
  },
  draws:      { title: 'Draws that you have joined', drawn: (moment) => `We draw on ${moment}`, now: 'We are going to draw now', waits: 'The draw waits' },
  matters: {
    title: 'Your questions and complaints', kinds: { 'complaint': 'Complaint', 'question': 'Question', 'wrong-voucher': 'Wrong voucher', 'sign-in': 'Signing in', 'suggestion': 'Idea' },
    named: (kind, number) => `${kind} ${number}`,
  },
  more:       { title: 'Also yours', decisions: 'Our decisions', data: 'My data', reach: 'How do you want messages?', lost: 'Pass lost or found (in Dutch)', kept: 'Saved offers (in Dutch)', questions: 'Questions and complaints' },
}
