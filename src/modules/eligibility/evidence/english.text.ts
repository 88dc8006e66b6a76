import type { AddText } from './add.text.ts'

/** One for one the labels of add.text.ts. */
export const text: AddText = {
  title: 'Add something to your application', here: 'Add something', note: 'A payslip or a letter, for example.',
  formTitle: 'Choose your papers', filesHint: 'Take a photo with your phone or choose a file. At most 5 at once.', send: 'Send papers',
  keptTitle: 'We have these papers', sentTitle: 'We have your papers', kept: (count) => (count === 1 ? 'We have 1 file.' : `We have ${count} files.`),
  wordsTitle: 'Do you want to tell us more?', write: 'Write to us',
  decidedTitle: 'We have decided already', grantedTitle: 'You have the pass', stoppedTitle: 'Your application has stopped',
  decisions: 'Our decisions', again: 'Apply again',
  noFile: 'First choose a file. Then press the button to send it.',
}
