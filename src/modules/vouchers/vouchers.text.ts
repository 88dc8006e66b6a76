import type { Says } from '#shared/language.ts'
import { formatDate, formatShortDate, type LocalDate } from '#shared/local-date.ts'
import type { Standing } from './domain/voucher-states.ts'

/** Labels, headings and buttons. Sentences that explain stand in content/nl/pages/bon.md. */
export const text = {
  mine:        'Mijn bonnen',
  ready:       'Klaar om te gebruiken',
  readySpoken: (count: number): string => (count === 1 ? '1 bon' : `${count} bonnen`),
  done:        'Gebruikt of voorbij',
  show:        'Toon bon',
  about:       (offer: string, person: string): string => `${offer}, ${person}`,
  orderAgain:  'Bestel opnieuw',
  notRight:    'Klopt dit niet?',
  print:       'Printen',
  printMine:   'Print je bonnen',
  printAll:    (count: number): string => (count === 1 ? 'Print 1 bon' : `Print ${count} bonnen`),
  printFile:   'bonnen.pdf',
  offers:      'Bekijk het aanbod',
  cancel:      'Ik kan toch niet: annuleer',
  yourPass:    'Je pas',
  ourDecision: 'Bekijk ons besluit',
  passLost:    'Pas kwijt of terug',
  applyAgain:  'Vraag opnieuw aan',
  application: 'Bekijk je aanvraag',
  passOff:     'De pas staat uit.',
  passUntil:   (day: LocalDate): string => `Geldig tot en met ${formatDate(day)}.`,
  where:       'Hier kun je terecht',
  howTo:       'Zo gebruik je de bon',
  qr:          'QR-code van deze bon. Laat hem scannen, of noem de code eronder.',
  states: {
    'usable': 'Geldig', 'not-yet-valid': 'Nog niet geldig', 'expired': 'Voorbij', 'redeemed': 'Gebruikt', 'cancelled': 'Geannuleerd',
  } satisfies Record<Standing, string>,
  person:      'Voor',
  you:         'jou',
  until:       'Tot en met',
  from:        'Vanaf',
  pays:        'Je betaalt',
  gets:        'Je krijgt',
  persons:     'Personen',
  surprise:    'Je verrassing',
  changesOn:   (day: LocalDate): string => `Anders vanaf ${formatDate(day)}`,
  untilDay:    (day: LocalDate): string => `Tot en met ${formatDate(day)}`,
  fromDay:     (day: LocalDate): string => `Vanaf ${formatDate(day)}`,
  shortDay:    formatShortDate,
  paper: {
    title:     (offer: string): string => `Bon: ${offer}`,
    titleAll:  'Je bonnen',
    office:    (municipality: string): string => `, gemeente ${municipality}`,
    ordered:   (day: LocalDate): string => `Besteld op ${formatDate(day)}`,
    valid:     (from: LocalDate, until: LocalDate, today: LocalDate): string =>
      (from > today ? `Geldig van ${formatDate(from)} tot en met ${formatDate(until)}` : `Geldig tot en met ${formatDate(until)}`),
    code:      'Code',
    qr:        'QR-code van deze bon',
    more:      'Er verandert nog meer. Kijk op de site bij je bon, of bel.',
    cut:       'Knip hier',
    people:    (count: number): string => (count === 1 ? '1 persoon' : `${count} personen`),
    demo:      'Demonstratie: met deze bon krijg je niets.',
  },
  own: { offer: 'Bon', ordered: 'Besteld', state: 'Nu', used: 'Gebruikt', where: 'Gebruikt bij', cancelled: 'Geannuleerd' },
} as const

/** What a resident reads on the site; what is printed is in Dutch. */
export type VoucherText = Says<Omit<typeof text, 'paper' | 'own' | 'printFile'>>
