import type { Kind, Reply, Topic, Way } from './domain/matter.ts'
import type { MatterState } from './domain/matter-states.ts'
import type { Outcome } from './domain/outcome.ts'
import type { Happening } from './matter.ts'

/** Labels, buttons and field errors of this room. What explains or answers is in content/nl. */
export const kindNames: Readonly<Record<Kind, string>> = {
  'complaint': 'Een klacht', 'question': 'Een vraag', 'wrong-voucher': 'Een verkeerde bon', 'sign-in': 'Inloggen lukt niet', 'suggestion': 'Een idee',
}
export const kindHints: Readonly<Record<Kind, string>> = {
  'complaint': 'Wij hielpen je niet goed.', 'question': 'Je wilt iets weten.', 'wrong-voucher': 'Je kreeg een bon die niet klopt.',
  'sign-in': 'Je komt de site niet in.', 'suggestion': 'Je weet hoe het beter kan.',
}
/** In a sentence: "Wij hebben je klacht." */
export const yours: Readonly<Record<Kind, string>> = {
  'complaint': 'je klacht', 'question': 'je vraag', 'wrong-voucher': 'je bericht over een bon', 'sign-in': 'je bericht over inloggen', 'suggestion': 'je idee',
}
export const kindShort: Readonly<Record<Kind, string>> = {
  'complaint': 'Klacht', 'question': 'Vraag', 'wrong-voucher': 'Verkeerde bon', 'sign-in': 'Inloggen', 'suggestion': 'Idee',
}
export const topicNames: Readonly<Record<Topic, string>> = {
  'sign-in': 'Inloggen', 'pass': 'De pas of je aanvraag', 'voucher': 'Een bon', 'offer': 'Het aanbod', 'provider': 'Een club, winkel of museum',
  'desk': 'Een gesprek met ons', 'explanation': 'Een brief of uitleg', 'other': 'Iets anders',
}
export const wayNames: Readonly<Record<Way, string>> = { form: 'Op de site', email: 'Per mail', phone: 'Telefoon', desk: 'Aan de balie', letter: 'Per brief' }
export const replyNames: Readonly<Record<Reply, string>> = { message: 'Een bericht bij de pas', email: 'Een mail', phone: 'Bellen', letter: 'Een brief' }
export const stateNames: Readonly<Record<MatterState, string>> = { open: 'Open', waiting: 'Wacht op antwoord', settled: 'Klaar', merged: 'Hoort bij een andere' }
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  'founded': 'Gegrond', 'partly-founded': 'Deels gegrond', 'unfounded': 'Niet gegrond', 'no-judgement': 'Geen oordeel', 'satisfied': 'Samen opgelost',
  'not-taken-up': 'Niet bekeken', 'taken-back': 'Ingetrokken', 'answered': 'Beantwoord',
}
export const happeningNames: Readonly<Record<Happening, string>> = {
  'received': 'Binnengekomen', 'added': 'Aanvulling', 'assigned': 'Behandelaar', 'noted': 'Notitie', 'called': 'Gebeld', 'asked': 'Wij vroegen iets', 'replied': 'Antwoord op onze vraag',
  'resumed': 'De tijd loopt weer', 'extended': 'Meer tijd', 'hearing-offered': 'Gesprek aangeboden', 'heard': 'Gesprek gehad', 'hearing-declined': 'Geen gesprek',
  'about': 'Kopie aan een collega', 'merged': 'Samengevoegd', 'settled': 'Beantwoord',
}

