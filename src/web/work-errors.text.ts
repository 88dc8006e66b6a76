import type { ErrorKind, ErrorText } from './error-pages.text.ts'

/** A library has no workplace. */
export type WorkErrorKind = Exclude<ErrorKind, 'not-at-library'>
type Told = Pick<ErrorText, 'title' | 'lead' | 'again' | 'back'>

/** The same pages for who is at work here: nothing about one's own vouchers, and back to one's own work. */
export const workErrorTexts: Readonly<Record<WorkErrorKind, Told>> = {
  'not-found': {
    title: 'Deze pagina is er niet',
    lead: 'Misschien is het adres veranderd, of is het nummer niet goed overgenomen. Er is niets veranderd. Zoek het op vanuit je eigen werk.',
  },
  forbidden: {
    title: 'Dit mag jouw rol niet',
    lead: 'Je bent ingelogd, maar dit hoort bij ander werk. Er is niets veranderd en niets verstuurd.',
  },
  'bad-request': {
    title: 'Dit konden we niet lezen',
    lead: 'Er ging iets mis met het adres of het formulier. Er is niets veranderd en niets verstuurd. Ga terug en probeer het opnieuw.',
  },
  'form-expired': {
    title: 'De pagina stond te lang open',
    lead: 'Daarom is je formulier niet verstuurd. Ga terug met de knop van je browser: meestal staat alles er nog. Open de pagina daarna opnieuw en verstuur hem nog een keer.',
  },
  'too-many': {
    title: 'Dit ging te vaak achter elkaar',
    lead: 'Dit laatste is niet gedaan. Alles van daarvoor is bewaard. Wacht een minuut en probeer het dan opnieuw.',
    again: 'Wat je invulde, staat nog klaar op deze pagina. Druk na een minuut op de knop.',
    back: 'Vulde je iets in? Ga dan na een minuut terug met de knop van je browser.',
  },
  'too-large': {
    title: 'Dit is te groot om te sturen',
    lead: 'Er is niets verstuurd. Maak de tekst of het bestand kleiner en probeer het opnieuw.',
  },
  broken: {
    title: 'Er ging iets mis bij ons',
    lead: 'Dat ligt niet aan jou. Wat je net deed, is niet bewaard. Alles van daarvoor wel. Probeer het nog een keer vanuit je werk.',
  },
  busy: {
    title: 'Het is nu heel druk',
    lead: 'Wacht een minuut en laad deze pagina opnieuw. Wat je net deed, is nog niet verstuurd. Alles van daarvoor is bewaard.',
  },
  unavailable: {
    title: 'De site werkt nu niet',
    lead: 'Dat ligt niet aan jou. Wacht een minuut en probeer het opnieuw. Stuurde je net iets, kijk dan eerst of het er al staat. Alles van daarvoor is bewaard.',
  },
  'not-arrived': {
    title: 'De site werkt nu niet',
    lead: 'Dat ligt niet aan jou. Wat je net stuurde, kwam niet bij ons aan. Alles van daarvoor is bewaard.',
    again: 'Wat je invulde, staat nog klaar op deze pagina. Wacht een minuut en druk dan op de knop.',
    back: 'Wacht een minuut. Ga dan terug met de knop van je browser en stuur het opnieuw. Meestal staat alles er nog.',
  },
  unsure: {
    title: 'Wij weten niet of dit gelukt is',
    lead: 'Wij kregen geen antwoord van onze computer. Dat ligt niet aan jou. Misschien is het gedaan, misschien niet.',
    again: 'Wacht een minuut en druk dan op de knop. Was het al gedaan? Dan gebeurt het niet dubbel. Je kunt ook eerst kijken of het er al staat.',
    back: 'Wacht een minuut en kijk of het er al staat. Staat het er niet? Ga dan terug met de knop van je browser en stuur het opnieuw.',
  },
}

/** Their role may do this, and still it was refused: what is looked at is their own, or we do not know the account. */
export const notYouTexts: Readonly<Record<'work' | 'provider', Told>> = {
  work: {
    title: 'Dit mag jij hier niet',
    lead: 'Je rol mag dit, maar jij niet bij wat je nu opende. Misschien gaat het over je eigen huishouden, of kennen wij je account nog niet. Er is niets veranderd. Geef het aan een collega of vraag het je leidinggevende.',
  },
  provider: {
    title: 'Je organisatie doet nu niet mee',
    lead: 'Je bent ingelogd, maar wij vinden je organisatie niet bij wie nu meedoet. Er is niets gebruikt en niets veranderd. Bel ons, dan kijken we samen.',
  },
}

/** As colleagues call each other. */
const roles: Readonly<Record<string, string>> = {
  'provider-manager': 'beheerder van de organisatie',
  'counter':          'kassa',
  'caseworker':       'medewerker die beslist',
  'kcc':              'KCC',
  'stip':             'Stip',
  'editor':           'redacteur',
  'manager':          'leidinggevende',
  'auditor':          'controleur',
  'administrator':    'beheerder',
}

export const workText = {
  back:       'Naar mijn werk',
  role:       (role: string): string => roles[role] ?? role,
  whoMay:     'Wie mag dit wel?',
  mayTitle:   'Dit is werk van',
  youAre:     'Jij bent ingelogd als',
  noRole:     'iemand zonder rol',
  askStaff:   'Hoort dit bij jouw werk? Vraag je leidinggevende om de rol, en log daarna opnieuw in. Is het werk van een ander? Geef het aan een collega met deze rol.',
  askProvider: 'Moet jij dit kunnen? Vraag het de beheerder van je organisatie. Log daarna uit en weer in.',
  ofOthers: {
    resident: 'Deze pagina is voor inwoners. Heb je zelf een pas? Log dan uit, en log in met je eigen DigiD.',
    provider: 'Deze pagina is voor wie bonnen aanneemt. Dat kan alleen met een account van een aanbieder.',
    staff:    'Deze pagina is voor medewerkers van de gemeente. Heb je een vraag? Bel ons.',
    library:  'Deze pagina is voor wie inlogt met een pas en een code.',
  },
  call:       'Kom je er niet uit? Bel',
  withNumber: 'Noem je nummer. Dan zien wij wat er misging en hoef jij het niet uit te leggen.',
} as const
