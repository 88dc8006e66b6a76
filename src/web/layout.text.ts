import type { Language, Says } from '#shared/language.ts'

/** A place to go: its words, its address, and in which language it is when that is not the language of the frame. */
export type FrameLink = readonly [label: string, href: string, hreflang?: Language]

/** Labels of the frame around every page. */
export const text = {
  skip:          'Naar de inhoud',
  mainMenu:      'Hoofdmenu',
  workplace:     'Werkplek',
  provider:      'Aanbieder',
  signIn:        'Inloggen',
  signOut:       'Uitloggen',
  signedInUntil: (time: string): string => `Je blijft ingelogd tot ${time}.`,
  stay:          'Blijf ingelogd',
  otherPerson:   'Kies iemand anders',
  error:         'Fout:',
  title:         (page: string, pass: string, municipality: string): string => `${page} - ${pass} - gemeente ${municipality}`,
  ribbonLabel:   'Proef',
  ribbon:        'Proef: alle mensen en bonnen zijn verzonnen.',
  stuck:         'Kom je er niet uit?',
  walkIn:        'Of loop binnen bij een',
  desk:          'Stip in je buurt',
  aboutSite:     'Over deze site',
  staffHelp:     'Hulp bij dit scherm:',
  owner:         (pass: string, municipality: string): string => `De ${pass} is van de gemeente ${municipality}. De gemeente betaalt je korting aan de aanbieder.`,
} as const

export const links: FrameLinks = {
  menu: [
    ['Aanbod',      '/aanbod'],
    ['Mijn bonnen', '/mijn/bonnen'],
    ['Uitleg',      '/uitleg'],
    ['Hulp',        '/contact'],
  ],
  ownMenu: [
    ['Mijn pas', '/mijn'],
    ['Berichten', '/mijn/berichten'],
  ],
  footerPass: [
    ['Voor wie is de pas?', '/uitleg/voor-wie'],
    ['Kan ik meedoen?',     '/kan-ik-meedoen'],
    ['Wat is er anders?',   '/wat-is-er-anders'],
    ['Bonnen met pas en code', '/bibliotheek'],
    ['Klacht of bezwaar',   '/contact#klacht'],
    ['Voor aanbieders',     '/uitleg/voor-aanbieders'],
  ],
  footerSite: [
    ['Wat we van je bewaren', '/privacy'],
    ['Toegankelijkheid',      '/toegankelijkheid'],
    ['Contact',               '/contact'],
  ],
  footerOwn: ['Jouw gegevens zien', '/mijn/gegevens'],
  other: ['English', '/en', 'en'],
}

export type FrameText = Says<typeof text>
export type FrameLinks = {
  readonly menu: readonly FrameLink[]
  /** Beside the menu, for a resident who applied. */
  readonly ownMenu: readonly FrameLink[]
  readonly footerPass: readonly FrameLink[]
  readonly footerSite: readonly FrameLink[]
  /** For residents only; who is not signed in is asked to. */
  readonly footerOwn: FrameLink
  /** The other language, and where it begins for who is on a page that it does not have. */
  readonly other: FrameLink
}