export const text = {
  // The form.
  formTitle: 'Stuur ons een bericht',
  kind: 'Wat wil je ons vertellen?',
  topic: 'Waar gaat het over?',
  chooseTopic: 'Kies een onderwerp',
  story: 'Vertel het ons',
  storyHint: 'Wat gebeurde er, en wanneer? Zet er geen BSN of inkomen in.',
  name: 'Je naam',
  reply: 'Hoe wil je antwoord krijgen?',
  email: 'Je mailadres',
  phone: 'Je telefoonnummer',
  street: 'Straat en huisnummer',
  place: 'Postcode en plaats',
  onlyIf: (label: string) => `Vul dit in als je kiest voor: ${label.toLowerCase()}.`,
  send: 'Stuur bericht',
  errors: {
    kind: 'Kies wat je ons wilt vertellen.',
    topic: 'Kies waar het over gaat.',
    story: 'Vertel wat er is. Een paar woorden is genoeg.',
    storyLong: 'Je verhaal is te lang. Maak het korter dan 5000 tekens.',
    name: 'Vul je naam in.',
    reply: 'Kies hoe je antwoord wilt krijgen.',
    email: 'Vul een mailadres in, zoals naam@voorbeeld.nl.',
    phone: 'Vul een telefoonnummer in met 10 cijfers.',
    street: 'Vul je straat en huisnummer in.',
    place: 'Vul je postcode en plaats in, zoals 9712 AB Groningen.',
    together: 'Kies of het erbij hoort.',
  },
  togetherTitle: 'Hoort dit bij wat je al stuurde?',
  together: 'Hoort dit erbij?',
  togetherYes: (number: string) => `Ja, zet het bij ${number}`,
  togetherNo: 'Nee, dit is iets anders',
  received: (yours: string) => `Wij hebben ${yours}`,
  number: 'Nummer',
  receivedOn: 'Ontvangen',
  lastDay: 'Antwoord tot en met',
  wrote: 'Dit schreef je',
  how: 'Antwoord via',
  toOwn: 'Bekijk je vragen',
  toHome: 'Naar de startpagina',

  // Own matters.
  ownTitle: 'Je vragen en klachten',
  ownNone: 'Je hebt ons nog niets gevraagd.',
  ownNew: 'Stuur een bericht',
  ownColumns: { number: 'Nummer', kind: 'Wat', since: 'Sinds', state: 'Stand', lastDay: 'Antwoord tot en met' },
  ownOne: (number: string) => `Je bericht ${number}`,
  add: 'Wil je iets toevoegen?',
  addButton: 'Stuur aanvulling',
  answerOf: 'Ons antwoord',
  you: 'Jij',
  us: 'Wij',
  allOwn: 'Al je vragen en klachten',
  added: 'Je aanvulling staat erbij.',
  replyBefore: (day: string) => `Wij wachten op jouw antwoord tot en met ${day}.`,
} as const

