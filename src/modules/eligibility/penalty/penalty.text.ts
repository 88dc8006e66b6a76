import type { NotOwed } from '../domain/penalty.ts'

/** Labels about money that we owe for being late. Sentences that explain are in content/nl/pages/dwangsom.md. */
export const text = {
  queueTitle: 'Geld voor te laat zijn', runs: (day: string): string => `Loopt sinds ${day}`, fixBy: (day: string): string => `Vaststellen tot en met ${day}`, over: (day: string): string => `Te laat: moest tot en met ${day}`,
  what: { application: 'je aanvraag', objection: 'je bezwaar' },
  days: (count: number): string => (count === 1 ? '1 dag' : `${count} dagen`),
  tier: (count: number, each: string, together: string): string => `${text.days(count)} van ${each}: ${together}`,
  runningTitle: 'Wij zijn te laat, en de inwoner schreef dat', toFixTitle: 'Stel vast wat wij betalen', from: (day: string): string => `Zonder besluit kost het geld vanaf ${day}.`, now: (amount: string, count: number): string => `Nu: ${amount}, voor ${text.days(count)}.`, most: 'Meer wordt het niet.',
  nothing: 'Wij besloten binnen de twee weken. Wij hoeven niets te betalen.',
  amount: 'Bedrag', late: 'Te laat', period: (from: string, to: string): string => (from === to ? `op ${from}` : `van ${from} tot en met ${to}`), by: 'Vaststellen tot en met', notOwed: 'Hoeven wij toch niet te betalen?', owed: 'Nee, wij betalen dit bedrag',
  grounds: { 'notice-too-late': 'De brief kwam veel te laat', 'no-interest': 'De aanvraag was niet van wie schreef', 'manifestly-unfounded': 'Het was meteen duidelijk dat het niet kon' } satisfies Record<NotOwed, string>,
  fix: 'Neem het besluit', fixedTitle: 'Vastgesteld wat wij betalen', forFinance: 'Voor financiën', none: 'Niets',
  own: { title: 'Geld van ons voor te laat zijn', number: 'Nummer', notice: 'Je brief kwam binnen op', decided: 'Besluit van', first: 'Eerste dag te laat', last: 'Laatste dag te laat', why: 'Waarom niets', objection: 'Bezwaar tot en met' },
  noticeForm: 'Kwam er een brief dat wij te laat zijn?', noticeDay: 'Op welke dag kwam de brief binnen?', noticePress: 'Brief opschrijven',
  errors: { day: 'Vul de dag in.', future: 'Die dag is nog niet geweest.', 'not-late': 'Dit kan pas als wij te laat zijn.', answered: 'Het bezwaar is al beantwoord.' },
  notDone: { 'nothing-to-fix': 'Er is niets om vast te stellen. Kijk hieronder hoe het staat.', 'already-fixed': 'Een collega was je voor. Het bedrag is al vastgesteld.' },
} as const
