import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { Policy } from '../domain/policy.ts'
import type { PolicyProblem } from '../domain/policy-proposal.ts'

const KINDS: Readonly<Record<string, string>> = {
  loon: 'Loon', uitkering: 'Uitkering', bijstand: 'Bijstand', aow: 'AOW', pensioen: 'Pensioen', alimentatie: 'Alimentatie', kamerhuur: 'Huur van een kamer',
  zorgtoeslag: 'Zorgtoeslag', huurtoeslag: 'Huurtoeslag', kindgebondenbudget: 'Kindgebonden budget', kinderopvangtoeslag: 'Kinderopvangtoeslag', kinderbijslag: 'Kinderbijslag',
  studiefinanciering: 'Studiefinanciering',
}

/** Labels, buttons and field errors. Sentences that explain are content (content/nl/pages/regels.md). */
export const text = {
  title: 'Regels', newTitle: 'Stel nieuwe regels voor', previewTitle: 'Bekijk de nieuwe regels', proposalTitle: 'Nieuwe regels',
  kind: (kind: string): string => KINDS[kind] ?? kind,

  // ---- the versions there are ----
  propose: 'Stel nieuwe regels voor',
  waitingTitle: 'Voorstellen', waits: 'Wacht op een collega', cameBack: 'Kwam terug',
  proposal: (day: string) => `Regels vanaf ${day}`, proposedBy: (name: string) => `Voorgesteld door ${name}`,
  inForceTitle: (day: string) => `Deze regels gelden vanaf ${day}`, comingTitle: (day: string) => `Nieuwe regels vanaf ${day}`,
  inForce: 'Geldt nu', coming: 'Komt eraan', earlierTitle: 'Eerdere regels',
  version: 'Versie', enteredBy: 'Voorgesteld', approvedBy: 'Goedgekeurd', release: 'Kwam mee met de site', byOn: (name: string, day: string) => `${name}, ${day}`, none: '–',
  changedTitle: 'Wat anders was',

  // ---- the form ----
  effectiveFrom: 'Geldt vanaf', effectiveFromHint: 'De eerste dag, zoals 1-1-2027. Vanaf morgen.',
  ground: 'Besluit', groundHint: 'Waar staat dit? Zet erbij van welke dag.',
  limitLegend: 'De grens', incomeLegend: 'Het inkomen', whoLegend: 'Wie wel en wie niet', passLegend: 'De pas en de brief',
  incomeLimitPercent: 'Percentage van de norm', percentHint: 'Een heel getal van 100 tot en met 150.',
  basis: 'Vergelijken', basisOptions: { 'including-holiday-allowance': 'Met vakantiegeld', 'excluding-holiday-allowance': 'Zonder vakantiegeld' } as Readonly<Record<string, string>>,
  normFor18To20: 'Norm voor wie 18, 19 of 20 is', normOptions: { own: 'De eigen norm van de wet', '21-and-older': 'De norm vanaf 21 jaar' } as Readonly<Record<string, string>>,
  kostendelersnorm: 'Lagere norm voor wie kosten deelt', kostendelersnormHint: 'De kostendelersnorm van de wet. Wij vragen dan wie er nog meer woont.',
  assets: 'Kijk ook naar spaargeld en bezit', assetsHint: 'De grenzen staan bij de normen. Wij vragen dan wat iemand heeft.',
  exclusions: 'Deze mensen krijgen geen pas', exclusionOptions: { studiefinanciering: 'Wie studiefinanciering krijgt' } as Readonly<Record<string, string>>,
  exclusionExceptions: 'Behalve', exceptionOptions: { child: 'Met een kind thuis', 'one-of-two': 'Als de partner niet studeert' } as Readonly<Record<string, string>>,
  grounds: 'Bij deze mensen bekijken wij geen bedragen', groundOptions: { bijstand: 'Wie nu bijstand krijgt', 'debt-settlement': 'Wie in een schuldregeling zit', 'aow-only': 'Wie alleen AOW heeft' } as Readonly<Record<string, string>>,
  incomeKinds: 'Wat telt mee als inkomen?', counts: { '': 'Zoals in de wet', counts: 'Telt mee', 'does-not-count': 'Telt niet mee' } as Readonly<Record<string, string>>,
  averagingMonths: 'Maanden voor het gemiddelde', months: (count: number) => (count === 1 ? '1 maand: geen gemiddelde' : `${count} maanden`),
  averagingKinds: 'Gemiddelde van',
  referenceDate: 'De dag die telt', referenceOptions: { application: 'De dag van de aanvraag', 'first-of-month': 'De eerste dag van die maand' } as Readonly<Record<string, string>>,
  until: 'Laatste dag van de pas', untilHint: 'Dag en maand, zoals 31-12.', nextYearFrom: 'Vanaf deze dag geldt de pas tot in het volgende jaar', nextYearHint: 'Dag en maand, zoals 1-11.',
  decisionWeeks: 'Weken voor een besluit', decisionWeeksHint: 'Een heel getal van 1 tot en met 8.',
  beforehandLegend: 'De brief vooraf',
  passEndsNoticeWeeks: 'Weken voordat een pas stopt', passEndsNoticeWeeksHint: 'Een heel getal van 1 tot en met 26. Dan schrijven wij dat iemand opnieuw kan aanvragen.',
  eighteenNoticeWeeks: 'Weken voordat een kind 18 wordt', eighteenNoticeWeeksHint: 'Een heel getal van 1 tot en met 26. Dan schrijven wij hoe het kind een eigen pas aanvraagt.',
  look: 'Bekijk wat er verandert', change: 'Wijzig de regels', send: 'Stuur naar een collega',

  // ---- what changes ----
  changes: 'Wat er verandert', rule: 'Regel', was: (day: string | undefined) => (day ? `Vanaf ${day}` : 'Nu'), now: 'Nieuw',
  limits: 'De grenzen naast elkaar', limitsNote: (day: string) => `Met de normen die gelden vanaf ${day}.`, who: 'Voor wie', difference: 'Verschil',
  same: 'gelijk', more: (amount: string) => `${amount} hoger`, less: (amount: string) => `${amount} lager`,
  yes: 'Ja', no: 'Nee', nobody: 'Niemand', nothing: 'Zoals in de wet', noList: 'Niets',

  // ---- the second pair of eyes ----
  states: { waiting: 'Wacht op een collega', approved: 'Goedgekeurd', returned: 'Teruggestuurd' },
  approve: 'Keur de regels goed', approveTitle: 'Kloppen deze regels?', returnTitle: 'Klopt er iets niet?',
  reason: 'Wat klopt er niet?', reasonHint: 'Je collega leest dit.', return: 'Stuur terug',
  correct: 'Verbeter de regels', ownTitle: 'Een collega kijkt dit na', approvedTitle: 'Deze regels zijn goedgekeurd', returnedTitle: 'Deze regels kwamen terug',
  remarks: { 'too-late': 'Een collega was eerder', 'no-longer-fits': 'Dit past niet meer', 'other-rules-beside': 'Kijk nog een keer' },
  waitingAlready: 'Er wacht al een voorstel', seeIt: 'Bekijk het voorstel',

  errors: { reason: 'Schrijf wat er niet klopt.', reasonLong: 'Schrijf het korter: in 500 tekens of minder.' },
}

