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

/** Menus: label and address. */
export const menu = [
  ['Aanbod',      '/aanbod'],
  ['Mijn bonnen', '/mijn/bonnen'],
  ['Uitleg',      '/uitleg'],
  ['Hulp',        '/contact'],
] as const

/** Beside the menu, for a resident who applied. */
export const ownMenu = [
  ['Berichten', '/mijn/berichten'],
  ['Vragen', '/mijn/vragen'],
] as const

export const footerPass = [
  ['Voor wie is de pas?', '/uitleg/voor-wie'],
  ['Kan ik meedoen?',     '/kan-ik-meedoen'],
  ['Wat is er anders?',   '/wat-is-er-anders'],
  ['Bonnen met pas en code', '/bibliotheek'],
  ['Klacht of bezwaar',   '/contact#klacht'],
  ['Voor aanbieders',     '/uitleg/voor-aanbieders'],
] as const

export const footerSite = [
  ['Wat we van je bewaren', '/privacy'],
  ['Toegankelijkheid',      '/toegankelijkheid'],
  ['Contact',               '/contact'],
] as const

/** For residents only; who is not signed in is asked to. */
export const footerOwn = ['Jouw gegevens zien', '/mijn/gegevens'] as const

/** The one page in another language. */
export const english = { label: 'English', href: '/en', lang: 'en' } as const
