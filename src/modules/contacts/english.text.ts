import type { Says } from '#shared/language.ts'
import type { kindHints, kindNames, kindShort, outcomeNames, replyNames, stateNames, text, topicNames, typedBy, yours } from './contacts.text.ts'

/** Of the labels of this room, those that a resident reads; the others are for who works here, in Dutch. */
export type ContactWords = Says<{
  readonly kindNames: typeof kindNames; readonly kindHints: typeof kindHints; readonly kindShort: typeof kindShort; readonly yours: typeof yours
  readonly typedBy: Omit<typeof typedBy, 'leftOut'>; readonly outcomeNames: typeof outcomeNames
  readonly topicNames: typeof topicNames; readonly replyNames: typeof replyNames; readonly stateNames: typeof stateNames
  readonly text: Omit<typeof text, 'forgotten' | 'answerOf' | 'spoke' | 'callBackOn'>
}>

export const english: ContactWords = {
  kindNames: { 'complaint': 'A complaint', 'question': 'A question', 'wrong-voucher': 'A wrong voucher', 'sign-in': 'I cannot sign in', 'suggestion': 'An idea' },
  kindHints: { 'complaint': 'We did not help you well.', 'question': 'You want to know something.', 'wrong-voucher': 'You got a voucher that is not right.', 'sign-in': 'You cannot get into the site.', 'suggestion': 'You know how it can be better.' },
  kindShort: { 'complaint': 'Complaint', 'question': 'Question', 'wrong-voucher': 'Wrong voucher', 'sign-in': 'Signing in', 'suggestion': 'Idea' },
  yours: { 'complaint': 'your complaint', 'question': 'your question', 'wrong-voucher': 'your message about a voucher', 'sign-in': 'your message about signing in', 'suggestion': 'your idea' },
  typedBy: {
    themselves: 'This is what you wrote.', us: 'This is what we wrote down. Is it not right? Let us know.', copied: 'This is what we copied from what you sent. Is it not right? Let us know.',
  },
  outcomeNames: {
    'founded': 'Justified', 'partly-founded': 'Justified in part', 'unfounded': 'Not justified', 'no-judgement': 'Without a judgement', 'satisfied': 'Solved together',
    'not-taken-up': 'Not looked at', 'taken-back': 'Withdrawn', 'answered': 'Answered',
  },
  topicNames: {
    'sign-in': 'Signing in', 'pass': 'The pass or your application', 'voucher': 'A voucher', 'offer': 'The offers', 'provider': 'A club, shop or museum',
    'desk': 'A talk with us', 'explanation': 'A letter or an explanation', 'other': 'Something else',
  },
  replyNames: { message: 'A message with the pass', email: 'An e-mail', phone: 'A call', letter: 'A letter' },
  stateNames: { open: 'Open', waiting: 'Waits for an answer', settled: 'Done', merged: 'Goes with another one' },
  text: {
    formTitle: 'Send us a message',
    kind: 'What do you want to tell us?',
    topic: 'What is it about?',
    chooseTopic: 'Choose a subject',
    story: 'Tell us',
    storyHint: 'What happened, and when? English is fine. Do not write a BSN or an income here.',
    name: 'Your name',
    reply: 'How do you want our answer?',
    email: 'Your e-mail address',
    phone: 'Your telephone number',
    street: 'Street and house number',
    place: 'Postcode and town',
    addressHint: 'Needed for a letter. If we call you, you also get our answer here on paper.',
    emailHint: 'Only needed if you choose an e-mail.',
    phoneHint: 'Only needed if you choose a call.',
    send: 'Send message',
    errors: {
      kind: 'Choose what you want to tell us.',
      topic: 'Choose what it is about.',
      story: 'Tell us what is wrong. A few words are enough.',
      storyLong: 'Your story is too long. Make it shorter than 5,000 characters.', settled: (number) => `This question is closed (${number}). What you wrote stands below. Send it as a new message.`,
      name: 'Fill in your name, and nothing else.',
      reply: 'Choose how you want our answer.',
      email: 'Fill in an e-mail address, like name@example.com.',
      phone: 'Fill in a telephone number with 10 digits.',
      street: 'Fill in your street and house number.',
      place: 'Fill in your postcode and town, like 9712 AB Groningen.',
      together: 'Choose if they go together.',
    },
    togetherTitle: 'Does this go with what you sent before?',
    together: 'Do they go together?',
    togetherYes: (number) => `Yes, put it with ${number}`,
    togetherNo: 'No, this is something else',
    received: (whose) => `We have ${whose}`,
    number: 'Number',
    receivedOn: 'Came in',
    lastDay: 'Answer on or before',
    wrote: 'What you wrote',
    how: 'You get our answer by',
    toOwn: 'Look at your questions',
    toHome: 'Go to the start page',

    ownTitle: 'Your questions and complaints',
    ownNone: 'You have asked us nothing yet.',
    ownNew: 'Send a message',
    ownColumns: { number: 'Number', kind: 'What', since: 'Since', state: 'How it stands', lastDay: 'Answer on or before' },
    ownOne: (number) => `Your message ${number}`,
    add: 'Do you want to add something?',
    addButton: 'Send addition',
    you: 'You',
    us: 'We',
    allOwn: 'All your questions and complaints',
    added: 'What you added is with it now.',
    replyBefore: (day) => `We wait for your answer on or before ${day}.`,
  },
}
