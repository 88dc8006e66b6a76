import type { Says } from '#shared/language.ts'
import type { text as dutch } from './messages.text.ts'

/** Of the labels of this room, those that a resident reads; the others are for who posts letters, in Dutch. */
export type OwnText = Says<Pick<typeof dutch, 'title' | 'none' | 'fresh' | 'from' | 'answerUntil' | 'back' | 'print' | 'reach' | 'decisions'>>

export const text: OwnText = {
  title: 'Your messages',
  none: 'You have no messages yet. When there is something, it is here.',
  fresh: 'New',
  from: (date) => `From ${date}`,
  answerUntil: (date) => `Answer on or before ${date}`,
  back: 'All messages',
  print: 'Save as PDF',
  reach: 'How do you want to hear from us?',
  decisions: 'Our decisions',
}

/** Only on a page in English: the message itself. */
export const inDutch = 'The message in Dutch'
