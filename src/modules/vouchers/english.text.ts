import { spoken } from '#shared/language.ts'
import type { VoucherText } from './vouchers.text.ts'

const { date, shortDate } = spoken.en

/** Labels, headings and buttons in English, one for one those of vouchers.text.ts. */
export const text: VoucherText = {
  mine:        'My vouchers',
  ready:       'Ready to use',
  readySpoken: (count) => (count === 1 ? '1 voucher' : `${count} vouchers`),
  done:        'Used or over',
  show:        'Show voucher',
  about:       (offer, person) => `${offer}, ${person}`,
  orderAgain:  'Order again',
  notRight:    'Is this not right?',
  print:       'Print',
  printMine:   'Print your vouchers',
  printAll:    (count) => (count === 1 ? 'Print 1 voucher' : `Print ${count} vouchers`),
  offers:      'Look at the offers',
  cancel:      'I cannot go: cancel',
  yourPass:    'Your pass',
  ourDecision: 'Look at our decision',
  passLost:    'Pass lost or found (in Dutch)',
  applyAgain:  'Apply again',
  application: 'Look at your application',
  passOff:     'The pass is turned off.',
  passUntil:   (day) => `Valid up to and including ${date(day)}.`,
  where:       'Where you can go',
  howTo:       'How to use the voucher',
  qr:          'QR code of this voucher. Let them scan it, or say the code below it.',
  states:      { 'usable': 'Valid', 'not-yet-valid': 'Not valid yet', 'expired': 'Over', 'redeemed': 'Used', 'cancelled': 'Cancelled' },
  person:      'For',
  you:         'you',
  until:       'On or before',
  from:        'From',
  pays:        'You pay',
  gets:        'You get',
  persons:     'People',
  surprise:    'Your surprise',
  changesOn:   (day) => `Different from ${date(day)}`,
  untilDay:    (day) => `On or before ${date(day)}`,
  fromDay:     (day) => `From ${date(day)}`,
  shortDay:    shortDate,
}
