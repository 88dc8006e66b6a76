import type { Says } from '#shared/language.ts'

/** Labels, buttons and field errors of the check that everybody may do. What explains is in content/nl/pages/kan-ik-meedoen.md. */
export const text = {
  home: 'Start',
  counter: (number: number, of: number): string => `Vraag ${number} van ${of}`,
  next: 'Volgende vraag', result: 'Bekijk het antwoord', back: 'Vorige vraag', again: 'Begin opnieuw',
  answer: 'Je antwoord',
  checkedOn: (passName: string, municipality: string, day: string): string => `Korte check voor de ${passName} van de gemeente ${municipality}, gedaan op ${day}.`,
  signIn: (demonstration: boolean): string => `Inloggen met DigiD${demonstration ? ' (proef)' : ''}`,
  apply: 'Vraag de pas aan',

  questions: {
    lives:    (municipality: string): string => `Woon je in de gemeente ${municipality}?`,
    age:      'Hoe oud ben je?',
    home:     'Met wie woon je?',
    children: 'Wonen er kinderen onder de 18 bij jullie?',
    study:    'Krijg je studiefinanciering van DUO?',
    studyTwo: 'Krijgen jullie studiefinanciering van DUO?',
    income:   'Wat is je inkomen per maand?',
    incomeTwo: 'Wat is jullie inkomen samen per maand?',
  },
  hints: {
    lives:    'Het gaat om de gemeente waar je staat ingeschreven.',
    age:      'Je geboortedatum hebben wij hier niet nodig.',
    home:     'Een partner is iemand met wie je woont en kosten deelt. Kinderen onder de 18 tellen hier niet mee.',
    children: 'De grens is anders voor jonge ouders.',
    study:    'Geld van de overheid voor je studie, ook een lening.',
  },
  yes: 'Ja', no: 'Nee', unknown: 'Dat weet ik niet',
  ages: { 'minor': '17 jaar of jonger', '18-20': '18, 19 of 20 jaar', '21': '21 jaar of ouder, en nog geen AOW-leeftijd', 'aow': 'Ik heb de AOW-leeftijd' },
  aowHint: (day: string, age: string): string => `Je bent geboren op ${day} of eerder. De AOW-leeftijd is nu ${age}.`,
  aowAge: (years: number, months: number): string => months === 0 ? `${years} jaar` : `${years} jaar en ${months} ${months === 1 ? 'maand' : 'maanden'}`,
  homes: {
    alone: 'Alleen', married: 'Met een partner, en wij zijn getrouwd', unmarried: 'Met een partner, en wij zijn niet getrouwd',
    other: 'Met 1 andere volwassene', more: 'Met 2 of meer volwassenen',
  },
  homeHints: { alone: 'Of alleen met je kinderen', married: 'Of geregistreerd partner', other: 'Geen partner, maar een huisgenoot, ouder of kind van 18 jaar of ouder', more: 'Tel een partner ook mee' },
  partnerAge: 'Hoe oud is je partner?', partnerAgeHint: 'Alleen nodig als jullie getrouwd zijn of geregistreerd partner.',
  partnerAges: { '18-20': '18, 19 of 20 jaar', '21': '21 jaar of ouder, en nog geen AOW-leeftijd', 'aow': 'Mijn partner heeft de AOW-leeftijd' },
  partnerAowHint: (day: string): string => `Geboren op ${day} of eerder`,
  studies: { none: 'Nee', all: 'Ja' }, studiesTwo: { none: 'Nee', one: 'Ja, één van ons', all: 'Ja, wij allebei' },
  amount: 'Netto inkomen per maand', amountTwo: 'Netto inkomen van jullie samen per maand', amountHint: 'Netto is wat er op je rekening komt. Heb je geen inkomen? Vul dan 0 in.',
  noAmount: 'Ik weet het nu niet', noAmountHint: 'Dat is niet erg. Je ziet dan wel de grens.',
  holiday: 'Zit je vakantiegeld daar al bij?', holidayHint: 'Kijk of je het elke maand krijgt, of één keer per jaar.',
  holidays: { included: 'Ja, het zit erbij', excluded: 'Nee, dat komt er nog bij', unknown: 'Dat weet ik niet' },

  why: { likely: 'Waarom denken wij dat?', unlikely: 'Waarom denken wij dat?', open: 'Wat weten wij nog niet?' },
  filledIn: 'Dit vulde je in', limitTitle: 'Welke grens telt?', income: 'Jouw inkomen', limit: 'De grens voor jou', incomeTwo: 'Jullie inkomen', limitTwo: 'De grens voor jullie',
  living: 'Je woont', upTo: 'Tot en met', stepsTitle: 'Zo gaat het verder', without: 'Liever zonder DigiD?',
  perMonth: (amount: string): string => `${amount} per maand`,
  basis: { 'including-holiday-allowance': 'met vakantiegeld', 'excluding-holiday-allowance': 'zonder vakantiegeld' },
  call: (phone: string): string => `Bel ${phone}`, callNote: 'Wij vragen de pas samen met je aan.', desk: 'Loop binnen bij een Stip', deskNote: 'Wij kijken samen met je.',
  rows: { lives: (municipality: string): string => `Woont in ${municipality}`, age: 'Leeftijd', home: 'Woont', partnerAge: 'Leeftijd partner', children: 'Kinderen onder de 18', study: 'Studiefinanciering', income: 'Netto per maand', holiday: 'Vakantiegeld erbij' },

  errors: {
    lives:    'Kies ja of nee.',
    age:      'Kies hoe oud je bent.',
    home:     'Kies met wie je woont.',
    partnerAge: 'Kies hoe oud je partner is.',
    children: 'Kies ja of nee.',
    study:    'Kies ja of nee.',
    amount:   'Vul een bedrag in. Weet je het niet? Zet dan een vinkje.',
    amountUnread: 'Vul een bedrag in met cijfers, zoals 1450 of 1450,50.',
    both:     'Kies één van de twee: een bedrag of een vinkje.',
    holiday:  'Kies of je vakantiegeld erbij zit.',
  },
} as const

export type PreCheckText = Says<typeof text>

/** Each in the language that it leads to. */
export const goOnIn = { nl: 'Verder in het Nederlands', en: 'Continue in English' } as const
