/** Labels of what somebody sees and downloads of their own applications. */
export const text = {
  applications: 'Je aanvragen', tests: 'Wat de inkomenstoets zag', asPartner: 'Je inkomen bij de aanvraag van je partner', decisions: 'Onze besluiten', objections: 'Je bezwaren', questions: 'Wat wij je vroegen',
  asked: 'Gevraagd', answerBy: 'Antwoord tot en met', question: 'Vraag', answered: 'Beantwoord', answer: 'Je antwoord',
  number: 'Nummer', received: 'Aangevraagd', state: 'Nu', lastDay: 'Ons besluit tot en met', entered: 'Dit vulde je in',
  states: {
    'submitted': 'Binnen', 'waiting-for-source': 'Wij proberen het opnieuw', 'in-review': 'Een medewerker kijkt', 'waiting-for-resident': 'Wij wachten op jou', 'refusal-proposed': 'Wij wachten op jou', 'set-aside': 'Niet verder bekeken', 'withdrawn': 'Gestopt', 'granted': 'Je kreeg de pas', 'refused': 'Je kreeg de pas niet',
  } as Readonly<Record<string, string>>,
  testedAt: 'Bekeken', referenceDate: 'De dag waarop wij keken', outcome: 'Uitkomst', household: 'Met wie je woont', limit: 'De grens voor jou', normFrom: 'Norm van', checks: 'Waar wij naar keken',
  testOutcomes: { passed: 'Ja', failed: 'Nee, een mens kijkt', unknown: 'Niet zeker, een mens kijkt' },
  found: { pass: 'goed', fail: 'niet goed', unknown: 'niet bekend' },
  income: 'Je inkomen', ownSentence: 'Wat een medewerker erbij schreef',
  incomeLine: (kind: string, month: string, source: string) => `Inkomen: ${kind}, ${month} (${source})`,
  outcomes: { granted: 'Je krijgt de pas', refused: 'Je krijgt de pas niet', 'set-aside': 'Wij kijken niet verder' } as Readonly<Record<string, string>>,
  announced: 'Besluit van', madeBy: 'Wie besloot', makers: { machine: 'De inkomenstoets', person: 'Een medewerker' }, reasons: 'Waarom', objectionLastDay: 'Bezwaar tot en met', validFrom: 'Geldig van', validTo: 'Geldig tot en met',
} as const
