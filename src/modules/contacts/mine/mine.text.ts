import type { OwnApplication } from '#modules/eligibility/index.ts'
import { formatDate, formatDayAndDate, type LocalDate } from '#shared/local-date.ts'
import type { Says } from '#shared/language.ts'
import { kindShort } from '../contacts.text.ts'

/** Labels of the page with everything of one's own. */
export const text = {
  title:     'Mijn pas',
  validTo:   'Geldig tot en met',
  offers:    'Bekijk het aanbod',
  nothing:   'Er staat nu niets open.',
  pass: {
    title: 'Je pas', own: 'Je pas', of: (name: string): string => `De pas van ${name}`, off: 'Staat uit', until: (day: LocalDate): string => `Geldig tot en met ${formatDate(day)}`,
  },
  application: {
    title: 'Je aanvraag',
    kinds: {
      'later': 'Een medewerker kijkt nog mee', 'waiting': 'Wij vragen je inkomen nog een keer op', 'alarm': 'Bel ons over je aanvraag', 'asked': 'Wij missen nog iets van je', 'proposed': 'Wat vind je van ons plan?',
      'refused': 'Je krijgt de pas niet', 'ended': 'Je pas is gestopt', 'set-aside': 'Wij kijken niet verder', 'withdrawn': 'Je aanvraag is gestopt', 'over': 'Vraag de pas opnieuw aan',
    } satisfies Record<OwnApplication['kind'], string>,
    endedOn: (day: LocalDate): string => `Je pas was geldig tot en met ${formatDate(day)}`,
    decideBy: (day: LocalDate): string => `Ons besluit: tot en met ${formatDate(day)}`,
    objectBy: (day: LocalDate): string => `Bezwaar maken kan tot en met ${formatDayAndDate(day)}`,
  },
  answerBy:   (day: LocalDate): string => `Antwoord tot en met ${formatDayAndDate(day)}`,
  ourAnswer:  (day: LocalDate): string => `Ons antwoord: tot en met ${formatDate(day)}`,
  objection:  { title: 'Je bezwaar', ours: (number: string): string => `Wij kijken naar bezwaar ${number}`, missing: (number: string): string => `Vul bezwaar ${number} aan` },
  messages:   { title: 'Nieuwe berichten', from: (day: LocalDate): string => `Van ${formatDate(day)}`, all: 'Alle berichten', more: (count: number): string => `Nog ${count} nieuw` },
  vouchers: {
    title: 'Je bonnen', all: 'Al je bonnen', none: 'Je hebt nu geen bonnen.', from: (day: LocalDate): string => `Vanaf ${formatDate(day)}`, ready: (count: number): string => (count === 1 ? '1 bon klaar' : `${count} bonnen klaar`),
    left: (days: number): string => (days === 0 ? 'Vandaag nog' : days === 1 ? 'Nog 1 dag' : `Nog ${days} dagen`),
  },
  draws:      { title: 'Loting waar je aan meedoet', drawn: (moment: string): string => `Wij loten op ${moment}`, now: 'Wij gaan nu loten', waits: 'De loting wacht nog' },
  matters:    { title: 'Je vragen en klachten', kinds: kindShort, named: (kind: string, number: string): string => `${kind} ${number}` },
  more:       { title: 'Ook van jou', decisions: 'Onze besluiten', data: 'Mijn gegevens', reach: 'Hoe wil je bericht krijgen?', lost: 'Pas kwijt of terug', kept: 'Bewaard aanbod', questions: 'Vragen en klachten' },
} as const

export type MineText = Says<typeof text>
