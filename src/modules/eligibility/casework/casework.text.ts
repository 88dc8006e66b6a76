import type { MoveName } from '../domain/application-states.ts'
import type { EndReason } from '../domain/request.ts'

/** Labels of the queue and of a case. Sentences that explain are content (content/nl/pages/beoordelen.md). */
export const text = {
  // ---- queue ----
  standsStill: 'Staat stil',
  runsOut: (now: number, week: number) => `${now > 0 ? `Vandaag moeten er ${now} klaar. ` : ''}Deze week: ${week}.`,
  more: (count: number) => `Toon nog ${count}`,
  noticeRemark: 'Schreef dat wij te laat zijn',
  waitsForColleague: 'Wacht op een collega', waitsForYou: (name: string) => `${name} vraagt jouw akkoord`,
  goesOut: (time: string) => `Gaat uit om ${time}`,
  answerBy: (day: string) => `Antwoord tot en met ${day}`, viewBy: (day: string) => `Kan reageren tot en met ${day}`,
  answerIn: 'Antwoord is binnen',
  yours: 'Jij hebt deze zaak', ofColleague: (name: string) => `Bij ${name}`, awayOf: (name: string) => `${name} is er niet`, nobodys: 'Van niemand',
  filter: 'Kies welke zaken je ziet', filterOn: 'Je ziet een deel van de zaken',
  whose: 'Van wie', whoseOptions: { all: 'Van iedereen', mine: 'Van mij', free: 'Van niemand', second: 'Wacht op mijn akkoord' },
  kind: 'Soort', every: 'Alles', state: 'Stand',
  states: { 'in-review': 'Kan nu', 'waiting-for-resident': 'Wacht op een antwoord', 'refusal-proposed': 'Inwoner kan reageren' },
  thisWeek: 'Moet deze week klaar', show: 'Toon deze zaken', noFilter: 'Toon alles',
  next: 'Volgende zaak',
  done: 'Dat is gedaan',
  doneTitle: {
    'grant': 'Toegelaten', 'refuse': 'Niet toegelaten', 'ask': 'De vraag is verstuurd', 'propose-refusal': 'Het voorstel is verstuurd', 'extend': 'Je hebt meer tijd',
    'set-aside': 'Niet verder bekeken', 'take-back': 'De vraag is terug', 'grant-again': 'Het nieuwe besluit is verstuurd', 'refuse-again': 'Het nieuwe besluit is verstuurd', 'end-pass': 'De pas is gestopt', 'answer': 'Het antwoord staat erbij',
  } as Readonly<Partial<Record<MoveName, string>>>,
  plannedTitle: {
    'grant': 'Toelaten staat klaar', 'refuse': 'Niet toelaten staat klaar', 'ask': 'De vraag staat klaar', 'propose-refusal': 'Het voorstel staat klaar', 'extend': 'Meer tijd staat klaar',
    'set-aside': 'Niet verder bekijken staat klaar', 'take-back': 'De vraag terugnemen staat klaar', 'grant-again': 'Het nieuwe besluit staat klaar', 'refuse-again': 'Het nieuwe besluit staat klaar', 'end-pass': 'De pas stoppen staat klaar',
  } as Readonly<Partial<Record<MoveName, string>>>,
  findTitle: 'Open een zaak met een nummer', findNumber: 'Nummer van de zaak', findNumberHint: 'Zoals SP-26-01874. Het staat op elke brief.', findPurpose: 'Waarom kijk je?', findPurposeHint: 'De inwoner kan dit later lezen.', find: 'Open de zaak',
  awayTitle: 'Ben je er een tijd niet?', awayTitleOn: 'Je hebt vrije dagen ingevuld', awayLead: 'Je zaken staan dan bij de vrije zaken.',
  awayFrom: 'Eerste dag', awayTo: 'Laatste dag', awaySave: 'Vul vrije dagen in', awayBack: 'Ik ben er weer', awayFromTo: (from: string, to: string) => `Van ${from} tot en met ${to}`,

  // ---- whose case ----
  whoseTitle: 'Van wie is deze zaak?', take: 'Neem deze zaak', giveBack: 'Geef de zaak terug', giveTo: 'Geef de zaak aan', give: 'Geef door', chooseColleague: 'Kies een collega', awayMark: (name: string) => `${name} (is er niet)`,

  // ---- the case ----
  objectionBy: 'Bezwaar kan tot en met', clockStands: 'De klok staat stil',
  changedTitle: 'Wat is er veranderd sinds de vorige toets?', correctedBy: (name: string, day: string) => `${name} verbeterde een gegeven op ${day}`, nothingChanged: 'De uitkomst van elke controle is gelijk.',
  check: 'Controle', was: 'Was', is: 'Is nu', checkOutcome: { pass: 'klopt', fail: 'klopt niet', unknown: 'weten we niet' },
  askedTitle: 'Wat vroegen wij?', asked: (name: string, day: string) => `${name}, ${day}`, wordsTitle: 'Vraag', answerTitle: 'Antwoord', noAnswer: 'Geen antwoord', noWords: 'Zonder tekst. Kijk bij Papieren.', requestStates: { 'open': 'Wacht op antwoord', 'answered': 'Beantwoord', 'expired': 'Tijd voorbij', 'taken-back': 'Teruggenomen' },
  messagesTitle: 'Wat is er verstuurd?', noMessages: 'Er is nog niets verstuurd.',
  historyTitle: 'Wat is er gebeurd?', byMachine: 'De computer', byResident: 'De inwoner', colleague: 'Een collega',
  moves: {
    'wait': 'Wacht op een bron', 'admit': 'Meteen toegelaten', 'open': 'Zaak geopend', 'open-by-retest': 'Zaak geopend door een hertoets', 'ask': 'Iets gevraagd', 'answer': 'Antwoord binnen', 'expire': 'Tijd om te antwoorden voorbij',
    'take-back': 'Vraag teruggenomen', 'propose-refusal': 'Een nee voorgesteld', 'extend': 'Meer tijd genomen', 'grant': 'Toegelaten', 'refuse': 'Niet toegelaten', 'set-aside': 'Niet verder bekeken', 'withdraw': 'Zelf gestopt',
    'grant-again': 'Nieuw besluit: toegelaten', 'refuse-again': 'Nieuw besluit: niet toegelaten', 'end-pass': 'Pas gestopt',
  } satisfies Record<MoveName, string>,
  applied: 'Aangevraagd',

  // ---- choosing ----
  chooseTitle: 'Wat doe je?', chooseLegend: 'Kies wat je doet', correctTitle: 'Klopt het besluit niet?',
  choices: {
    'grant': 'Toelaten', 'ask': 'Iets vragen', 'propose-refusal': 'Een nee voorstellen', 'refuse': 'Niet toelaten', 'extend': 'Meer tijd nemen', 'set-aside': 'Niet verder bekijken',
    'take-back': 'De vraag terugnemen', 'grant-again': 'Toch toelaten', 'refuse-again': 'Toch niet toelaten', 'end-pass': 'De pas stoppen',
  },
  hints: {
    'ask': (day: string) => `De klok staat stil. Antwoord kan tot en met ${day}`,
    'propose-refusal': (day: string) => `De inwoner kan reageren tot en met ${day}`,
    'extend': (day: string) => `Dat kan één keer. Je beslist dan tot en met ${day}`,
    'set-aside': (day: string) => `Het antwoord mist of is niet compleet. Dit kan tot en met ${day}`,
    'take-back': 'De klok loopt weer. De inwoner krijgt bericht',
    'grant-again': 'Het eerste besluit blijft staan. Dit komt in de plaats',
    'refuse-again': 'De pas stopt vandaag. Het eerste besluit blijft staan',
    'end-pass': 'De pas en de bonnen stoppen vandaag. Er gaat een brief uit met bezwaar',
  },
  reasonOption: (reason: string, against: boolean): string => (against ? `${reason} (de toets zegt iets anders)` : reason),
  againstTitle: 'De toets zegt iets anders', againstDecidedTitle: 'De toets zei iets anders',
  despite: 'Waarom beslis je anders dan de toets?', despiteHint: 'Dit blijft bij het besluit. Collega’s lezen het. Het staat niet in de brief.',
  seen: 'Ik heb gezien dat de toets iets anders zegt',
  evidence: 'Welke papieren?', evidenceHint: 'Alleen nodig als je iets vraagt.',
  ending: 'Waarom stopt de pas?', endingHint: 'Alleen nodig als je de pas stopt.', noEnding: 'Kies een reden',
  endings: { 'moved-away': 'Woont niet meer in de gemeente', 'own-wish': 'Vroeg het zelf', 'no-right': 'Had er geen recht op', 'misuse': 'Gebruikt door iemand anders' } satisfies Record<EndReason, string>,
  press: 'Besluit en stuur bericht', undo: 'Maak het ongedaan', sendNow: 'Verstuur het nu', agree: 'Akkoord en verstuur', sendBack: 'Stuur terug', whyBack: 'Waarom stuur je het terug?', returnedTitle: 'Een collega stuurde het terug',
  plannedBy: (name: string) => `Gekozen door ${name}`,

  // ---- answer by post, correcting, notice ----
  answerForm: 'Antwoord binnen met post of telefoon?', answerWords: 'Wat kwam er binnen?', answerPress: 'Zet het antwoord erbij',
  correctForm: 'Klopt een gegeven niet?', correctLead: 'Verander wat niet klopt. De eerste toets blijft staan.', correctWhy: 'Waarom verbeter je dit?', correctPress: 'Verbeter en toets opnieuw',
  adultIncome: (nr: number) => (nr === 1 ? 'Inkomen per maand' : 'Inkomen per maand van de partner'), incomeHint: (withAllowance: boolean) => `Netto, ${withAllowance ? 'met' : 'zonder'} vakantiegeld. Alles wat meetelt bij elkaar. Leeg: zo laten.`, correctPartner: 'Partner', correctOthers: 'Andere volwassenen', correctHere: 'Woont in de gemeente', asItIs: 'Zo laten', yes: 'Ja', no: 'Nee',
  partner: { none: 'Geen partner', registered: 'Getrouwd of geregistreerd', unmarried: 'Niet getrouwd' }, others: { none: 'Geen', one: '1 persoon', more: '2 of meer' },
  noticeForm: 'Kwam er een brief dat wij te laat zijn?', noticeDay: 'Binnen op', noticePress: 'Zet de brief erbij',

  errors: {
    number: 'Dit nummer kennen wij niet als zaak. Kijk het na op de brief.', purpose: 'Schrijf waarom je kijkt.', notYours: 'Je kent deze mensen. Een collega kijkt hiernaar.',
    day: 'Vul een dag in.', order: 'De laatste dag komt na de eerste.', past: 'Vul een dag in die nog komt.', answer: 'Schrijf wat er binnenkwam.', why: 'Schrijf waarom.', nothing: 'Verander iets, of laat het zo.', amount: 'Vul een bedrag in, zoals 1.681,80.',
    tooLong: 'Schrijf het korter: in 1.000 tekens of minder.', notLate: 'Dit kan pas als wij te laat zijn.', future: 'Vul een dag in die al was.', colleague: 'Kies een collega.', colleagueNot: 'Deze collega mag deze aanvraag niet doen. Kies iemand anders.',
  },
  notMade: {
    'nothing-to-fix': 'Er is niets vast te stellen', 'already-fixed': 'Het bedrag is al vastgesteld',
    'moved-on': 'Deze zaak is al verder', 'already-decided': 'Deze zaak is klaar', 'planned-already': 'Er staat al iets klaar', 'not-asked': 'Vraag eerst om de papieren', 'too-late-to-set-aside': 'Dit kan niet meer', 'extended-already': 'Je hebt al meer tijd', 'term-is-over': 'De tijd is voorbij',
    'replaced-already': 'Er is al een nieuw besluit', 'forgotten': 'De bedragen zijn gewist', 'no-pass': 'Er is geen pas meer', 'not-planned': 'Er staat niets meer klaar', 'not-heard': 'Vraag het de inwoner eerst', 'own-household': 'Deze zaak is voor een collega', 'not-open': 'Deze vraag is al dicht',
  } as Readonly<Record<string, string>>,
}
