import type { Says } from '#shared/language.ts'

export type ErrorKind = 'not-found' | 'forbidden' | 'not-at-library' | 'bad-request' | 'form-expired' | 'too-many' | 'too-large' | 'broken' | 'busy' | 'unavailable' | 'not-arrived' | 'unsure'

export type ErrorText = {
  readonly title: string
  /** What happened, and what was kept. */
  readonly lead: string
  /** What to do now; without a target there is nothing to press. */
  readonly action?: { readonly label: string; readonly href: string }
  readonly works?: readonly string[]
  /** Of a form that did not get its answer: what to do when the page can send it again, and when it cannot. */
  readonly again?: string
  readonly back?: string
}

const home = { label: 'Naar de startpagina', href: '/' }

export const errorTexts: Readonly<Record<ErrorKind, ErrorText>> = {
  'not-found': {
    title: 'Deze pagina is er niet',
    lead: 'Misschien is het adres veranderd, of is er een letter verkeerd getypt. Je bent niets kwijt.',
    action: { label: 'Bekijk het aanbod', href: '/aanbod' },
  },
  forbidden: {
    title: 'Deze pagina is niet voor jou',
    lead: 'Je bent ingelogd, maar deze pagina hoort bij ander werk. Moet je er wel bij kunnen? Vraag het je leidinggevende of bel ons.',
    action: home,
  },
  'not-at-library': {
    title: 'Dit kan niet met een code',
    lead: 'Met je pas en de code van de Stip kun je bonnen bestellen en bekijken, en niets anders. Voor de rest log je in met DigiD, of ga je naar een Stip.',
    action: { label: 'Naar je bonnen', href: '/bibliotheek/bonnen' },
  },
  'bad-request': {
    title: 'Dit konden we niet lezen',
    lead: 'Er ging iets mis met het adres of het formulier. Er is niets verstuurd en je bent niets kwijt. Ga terug en probeer het opnieuw.',
    action: home,
  },
  'form-expired': {
    title: 'De pagina stond te lang open',
    lead: 'Daarom is je formulier niet verstuurd. Ga terug met de knop van je browser: meestal staat alles er nog. Open de pagina daarna opnieuw en verstuur hem nog een keer.',
    action: home,
  },
  'too-many': {
    title: 'Dit ging te vaak achter elkaar',
    lead: 'Zo blijft de site veilig en snel voor iedereen. Wacht een minuut en probeer het dan opnieuw.',
    again: 'Er is niets verstuurd. Wat je invulde, staat nog klaar op deze pagina. Druk na een minuut op de knop.',
    back: 'Je bent niets kwijt. Vulde je iets in? Ga dan na een minuut terug met de knop van je browser.',
  },
  'too-large': {
    title: 'Dit is te groot om te sturen',
    lead: 'Er is niets verstuurd. Maak de tekst of het bestand kleiner en probeer het opnieuw.',
    action: home,
  },
  broken: {
    title: 'Er ging iets mis bij ons',
    lead: 'Dat ligt niet aan jou. Wat je net deed, is niet bewaard. Alles van daarvoor wel.',
    action: home,
    works: ['Bonnen die je al hebt. Ook op papier.', 'Bestellen aan de telefoon of bij een Stip.'],
  },
  busy: {
    title: 'Het is nu heel druk',
    lead: 'Wacht een minuut en laad deze pagina opnieuw. Wat je net deed, is nog niet verstuurd. Alles van daarvoor is bewaard.',
    works: ['Bonnen die je al hebt. Ook op papier.', 'Bestellen aan de telefoon of bij een Stip.'],
  },
  unavailable: {
    title: 'De site werkt nu niet',
    lead: 'Dat ligt niet aan jou. Wacht een minuut en probeer het opnieuw. Stuurde je net iets, kijk dan eerst of wij het al hebben. Alles van daarvoor is bewaard.',
    works: ['Bonnen die je al hebt. Ook op papier.'],
  },
  'not-arrived': {
    title: 'De site werkt nu niet',
    lead: 'Dat ligt niet aan jou. Wat je net stuurde, kwam niet bij ons aan. Alles van daarvoor is bewaard.',
    again: 'Wat je invulde, staat nog klaar op deze pagina. Wacht een minuut en druk dan op de knop.',
    back: 'Wacht een minuut. Ga dan terug met de knop van je browser en stuur het opnieuw. Meestal staat alles er nog.',
    works: ['Bonnen die je al hebt. Ook op papier.'],
  },
  unsure: {
    title: 'Wij weten niet of dit gelukt is',
    lead: 'Wij kregen geen antwoord van onze computer. Dat ligt niet aan jou. Misschien hebben wij al wat je stuurde, misschien niet.',
    again: 'Wacht een minuut en druk dan op de knop. Hadden wij het al? Dan krijg je niets dubbel. Je kunt ook eerst kijken, bijvoorbeeld bij je bonnen.',
    back: 'Wacht een minuut en kijk of het er al staat. Staat het er niet? Ga dan terug met de knop van je browser en stuur het opnieuw.',
    works: ['Bonnen die je al hebt. Ook op papier.'],
  },
}

export const text = {
  number:     'Jouw nummer',
  call:       'Lukt het niet? Bel',
  callUs:     'Lukt het niet? Bel ons',
  withNumber: 'Noem je nummer. Dan zien wij wat er misging en hoef jij het niet uit te leggen.',
  without:    'We helpen je verder. We kunnen je bon ook aan de telefoon voor je bestellen.',
  works:      'Dit werkt nog wel',
  sendAgain:  'Opnieuw sturen',
} as const
export type ErrorWords = Says<typeof text>
