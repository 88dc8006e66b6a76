/** Labels, buttons and field errors of this room. Sentences that explain are in content/nl/pages/bereikbaar.md. */
export const text = {
  title: 'Hoe hoor je van ons?',
  menu: 'Mijn gegevens',
  now: 'Nu',
  nowLetter: 'Je krijgt brieven',
  nowEmail: (address: string) => `Je krijgt mail op ${address}`,
  choose: 'Hoe wil je bericht krijgen?',
  byEmail: 'Met een mail',
  byLetter: 'Met een brief',
  email: 'Je mailadres',
  emailHint: 'Alleen nodig als je mail kiest.',
  go: 'Keuze bewaren',
  saved: 'Bewaard',
  language: 'In welke taal?',
  languages: { nl: 'Alleen in het Nederlands', en: 'Nederlands, met uitleg in het Engels' },
  keepLanguage: 'Taal bewaren',

  codeTitle: 'Vul de code in',
  codeSent: (address: string) => `Wij stuurden een code naar ${address}.`,
  codeUntil: (time: string) => `De code werkt tot ${time}.`,
  code: 'Code uit de mail',
  codeHint: '7 letters en cijfers. Kleine letters mag ook.',
  consentLegend: 'Wil je mail in plaats van brieven?',
  confirm: 'Mailadres bevestigen',
  again: 'Nieuwe code sturen',
  other: 'Ander adres of toch een brief',
  mailDown: 'De mail werkt nu niet',

  errors: {
    channel: 'Kies een mail of een brief.',
    language: 'Kies een taal.',
    'not-an-address': 'Vul je mailadres in, zoals naam@voorbeeld.nl.',
    'too-many-codes': 'Je vroeg al 5 codes aan. Wacht een uur, of kies voor een brief.',
    'no-code': 'Vraag eerst een code aan.',
    'wrong-code': 'Deze code klopt niet. Kijk in de nieuwste mail en typ de code over.',
    'code-expired': 'Deze code werkt niet meer. Stuur een nieuwe code.',
    'too-many-tries': 'De code was 5 keer niet goed. Stuur een nieuwe code.',
    'no-consent': 'Zet een vinkje als je mail wilt. Wil je dat niet? Kies dan een brief.',
    'mail-down': 'Wij kunnen nu geen mail sturen. Probeer het over een uur opnieuw.',
    'email-not-confirmed': 'Bevestig eerst je mailadres met de code.',
  },
  entered: {
    letter: 'Met een brief',
    email: 'Met een mail',
  },
} as const

/** In place of the name of who is forgotten, for staff: nobody else can open anything of theirs. */
export const nameGone = (day: string): string => `(naam gewist op ${day})`