const WRONG: Readonly<Record<string, string>> = {
  incomeLimitPercent: 'Vul een heel getal in van 100 tot en met 150.',
  basis: 'Kies met of zonder vakantiegeld.',
  normFor18To20: 'Kies de eigen norm of die vanaf 21 jaar.',
  'averaging.months': 'Kies 1, 2 of 3 maanden.',
  referenceDate: 'Kies de dag die telt.',
  'validity.until': 'Vul een dag en maand in, zoals 31-12. Niet 29-2.',
  'validity.nextYearFrom': 'Vul een dag en maand in, zoals 1-11. Niet 29-2.',
  decisionWeeks: 'Vul een heel getal in van 1 tot en met 8.',
  passEndsNoticeWeeks: 'Vul een heel getal in van 1 tot en met 26.',
  eighteenNoticeWeeks: 'Vul een heel getal in van 1 tot en met 26.',
}

/** Where a field of the policy stands in the form. */
export const inForm = (field: string): string => ({ 'averaging.months': 'averagingMonths', 'averaging.kinds': 'averagingKinds', 'validity.until': 'until', 'validity.nextYearFrom': 'nextYearFrom' })[field] ?? field

/** The sentence beside a field. */
export function problemText(problem: PolicyProblem): string {
  switch (problem.code) {
    case 'no-day': return 'Vul een dag in, zoals 1-1-2027.'
    case 'day-begun': return 'Kies een dag vanaf morgen. Regels gelden nooit voor een dag die al begon.'
    case 'day-too-far': return 'Deze dag is meer dan anderhalf jaar ver weg. Kijk of het jaar klopt.'
    case 'no-ground': return 'Schrijf waar deze regels staan.'
    case 'ground-long': return 'Schrijf het korter: in 300 tekens of minder.'
    case 'no-norm-on-this-basis': return 'De normen van die dag zijn zonder vakantiegeld. Kies zonder vakantiegeld.'
    case 'no-asset-limits': return 'Bij de normen van die dag staan geen grenzen voor spaargeld. Voer die eerst in.'
    case 'nothing-changes': return 'Deze regels gelden dan al. Verander eerst iets.'
    case 'wrong': return WRONG[problem.field] ?? 'Deze keuze kennen wij niet. Kies opnieuw.'
  }
}