/** For staff. */
export const work = {
  queueTitle: 'Klachten',
  queueLead: (open: number) => (open === 0 ? 'Er is nu niets open.' : open === 1 ? 'Er staat 1 vraag of klacht open.' : `Er staan ${open} vragen en klachten open.`),
  first: 'Deze eerst',
  next: 'Pak de volgende',
  nobody: 'Nog niemand',
  columns: { matter: 'Nummer', came: 'Kwam binnen', left: 'Nog tijd', assignee: 'Behandelaar' },
  left: (days: number) => (days < -1 ? `${-days} werkdagen te laat` : days < 0 ? '1 werkdag te laat' : days === 0 ? 'Vandaag' : days === 1 ? '1 werkdag' : `${days} werkdagen`),
  waiting: 'Tijd staat stil',
  came: (way: string, day: string) => `${way}, ${day}`,
  empty: 'Er wacht nu niemand op antwoord.',
  noneLeft: 'Er is nu niets dat jij kunt pakken.',
  newOne: 'Schrijf er een op',
  about: (kind: string, topic: string) => `${kind}: ${topic.toLowerCase()}`,
  showAll: 'Alles dat open is',
  mine: 'Van jou',
  more: (count: number) => `Nog ${count} met een latere datum.`,

  // One matter.
  title: (number: string) => `Klacht of vraag ${number}`,
  anonymous: 'Zonder account',
  facts: 'Gegevens',
  kindLabel: 'Soort',
  topicLabel: 'Onderwerp',
  received: 'Binnen',
  target: 'Doel',
  lastDay: 'Laatste dag',
  workOn: 'Laatste werkdag',
  assignee: 'Behandelaar',
  replyBy: 'Wil antwoord via',
  extended: 'Verlengd op',
  timeline: 'Wat er is gebeurd',
  others: 'Ook van deze persoon',
  take: 'Neem deze',
  giveTo: 'Geef aan',
  give: 'Geef',
  wasThere: 'Ik was erbij',
  outcome: 'Uitkomst',
  chooseOutcome: 'Kies een uitkomst',
  answer: 'Je antwoord',
  answerHint: 'Dit komt in de brief, na de aanhef. Noem geen BSN of inkomen.',
  block: 'Tekst uit de uitleg',
  noBlock: 'Kies een tekst',
  addBlock: 'Zet erin',
  clearly: 'De klacht is duidelijk niet gegrond',
  clearlyHint: 'Alleen dan hoef je geen gesprek aan te bieden.',
  calledToo: 'Ik heb dit ook aan de telefoon verteld',
  preview: 'Bekijk de brief',
  previewTitle: 'Zo gaat het eruit',
  settle: 'Stuur antwoord',
  settleTitle: 'Antwoord',
  noteTitle: 'Notitie of telefoongesprek',
  note: 'Wat is er gezegd of gezien?',
  wasCall: 'Dit was een telefoongesprek',
  keep: 'Bewaar',
  askTitle: 'Vraag iets aan de inwoner',
  ask: 'Je vraag',
  agreed: 'De inwoner vindt schriftelijk goed dat de tijd stilstaat',
  askButton: 'Stuur vraag',
  extendTitle: 'Vier weken meer tijd',
  extendWhy: 'Waarom is er meer tijd nodig?',
  extendButton: 'Verleng',
  hearTitle: 'Gesprek met wie klaagt',
  hearing: { 'not-offered': 'Nog niet aangeboden', 'offered': 'Aangeboden', 'declined': 'Wil geen gesprek', 'held': 'Gesprek gehad' },
  hearWords: 'Uitnodiging of verslag',
  hearOffer: 'Bied gesprek aan',
  hearHeld: 'Bewaar verslag',
  hearDeclined: 'Wil geen gesprek',
  aboutTitle: 'Over wie gaat het?',
  aboutWho: 'Collega',
  aboutButton: 'Geef kopie',
  copyGiven: (name: string, day: string, read: boolean) => `${name} heeft een kopie sinds ${day}${read ? ' en las hem' : ', nog niet gelezen'}.`,
  involved: (name: string) => `${name} was erbij.`,
  mergeTitle: 'Hoort dit bij een ander nummer?',
  mergeInto: 'Zet het bij',
  mergeButton: 'Voeg samen',
  chooseColleague: 'Kies een collega',
  settledBy: (name: string, day: string) => `${name} antwoordde op ${day}.`,
  callThem: 'Bel deze persoon',
  letters: 'Brieven en mails',
  letterState: { waiting: 'Wacht', sent: 'Verstuurd', posted: 'Gepost', failed: 'Niet aangekomen' },
  print: 'Brief als PDF',
  posted: 'Is gepost',
  purpose: 'Vraag of klacht beantwoorden',
  changed: 'Een collega deed intussen iets. Kijk eerst wat er nu staat. Wat je typte, staat er nog.',

  // A colleague's refusal, in words.
  refusals: {
    'was-involved': 'Wie erbij was, behandelt deze klacht niet.',
    'own-household': 'Je woont met deze persoon of kent die goed. Een collega behandelt dit.',
    'closed': 'Dit is al klaar. Er is niets dubbel verstuurd.',
    'settled': 'Een collega was eerder en stuurde al antwoord. Er is niets dubbel verstuurd.',
    'gone': 'Dit nummer bestaat niet.',
    'taken': 'Een collega heeft deze net gepakt.',
    'no-complaint': 'Alleen bij een klacht kun je verlengen.',
    'extended-before': 'Deze klacht is al een keer verlengd.',
    'too-late': 'De laatste dag is voorbij. Verlengen kan niet meer.',
    'already-asked': 'Wij wachten al op een antwoord van deze persoon.',
    'not-heard': 'Bied eerst een gesprek aan, en bewaar het verslag of dat de persoon niet wil.',
    'too-late-not-taken-up': 'Niet bekijken kan alleen in de eerste vier weken. Kies een andere uitkomst.',
    'no-colleague': 'Kies een collega uit de lijst.',
    'not-the-same': 'Kies een ouder nummer van dezelfde persoon en dezelfde soort.',
    'not-open': 'Dat nummer is al klaar.',
    'not-yours': 'Dit is voor een collega.',
  },
  errors: {
    outcome: 'Kies een uitkomst.',
    words: 'Schrijf eerst iets op.',
    long: 'Dit is te lang. Maak het korter dan 5000 tekens.',
    bsn: 'Hier staat een nummer dat een BSN kan zijn. Haal het weg.',
    colleague: 'Kies een collega.',
    into: 'Kies een nummer.',
  },

  // Copies.
  copiesTitle: 'Klachten over jou',
  copiesLead: 'Iemand die er niet bij was, bekijkt ze. Jij mag ook je verhaal doen.',
  copiesNone: 'Er is geen klacht over jou.',
  copy: (number: string, day: string) => `${number}, van ${day}`,

  // Written down for somebody.
  enterTitle: 'Schrijf een vraag of klacht op',
  cameBy: 'Hoe kwam het binnen?',
  receivedOn: 'Wanneer kwam het binnen?',
  receivedHint: 'Bij een brief telt de dag waarop die binnenkwam.',
  bsn: 'BSN, als de persoon een pas heeft of aanvroeg',
  bsnHint: 'Dan staat het bij de persoon. Zonder BSN vul je in wie het is.',
  keepNew: 'Bewaar en stuur bevestiging',
  enterErrors: { cameBy: 'Kies hoe het binnenkwam.', receivedOn: 'Kies een dag die niet in de toekomst ligt.', bsn: 'Bij dit BSN staat niemand. Controleer het nummer of laat het leeg.' },
} as const
