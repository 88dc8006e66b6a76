import type { Inadmissible, Missing, NotHeardGround, ObjectionMove, ObjectionState } from '../domain/objection-states.ts'

/** Labels, buttons and field errors of objections. Sentences that explain or decide are content. */
export const text = {
  missing: {
    'grounds': 'Waarom je het niet eens bent', 'signature': 'Je handtekening', 'name-and-address': 'Je naam en adres', 'which-decision': 'Om welk besluit het gaat',
  } satisfies Record<Missing, string>,

  // ---- the resident's own pages ----
  decisionsTitle: 'Onze besluiten', noDecisions: 'Wij hebben nog geen besluit over jou genomen.', inForce: 'Geldt nu', replaced: 'Vervangen',
  decided: (day: string) => `Besluit van ${day}`, number: 'Nummer', outcomes: { granted: 'Je krijgt de pas', refused: 'Je krijgt de pas niet', 'set-aside': 'Wij kijken niet verder', ended: 'Je pas stopt' },
  print: 'Opslaan als PDF', fileName: (number: string) => `besluit-${number}.pdf`,
  restsOn: 'Waar rust dit besluit op?', income: 'Je inkomen', limit: 'De grens voor jou', norm: 'Norm van', referenceDate: 'De dag waarop wij keken', madeBy: 'Wie besloot',
  makers: { machine: 'De inkomenstoets', person: 'Een medewerker' },
  objectTitle: 'Ben je het er niet mee eens?', object: 'Maak bezwaar', yourObjection: 'Bekijk je bezwaar', newer: 'Bekijk het nieuwe besluit',
  formTitle: 'Maak bezwaar', grounds: 'Waarom ben je het niet eens?', groundsHint: 'Schrijf het in je eigen woorden. Later aanvullen mag ook.',
  lateReason: 'Waarom is het nu pas?', lateReasonHint: 'Kon je er niets aan doen? Schrijf dan wat er was.',
  hearing: 'Wil je het ook vertellen?', hearingYes: 'Ja, nodig mij uit', hearingNo: 'Nee, mijn bezwaar is genoeg',
  send: 'Stuur je bezwaar', backToDecision: 'Terug naar het besluit', sent: 'Wij hebben je bezwaar', objectionTitle: 'Je bezwaar', courseTitle: 'Zo gaat het verder', pastTitle: 'Zo ging het',
  yourWords: 'Dit schreef je', aboutDecision: 'Over besluit',
  more: 'Wil je nog iets vertellen?', moreLabel: 'Wat wil je vertellen?', moreSend: 'Stuur aanvulling', moreDone: 'Wij hebben je aanvulling',
  withdraw: 'Trek je bezwaar in', withdrawTitle: 'Wil je je bezwaar intrekken?', keep: 'Houd je bezwaar', readLetters: 'Lees de berichten',
  errors: {
    long: 'Schrijf het korter: in 5.000 tekens of minder.', hearing: 'Kies of je het ook wilt vertellen.', more: 'Schrijf wat je wilt aanvullen.',
    movedOn: 'Er is net iets veranderd in je bezwaar. Kijk hieronder hoe het nu staat.',
  },
  today: (day: string) => `Vandaag, ${day}`, until: (day: string) => `Tot en met ${day}`, now: 'Nu', afterwards: 'Daarna',

  // ---- the caseworker's screens ----
  queueTitle: 'Bezwaren', queueCount: (count: number) => (count === 1 ? '1 bezwaar wacht.' : `${count} bezwaren wachten.`), caseTitle: (number: string) => `Bezwaar: ${number}`,
  enter: 'Bezwaar invoeren', back: 'Beoordelen',
  states: {
    received: 'Binnen', incomplete: 'Wacht op aanvulling', hearing: 'Hoorzitting gepland', heard: 'Klaar voor een antwoord',
    upheld: 'Gegrond', unfounded: 'Ongegrond', inadmissible: 'Niet-ontvankelijk', withdrawn: 'Ingetrokken',
  } satisfies Record<ObjectionState, string>,
  days: (left: number) => (left < 0 ? `${-left} ${left === -1 ? 'dag' : 'dagen'} te laat` : left === 0 ? 'Vandaag' : `${left} ${left === 1 ? 'dag' : 'dagen'}`),
  lateBadge: 'Kwam te laat', ownDecision: 'Jouw besluit', handledBy: (name: string) => `Bij ${name}`,
  ways: { site: 'Op de site', letter: 'Met een brief', desk: 'Aan de balie' },
  received: 'Binnen op', posted: 'Gepost op', way: 'Hoe', lastDay: 'Antwoord tot en met', objectionLastDay: 'Laatste dag voor bezwaar', wants: 'Wil gehoord worden', yes: 'Ja', no: 'Nee', handler: 'Behandelaar', nobody: 'Nog niemand', committee: 'Commissie',
  objector: 'Wie', decision: 'Tegen besluit', hearingAt: 'Hoorzitting', missingLabel: 'Wat mist er', courtLastDay: 'Beroep tot en met', newDecision: 'Nieuw besluit',
  theirWords: 'Wat schrijft de bezwaarmaker?', theirLate: 'Waarom te laat?', decisionReasons: 'Waarom was het besluit zo?', eventsTitle: 'Wat is er gebeurd?', doTitle: 'Wat doe je nu?',
  by: { machine: 'Vanzelf', person: 'Een medewerker', resident: 'De bezwaarmaker' },
  moves: {
    'receive': 'Bezwaar binnen', 'ask-missing': 'Vraag wat er mist', 'complete': 'Aanvulling is binnen', 'let-pass': 'Niet aangevuld', 'invite': 'Nodig uit voor een gesprek', 'hear': 'Gesprek is geweest',
    'skip-hearing': 'Zie af van horen', 'extend': 'Neem meer tijd', 'extend-agreed': 'Meer tijd, samen afgesproken', 'uphold': 'Geef gelijk', 'reject': 'Geef geen gelijk', 'set-aside': 'Kijk niet verder', 'withdraw': 'Trek in voor de bezwaarmaker',
  } satisfies Record<ObjectionMove, string>,
  fields: {
    missing: 'Wat mist er?', missingHint: 'De bezwaarmaker krijgt een brief met de laatste dag.',
    day: 'Dag', dayHint: 'Zoals 14-1-2027', time: 'Tijd', timeHint: 'Zoals 10.30', place: 'Waar', placeHint: 'Een adres, of het nummer dat wij bellen.',
    report: 'Verslag van het gesprek', reportHint: 'De bezwaarmaker krijgt dit verslag.',
    ground: 'Waarom niet?', why: 'Leg uit waarom', whyHint: 'Deze zin komt in de brief. Schrijf met je.',
    weeks: 'Hoeveel weken?', weeksHint: (most: number) => `Hooguit ${most} weken, één keer.`, until: 'Tot en met', agreed: 'Wat spraken jullie af?',
    verdict: 'Wat wordt het nieuwe besluit?', granted: 'De pas', refused: 'Geen pas, om een andere reden', reason: 'Reden', noReason: 'Kies een reden',
    judgement: 'Waarom?', excusable: 'Het was te begrijpen dat het te laat kwam',
    own: 'Ik ken deze mensen niet, en besloot niet zelf over deze aanvraag',
  },
  grounds73: {
    'manifestly-inadmissible': 'Kennelijk niet-ontvankelijk (7:3 a)', 'manifestly-unfounded': 'Kennelijk ongegrond (7:3 b)', 'objector-waives': 'De bezwaarmaker wil het niet (7:3 c)',
    'objector-silent': 'De bezwaarmaker antwoordde niet op de vraag (7:3 d)', 'fully-met': 'Wij geven helemaal gelijk (7:3 e)',
  } satisfies Record<NotHeardGround, string>,
  inadmissible: {
    'too-late': 'Te laat, en niet te begrijpen', 'not-completed': 'Niet aangevuld', 'no-interest': 'Geen belang meer', 'no-decision': 'Er was geen besluit', 'not-concerned': 'Gaat niet over de bezwaarmaker',
  } satisfies Record<Inadmissible, string>,
  notYoursTitle: 'Dit bezwaar is niet voor jou', tooLateTitle: 'Een collega was eerder',
  workErrors: {
    missing: 'Kies wat er mist.', day: 'Vul een dag in na vandaag, zoals 14-1-2027.', time: 'Vul een tijd in, zoals 10.30.', place: 'Vul in waar het gesprek is.', words: 'Schrijf dit veld in.', long: 'Schrijf het korter.',
    ground: 'Kies een reden.', weeks: 'Vul een aantal weken in dat mag.', until: 'Vul een dag in na de laatste dag.', verdict: 'Kies het nieuwe besluit.', reason: 'Kies een reden.', own: 'Zet een vinkje, of geef de zaak aan een collega.',
    excusable: 'Dit bezwaar kwam te laat. Zet een vinkje als dat te begrijpen was. Anders kijk je niet verder.',
    'moved-on': 'Een collega deed net iets met dit bezwaar. Kijk hoe het nu staat.', 'decided-it': 'Jij besloot zelf over deze aanvraag. Een collega moet kijken.', 'own-household': 'Je kent deze mensen. Een collega moet kijken.',
    'extended-before': 'Er is al een keer meer tijd genomen. Spreek het af met de bezwaarmaker.', 'term-over': 'De tijd is al voorbij. Meer tijd nemen kan niet meer.', 'asked-before': 'Dit is al een keer gevraagd.',
    'late-not-judged': 'Dit bezwaar kwam te laat. Zeg eerst of dat te begrijpen was.', 'not-late': 'Dit bezwaar kwam op tijd.', 'not-incomplete': 'Er mist niets.', 'worse': 'Een bezwaar mag het niet erger maken.',
    'replaced-already': 'Er is net een nieuw besluit genomen. Kijk opnieuw.', 'not-heard': 'Kies eerst hoe de bezwaarmaker is gehoord.', 'forgotten': 'De bedragen zijn gewist. Vraag de inwoner om opnieuw aan te vragen.',
  },
  moveErrors: 'Dit kan nu niet',

  // ---- entered by staff ----
  enterTitle: 'Bezwaar invoeren', decisionNumber: 'Nummer van het besluit', decisionNumberHint: 'Het staat boven de brief, zoals SP-26-01874.', born: 'Geboortedatum', bornHint: 'Vraag het aan de bezwaarmaker, of kijk in de brief. Zoals 3-6-1974.',
  enterWay: 'Hoe kwam het binnen?', receivedOn: 'Binnen op', receivedHint: 'De dag waarop de brief bij ons kwam.', postedOn: 'Gepost op', postedHint: 'Alleen bij een brief die na de laatste dag kwam. Kijk naar het stempel.',
  enterGrounds: 'Wat schrijft de bezwaarmaker?', enterGroundsHint: 'Neem het over zoals het er staat.', enterMissing: 'Wat mist er in de brief?', keepIt: 'Bewaar bezwaar',
  kept: (number: string) => `Bewaard onder nummer ${number}`, keptBody: 'De bezwaarmaker krijgt een bericht dat wij het hebben.',
  enterErrors: {
    decision: 'Wij vinden geen besluit met dit nummer en deze geboortedatum. Kijk ze samen na.', way: 'Kies hoe het binnenkwam.', receivedOn: 'Vul de dag in waarop het kwam. Dat is vandaag of eerder.', postedOn: 'Vul de dag van het stempel in, of laat het leeg.',
    hearing: 'Kies of de bezwaarmaker wil vertellen wat er is.', already: (number: string) => `Tegen dit besluit loopt al bezwaar ${number}.`, court: 'Dit besluit is ons antwoord op een bezwaar. Nu kan alleen de rechter nog kijken.', replaced: 'Dit besluit is vervangen. Kies het nieuwe nummer.',
  },
  purpose: 'bezwaar behandelen', enterPurpose: 'bezwaar invoeren', withdrawnFor: 'Trek in',
} as const
