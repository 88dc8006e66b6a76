import type { Says } from '#shared/language.ts'
import type { text as dutch } from './residents.text.ts'

export type ReachText = Says<Omit<typeof dutch, 'menu'>>

/** How somebody hears from us, in English. */
export const text: ReachText = {
  title: 'How do you hear from us?',
  now: 'Now',
  nowLetter: 'You get letters',
  nowEmail: (address) => `You get e-mail at ${address}`,
  choose: 'How do you want to hear from us?',
  byEmail: 'By e-mail',
  byLetter: 'By letter',
  email: 'Your e-mail address',
  emailHint: 'Only if you choose e-mail.',
  go: 'Save choice',
  saved: 'Kept',
  language: 'In which language?',
  languages: { nl: 'In Dutch only', en: 'In Dutch, explained in English' },
  keepLanguage: 'Save language',
  entered: { letter: 'By letter', email: 'By e-mail' },

  codeTitle: 'Fill in the code',
  codeSent: (address) => `We sent a code to ${address}.`,
  codeUntil: (time) => `The code works until ${time}.`,
  code: 'Code from the e-mail',
  codeHint: '7 letters and digits. Small letters are fine too.',
  consentLegend: 'Do you want e-mail instead of letters?',
  confirm: 'Confirm e-mail address',
  again: 'Send a new code',
  other: 'Another address, or a letter after all',
  mailDown: 'E-mail does not work now',

  errors: {
    channel: 'Choose an e-mail or a letter.',
    language: 'Choose a language.',
    'not-an-address': 'Fill in your e-mail address, like name@example.com.',
    'too-many-codes': 'You asked for 5 codes. Wait an hour, or choose a letter.',
    'no-code': 'First ask for a code.',
    'wrong-code': 'This code is not right. Look in the newest e-mail and type the code.',
    'code-expired': 'This code does not work any more. Send a new code.',
    'too-many-tries': 'The code was not right 5 times. Send a new code.',
    'no-consent': 'Tick the box if you want e-mail. Do you not want that? Then choose a letter.',
    'mail-down': 'We cannot send e-mail now. Try again in an hour.',
    'email-not-confirmed': 'First confirm your e-mail address with the code.',
  },
}
