import type { Says } from '#shared/language.ts'

/** Labels of "Jouw gegevens" and "Wie keek er in je gegevens". What explains is in content/nl/pages/gegevens.md. */
export const text = {
  title: 'Jouw gegevens',
  download: 'Gegevens downloaden',
  fileName: (day: string) => `stadjerspas-gegevens-${day}.json`,
  looked: 'Wie keek er in je gegevens?',
  reach: 'Hoe hoor je van ons?',
  wrong: 'Klopt er iets niet?', leftOut: 'Wat staat er niet bij?',
  you: 'Jij',
  child: (name: string) => `Je kind ${name}`,
  count: (title: string, count: number) => (count > 1 ? `${title} (${count})` : title),

  // Wie keek.
  caption: 'Medewerkers die keken, de nieuwste eerst',
  when: 'Wanneer', office: 'Wie', why: 'Waarom', about: 'In wiens gegevens',
  times: (count: number) => `${count} keer`,
  nobody: 'Er heeft nog niemand gekeken.',
  /** Which part of the municipality stands behind an entry in the register of processing activities. */
  offices: {
    'stadjerspas-beoordelen': 'Een medewerker die beslist',
    'stadjerspas-bezwaar': 'Een medewerker voor bezwaar',
    'stadjerspas-post': 'Een medewerker van de post',
    'stadjerspas-balie': 'Een medewerker van de balie',
    'stadjerspas-vertegenwoordigen': 'Een medewerker die vastlegt wie voor jou regelt',
  } as Readonly<Record<string, string>>,
  actsFor: (name: string) => `${name}, die voor jou regelt`, actsWhy: 'Om voor jou te regelen',
  anOffice: 'Een medewerker van de gemeente',

  // What this room holds.
  person: 'Wie je bent',
  name: 'Naam', givenName: 'Voornaam', born: 'Geboren', address: 'Adres', bsn: 'BSN', readAt: 'Laatst gelezen in het register', keptAt: 'Bewaard sinds', ground: 'Waarom bewaren wij dit?',
  secret: 'Geheim: wij laten het nergens zien',
  bsnEnd: (end: string) => `eindigt op ${end}`,
  grounds: {
    'applied': 'Je vroeg de pas aan',
    'partner-of-applicant': 'Je partner vroeg de pas aan',
    'child-of-applicant': 'Je ouder vroeg de pas aan',
    'entered-by-staff': 'Een medewerker schreef je in',
  },
  deceased: 'Overleden', yes: 'Ja',
  notes: 'Opmerkingen uit het register',
  note: 'Opmerking', noteAbout: 'Over', day: 'Dag', source: 'Bron',
  noteNames: {
    'lives-elsewhere': 'Woont in een andere gemeente', 'secret-address': 'Geheim adres', 'deceased': 'Overleden', 'birth-date-incomplete': 'Geboortedatum niet heel bekend',
    'under-investigation': 'Het register zoekt iets uit', 'address-unknown': 'Adres niet bekend', 'partner-elsewhere': 'Partner woont op een ander adres', 'relative-unknown': 'Familielid niet te lezen',
  },
  abouts: { self: 'jou', partner: 'je partner', child: 'je kind' },
  reached: 'Hoe je van ons hoort',
  channel: 'Nu', channels: { email: 'Met een mail', letter: 'Met een brief' }, email: 'Mailadres', confirmed: 'Adres bevestigd', consent: 'Toestemming gegeven', chosen: 'Gekozen', language: 'Taal', languages: { nl: 'Nederlands', en: 'Nederlands, met uitleg in het Engels' },
} as const

/** What stands on the pages themselves; the names of what is kept are there in Dutch. */
export type PageText = Says<Pick<typeof text, 'title' | 'download' | 'looked' | 'reach' | 'wrong' | 'leftOut' | 'you' | 'child' | 'caption' | 'when' | 'office' | 'why' | 'about' | 'times' | 'nobody' | 'offices' | 'actsFor' | 'actsWhy' | 'anOffice'>>
