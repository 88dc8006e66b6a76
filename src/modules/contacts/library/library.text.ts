import { spoken } from '#shared/language.ts'
import type { EndedBecause } from './library-code.store.ts'

export type WhyNotIn = 'pass-number' | 'code' | 'wrong' | 'too-many-for-pass' | 'too-many-from-here'

/** Labels at a computer of the library, and of the code at the desk. What explains is content/nl/pages/bibliotheek.md. */
export const text = {
  pass: (number: string) => `Pas ${number}`,
  otherPass: 'Andere pas',

  title: 'Bonnen met pas en code',
  number: 'Nummer op je pas',
  numberHint: '8 letters en cijfers, zoals 7K4M 9QXD.',
  code: 'Code van de Stip',
  codeHint: '10 letters en cijfers. De code staat op het papier van de Stip.',
  enter: 'Naar mijn bonnen',
  signedOut: 'Je bent uitgelogd. De volgende kan deze computer gebruiken.',
  over: 'Je code werkt niet meer, of je was te lang weg. Je bent uitgelogd.',
  errors: {
    'pass-number': 'Dit nummer klopt niet. Kijk op je pas en typ het opnieuw.',
    'code': 'In deze code zit een typfout. Kijk op je papier en typ hem opnieuw.',
    'wrong': 'Het pasnummer en de code horen niet bij elkaar, of de code werkt niet meer. Bel 14 050 of ga naar een Stip.',
    'too-many-for-pass': 'Met dit pasnummer is te vaak een verkeerde code getypt. Haal bij een Stip een nieuwe code. Die is langer en werkt meteen.',
    'too-many-from-here': 'Op deze computer is te vaak een verkeerde code getypt. Wacht een uur, of vraag hulp bij de balie van de bibliotheek.',
  } satisfies Readonly<Record<WhyNotIn, string>>,

  signOut: 'Klaar? Log uit',
  signOutLead: 'Dit is een computer voor iedereen. Log altijd uit als je klaar bent.',
  vouchersTitle: 'Je bonnen',
  vouchersNone: 'Je hebt nu geen bonnen om te gebruiken.',
  head: { offer: 'Bon', who: 'Voor', until: 'Geldig', code: 'Code' },
  until: (day: string) => `tot en met ${day}`,
  print: 'Print je bonnen',
  printed: 'bonnen.pdf',
  order: 'Bestel een bon',
  ordered: 'De bon is besteld. Print hem, of schrijf de code over.',
  orderOffer: 'Welke bon?',
  orderChoose: 'Kies een bon',
  orderFor: 'Voor welke pas?',
  orderButton: 'Bon bestellen',
  instead: 'Dit kan wel',
  insteadFor: (passes: readonly string[]) => `Voor ${spoken.nl.list(passes.map((pass) => pass.charAt(0).toLowerCase() + pass.slice(1)))}.`,
  chooseOffer: 'Kies een bon uit de lijst.',
  passGone: 'Een van de passen hoort hier niet meer bij. Kies opnieuw.',
  choosePass: 'Kies voor welke pas de bon is.',
  back: 'Terug naar je bonnen',

  // At the desk.
  act: 'Code voor de bibliotheek',
  actTitle: (name: string) => `Code voor de bibliotheek voor ${name}`,
  give: 'Geef een code',
  giveNew: 'Geef een nieuwe code',
  end: 'Zet de code uit',
  none: 'Er is nu geen code.',
  stands: { given: 'Gegeven', by: 'Door', until: 'Werkt tot en met', used: 'Gebruikt' },
  notUsed: 'Nog niet',
  usedFirst: (day: string) => `Voor het eerst op ${day}`,
  whyNot: {
    'no-document': 'Een code geef je alleen bij een Stip, als je een document zag. Niet aan de telefoon.',
    'no-pass': 'Deze persoon heeft nu geen geldige pas. Zonder pas is er geen code.',
    'pass-of-child': 'Dit is de pas van een kind. De ouder kan een code krijgen.',
    'other-code': 'Deze code werkt niet meer. Geef een nieuwe code.',
    'given-before': 'Dit formulier gaf al een code. Is het papier weg? Geef dan een nieuwe code.',
  },
  notYours: 'Een code geven kan alleen bij een Stip.',
  paperPdf: 'PDF maken', paperFile: 'code-bibliotheek.pdf',
  paperTitle: 'Je code voor de bibliotheek',
  paperFor: 'Print deze pagina en geef hem mee. Of maak een PDF: die komt in een nieuw venster. De code staat hier maar één keer.',
  paperNumber: 'Nummer op je pas',
  paperCode: 'Je code',
  paperUntil: 'De code werkt tot en met',
  paperBack: 'Terug naar het gesprek',

  // For the resident.
  ownTitle: 'Code voor de bibliotheek', now: 'Nu',
  ownNone: 'Je hebt geen code voor de bibliotheek.',
  ownEnded: 'De code is uitgezet. Niemand kan er nog mee inloggen.',
  endedNames: { 'new-code': 'Er kwam een nieuwe code', 'desk': 'Uitgezet bij de balie', 'resident': 'Zelf uitgezet' } satisfies Readonly<Record<EndedBecause, string>>,
  ended: 'Uitgezet',
} as const
