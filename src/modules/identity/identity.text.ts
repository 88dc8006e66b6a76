import type { Says } from '#shared/language.ts'
import type { Door } from './attempt.store.ts'
import type { Step } from './steps.ts'

/** Labels, buttons and field errors of signing in. What explains or decides is in content/nl/pages and content/nl/desk. */
export const text = {
  residentButton: (proof: boolean): string => `Inloggen met DigiD${proof ? ' (proef)' : ''}`,
  providerTitle:  'Voor clubs, winkels en musea',
  providerButton: (proof: boolean): string => `Inloggen met eHerkenning${proof ? ' (proef)' : ''}`,
  staffTitle:     'Voor medewerkers',
  staffButton:    'Inloggen als medewerker',
  signedInAs:     (name: string): string => (name ? `Je bent ingelogd als ${name}.` : 'Je bent ingelogd.'),
  goOn:           'Ga verder',
  again:          'Probeer het opnieuw',
  toStart:        'Naar de startpagina',
  signInAgain:    'Opnieuw inloggen',
  number:         'Jouw nummer',
  call:           'Lukt het weer niet? Bel',
  callNow:        'Hulp nodig? Bel',
  happened:       (day: string, time: string): string => `Dit gebeurde op ${day} om ${time}.`,
  meanwhile:      'Dit werkt nog wel',

  signedIn: {
    title: 'Wie is ingelogd', colleague: 'Collega', since: 'Sinds', sessions: 'Schermen', signOut: 'Log uit',
    count: (people: number): string => (people === 1 ? 'Er is 1 collega ingelogd.' : `Er zijn ${people} collega’s ingelogd.`),
    you: (name: string): string => `${name} (dat ben jij)`,
    gone: (name: string): string => `${name} is overal uitgelogd.`,
  },

  deskStart:      'Balie',
  deskTitle:      'Inloggen lukte niet',
  deskNumber:     'Nummer',
  deskNext:       'Zoek opnieuw',
  facts:          'Gegevens',
  steps:          'Stap voor stap',
  door:           'Ingang',
  when:           'Wanneer',
  lies:           'Waar het aan ligt',
  code:           'Voor de techniek',
  stoppedHere:    'Hier stopte het.',
} as const

/** What the pages say after a sign-in that stopped, or ended, in any language. */
export type OutText = Says<Pick<typeof text, 'goOn' | 'again' | 'toStart' | 'signInAgain' | 'number' | 'call' | 'callNow' | 'happened' | 'meanwhile'>>

export const doorNames: Readonly<Record<Door, string>> = {
  resident: 'Inwoner, met DigiD',
  provider: 'Aanbieder, met eHerkenning',
  staff:    'Medewerker',
}

export const liesWith = {
  'with-visitor': 'Bij het inloggen zelf',
  'with-issuer':  'Bij DigiD, eHerkenning of de verbinding',
  'with-account': 'Bij het account of de rechten',
  'with-us':      'Bij deze site',
} as const

export const stepNames: Readonly<Record<Step, string>> = {
  'metadata':  'Vraag aan de inlogdienst',
  'hand-over': 'Op weg naar de inlogdienst',
  'away':      'Bij de inlogdienst',
  'attempt':   'Terug bij ons',
  'exchange':  'Antwoord gecontroleerd',
  'level':     'Zekerheid gecontroleerd',
  'visitor':   'Gekeken wie het is',
  'admit':     'Binnengelaten',
}

/** "meteen", "0,2 seconden", "3 minuten". */
export function duration(ms: number): string {
  if (ms < 50) return 'meteen'
  if (ms < 60_000) return `${(Math.round(ms / 100) / 10).toString().replace('.', ',')} seconden`
  const minutes = Math.round(ms / 60_000)
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`
}