const list = (values: readonly string[], words: Readonly<Record<string, string>>, none: string): string => (values.length ? values.map((value) => words[value] ?? value).join(', ') : none)
const dayAndMonth = (monthDay: string): string => formatDate(`2027-${monthDay}` as LocalDate).replace(/.2027$/, '')

/** Every rule as a line that a person reads: its name, and what a policy says. */
export const RULE_LINES: readonly { readonly label: string; readonly of: (policy: Policy) => string }[] = [
  { label: text.incomeLimitPercent, of: ({ incomeLimitPercent }) => `${incomeLimitPercent}%` },
  { label: text.basis,              of: ({ basis }) => text.basisOptions[basis]! },
  { label: text.normFor18To20,      of: ({ normFor18To20 }) => text.normOptions[normFor18To20]! },
  { label: text.kostendelersnorm,   of: ({ kostendelersnorm }) => (kostendelersnorm ? text.yes : text.no) },
  { label: text.assets,             of: ({ assets }) => (assets ? text.yes : text.no) },
  { label: text.exclusions,         of: ({ exclusions }) => list(exclusions, text.exclusionOptions, text.nobody) },
  { label: text.exclusionExceptions, of: ({ exclusionExceptions }) => list(exclusionExceptions, text.exceptionOptions, text.nobody) },
  { label: text.grounds,            of: ({ grounds }) => list(grounds, text.groundOptions, text.nobody) },
  { label: text.incomeKinds,        of: ({ incomeKinds }) => Object.entries(incomeKinds).map(([kind, counts]) => `${text.kind(kind)}: ${text.counts[counts]!.toLowerCase()}`).sort().join(', ') || text.nothing },
  { label: text.averagingMonths,    of: ({ averaging }) => text.months(averaging.months) },
  { label: text.averagingKinds,     of: ({ averaging }) => averaging.kinds.map(text.kind).sort().join(', ') || text.noList },
  { label: text.referenceDate,      of: ({ referenceDate }) => text.referenceOptions[referenceDate]! },
  { label: text.until,              of: ({ validity }) => dayAndMonth(validity.until) },
  { label: text.nextYearFrom,       of: ({ validity }) => dayAndMonth(validity.nextYearFrom) },
  { label: text.decisionWeeks,      of: ({ decisionWeeks }) => String(decisionWeeks) },
  { label: text.passEndsNoticeWeeks, of: ({ passEndsNoticeWeeks }) => String(passEndsNoticeWeeks) },
  { label: text.eighteenNoticeWeeks, of: ({ eighteenNoticeWeeks }) => String(eighteenNoticeWeeks) },
]
