import { formatDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { FileProblem } from '../domain/norm-file.ts'
import type { Change, Problem } from '../domain/norm-proposal.ts'
import type { NormKey } from '../domain/norms.ts'

/** Labels, buttons and field errors. Sentences that explain are content (content/nl/pages/normen.md). */
export const text = {
  title: 'Normen', newTitle: 'Voer normen in', importTitle: 'Lees een bestand in', previewTitle: 'Bekijk de nieuwe normen', proposalTitle: 'Nieuwe normen',

  keys: {
    'single-18-20':              'Alleen, 18 tot en met 20 jaar',
    'couple-18-20':              'Samen, allebei 18 tot en met 20 jaar',
    'couple-18-20-children':     'Samen met kinderen, allebei 18 tot en met 20 jaar',
    'couple-one-18-20':          'Samen, één van 18 tot en met 20 jaar',
    'couple-one-18-20-children': 'Samen met kinderen, één van 18 tot en met 20 jaar',
    'single-21':                 'Alleen, vanaf 21 jaar',
    'couple-21':                 'Samen, vanaf 21 jaar',
    'single-aow':                'Alleen, met AOW',
    'couple-aow':                'Samen, met AOW',
    'kostendelers-partner-18-20':          'Partner van 18 tot en met 20 jaar, bij kosten delen',
    'kostendelers-partner-18-20-children': 'Partner van 18 tot en met 20 jaar met kinderen, bij kosten delen',
    'institution-single':            'Alleen, in een instelling',
    'institution-single-supplement': 'Alleen, in een instelling: wat erbij komt',
    'institution-couple':            'Samen, in een instelling',
    'institution-couple-supplement': 'Samen, in een instelling: wat erbij komt',
    'asset-limit-single':            'Grens voor spaargeld, alleen',
    'asset-limit-family':            'Grens voor spaargeld, gezin',
    'asset-home-exempt':             'Eigen huis: wat niet meetelt',
  } as Readonly<Record<NormKey, string>>,

  // ---- the tables there are ----
  enter: 'Voer normen in', import: 'Lees een bestand in',
  staleTitle: 'Er zijn nieuwe normen nodig',
  waitingTitle: 'Voorstellen', waits: 'Wacht op een collega', cameBack: 'Kwam terug',
  proposal: (day: string) => `Normen vanaf ${day}`, proposedBy: (name: string) => `Ingevoerd door ${name}`,
  inForceTitle: (day: string) => `Deze normen gelden vanaf ${day}`,
  comingTitle: (day: string) => `Nieuwe normen vanaf ${day}`,
  inForce: 'Geldt nu', coming: 'Komt eraan', earlierTitle: 'Eerdere normen',
  version: 'Versie', source: 'Bron', effectiveFrom: 'Geldt vanaf', enteredBy: 'Ingevoerd', approvedBy: 'Goedgekeurd',
  release: 'Kwam mee met de site', byOn: (name: string, day: string) => `${name}, ${day}`,
  amountsOf: (day: string) => `Bedragen vanaf ${day}`,
  limitsNote: (percent: number) => `De grens is ${percent}% van de norm.`,
  typeWord: 'Type', sourceExample: 'Brief van het rijk',
  type: 'Voor wie', norm: 'Norm', limit: 'Grens', none: '–',

  // ---- the form ----
  effectiveFromHint: 'De eerste dag, zoals 1-1-2027.',
  sourceHint: 'Waar staan deze bedragen? Zet erbij van welke dag.',
  basis: { 'including-holiday-allowance': 'Vul de bedragen per maand in, met vakantiegeld.', 'excluding-holiday-allowance': 'Vul de bedragen per maand in, zonder vakantiegeld.' },
  before: (amount: string, day: string) => `Vanaf ${day}: ${amount}`,
  notBefore: 'Dit bedrag was er nog niet.',
  homeLegend: 'Normen voor mensen thuis', otherLegend: 'Andere bedragen',
  look: 'Bekijk de normen', change: 'Wijzig de bedragen', send: 'Stuur naar een collega',
  fileChoose: 'Kies een bestand', fileHint: 'Een CSV-bestand of een JSON-bestand.', noText: (name: string) => `${name || 'Dit bestand'} is geen tekst. Bewaar het als CSV en kies het opnieuw.`,
  file: 'Of plak hier de inhoud van het bestand', fileLook: 'Lees het bestand in',
  formats: 'Zo ziet een bestand eruit', csv: 'Een CSV-bestand', json: 'Een JSON-bestand',

  // ---- what changes ----
  difference: 'Verschil', was: (day: string) => `Vanaf ${day}`, wasVersion: (version: number) => `Versie ${version}`, now: 'Nieuw',
  same: 'gelijk', more: (amount: string) => `${amount} meer`, less: (amount: string) => `${amount} minder`,
  comparison: 'Oud en nieuw naast elkaar',
  greatTitle: 'Grote verschillen', confirm: (label: string, amount: string) => `${label}: ${amount} klopt`,
  confirmError: (label: string) => `Zet een vinkje als het bedrag klopt: ${label}.`,
  changed: ({ was, from, permille }: Change) => `${percentOf(permille)} ${permille < 0 ? 'minder' : 'meer'} dan vanaf ${formatDate(from)}. Toen was het ${formatEuro(was)}.`,

  // ---- the second pair of eyes ----
  states: { waiting: 'Wacht op een collega', approved: 'Goedgekeurd', returned: 'Teruggestuurd' },
  approve: 'Keur de normen goed', approveTitle: 'Kloppen deze normen?', returnTitle: 'Klopt er iets niet?',
  reason: 'Wat klopt er niet?', reasonHint: 'Je collega leest dit.', return: 'Stuur terug',
  correct: 'Verbeter de normen', ownTitle: 'Een collega kijkt dit na', approvedTitle: 'Deze normen zijn goedgekeurd', returnedTitle: 'Deze normen kwamen terug',
  tooLateTitle: 'Een collega was eerder', noLongerTitle: 'Dit past niet meer', waitingAlready: 'Er wacht al een voorstel', seeIt: 'Bekijk het voorstel',

  errors: {
    reason: 'Schrijf wat er niet klopt.', reasonLong: 'Schrijf het korter: in 500 tekens of minder.',
  },
}

/** "7,1%" of 71. */
const percentOf = (permille: number): string => `${String(Math.abs(permille) / 10).replace('.', ',')}%`

/** The sentence beside a field. */
export function problemText(problem: Problem): string {
  switch (problem.code) {
    case 'no-day': return 'Vul een dag in, zoals 1-1-2027.'
    case 'day-too-far': return 'Deze dag is meer dan een jaar ver weg. Kijk of het jaar klopt.'
    case 'day-before-newest': return `Kies een dag vanaf ${formatDate(problem.day)}: dan begint de nieuwste tabel. Of kies precies de dag van een oudere.`
    case 'no-source': return 'Schrijf waar deze bedragen staan.'
    case 'source-long': return 'Schrijf de bron korter: in 300 tekens of minder.'
    case 'hole': return `${text.keys[problem.field]}: dit bedrag mist. Vanaf ${formatDate(problem.day)} was het er wel.`
    case 'no-amount': return `${text.keys[problem.field]}: schrijf het bedrag met centen, zoals 1.419,46.`
    case 'zero': return `${text.keys[problem.field]}: het bedrag moet meer zijn dan nul.`
    case 'too-great': return `${text.keys[problem.field]}: dit is ${text.changed(problem.change)} Dat is te veel verschil.`
  }
}

/** The same for a file, which knows no labels: by line and by the word that stands there. */
export function problemInFile(problem: Problem, line: number | undefined): string {
  const place = line === undefined ? '' : `Regel ${line}, `
  const name = problem.field === 'effectiveFrom' ? 'ingangsdatum' : problem.field === 'source' ? 'bron' : problem.field
  return `${place}${name}: ${problemText(problem)}`
}

export function fileProblemText({ code, line, field = '' }: FileProblem): string {
  const place = line === undefined ? '' : `Regel ${line}: `
  switch (code) {
    case 'empty': return 'Kies een bestand, of plak hier wat erin staat.'
    case 'too-long': return 'Dit bestand is te lang. Er hoort maar één tabel in te staan.'
    case 'no-json': return `${place}dit is geen goede JSON. Kijk naar komma’s en aanhalingstekens.`
    case 'no-table': return 'In dit bestand staat geen tabel met normen.'
    case 'two-tables': return 'In dit bestand staat meer dan één tabel. Lees ze één voor één in.'
    case 'no-amounts': return 'In dit bestand staan geen bedragen: amounts mist.'
    case 'no-pair': return `${place}schrijf het type, een puntkomma en het bedrag.`
    case 'unknown-type': return `${place}${field.slice(0, 60)} kennen wij niet. Kijk naar de lijst met typen.`
    case 'twice': return `${place}${field} staat er twee keer.`
    case 'no-text': return `${place}${field}: schrijf dit tussen aanhalingstekens, zoals "1419.46".`
  }
}

export const basisInFile = (own: string): string => `basis: de tabel ervoor heeft ${own}. Dit bestand heeft iets anders.`
export const allowanceInFile = (own: number): string => `holidayAllowancePermille: de tabel ervoor heeft ${own}. Dit bestand heeft iets anders.`
