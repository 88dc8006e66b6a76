/** What the desk does for somebody who was checked. The questions of an application are those of the resident's own form. */
export const text = {
  apply: (passName: string) => `Vraag de ${passName} aan`,
  applyTitle: (passName: string, name: string) => `Vraag de ${passName} aan voor ${name}`,
  applyLead: 'Stel de vragen zoals ze hier staan. Lees aan het eind voor wat je hebt ingevuld.',
  way: 'Waar komen de antwoorden vandaan?',
  wayTold: 'De inwoner vertelt ze nu', wayPaper: 'Ze staan op een formulier van papier',
  readBack: 'Ik las alles voor en de inwoner zegt dat het klopt',
  readBackPaper: 'Op papier: ik zag de handtekening op het formulier.',
  checkTitle: 'Klopt alles?',
  codeLead: (address: string) => `Wij mailden een code naar ${address}. Vraag de inwoner om de code voor te lezen.`,
  codeTitle: 'De code uit de mail', newCode: 'Stuur een nieuwe code',
  errors: {
    way: 'Kies waar de antwoorden vandaan komen.',
    readBack: 'Lees eerst voor wat je hebt ingevuld. Zet dan een vinkje.',
    noNewMail: 'Aan de telefoon nemen wij geen nieuw mailadres aan. Kies een brief. Mail kan op de site of bij een Stip.',
    off: 'Dit pasnummer staat uit: de pas is kwijt of gestolen. Zoek op BSN, of op naam met geboortedag.',
    reachChannel: 'Kies een brief of een mail.', reachSame: 'Zo krijgt de inwoner al bericht. Er verandert niets.',
    down: 'Wij kunnen de gegevens van de gemeente nu niet bekijken. Er is niets bewaard. Probeer het straks opnieuw, of laat een formulier op papier invullen.',
    unknown: 'De gemeente kent dit BSN niet. Er is niets bewaard. Kijk het nummer na op een document.',
  },
  pass: 'Pas kwijt of gestolen', passTitle: (name: string) => `De pas van ${name}`, passLead: 'Vraag om welke pas het gaat. Lees geen pasnummer voor.',
  reach: 'Anders bericht krijgen', reachTitle: (name: string) => `Hoe krijgt ${name} bericht?`, reachLead: 'Het oude adres, het nieuwe adres en het huisadres krijgen hier allemaal bericht van.',
  reachPhone: 'Aan de telefoon kan alleen een brief. Mail kan op de site of bij een Stip.',
  reachLegend: 'Hoe wil de inwoner bericht krijgen?', byLetter: 'Met een brief', byLetterHint: 'Naar het adres dat de gemeente kent.', byEmail: 'Met een mail', byEmailHint: 'Wij mailen een code. De inwoner leest hem voor.',
  email: 'Mailadres', emailHint: 'Alleen nodig bij mail.', code: 'De code uit de mail', codeHint: (address: string) => `Gemaild naar ${address}. Hij is 15 minuten geldig.`, reachButton: 'Keuze bewaren',
  reachPurpose: 'Balie: anders bericht krijgen',
  newTitle: 'Nieuw bij ons?',
  newLead: 'Dit BSN kennen wij nog niet. Wil deze persoon de pas aanvragen? Dan zoeken wij de gegevens van de gemeente erbij. De inwoner kan zien dat jij keek.',
  newButton: 'Begin met een aanvraag',
  done: {
    bericht: 'Het bericht gaat nog een keer op de post.',
    bon: 'De bon is besteld.',
    lost: 'De pas staat uit. De inwoner krijgt hier bericht over.',
    stolen: 'De pas staat uit. De inwoner krijgt hier bericht over.',
    found: 'De pas staat weer aan. De inwoner krijgt hier bericht over.',
    replaced: 'Er is een nieuw pasnummer. De brief gaat op de post.',
    bereik: 'Bewaard. De inwoner krijgt hier een brief over.',
    aanvraag: 'De aanvraag is gestuurd. Hieronder staat wat eruit kwam, in de woorden van de brief.',
  },
} as const

export type Done = keyof typeof text.done
export const doneOf = (value: string | undefined): Done | undefined => (value !== undefined && Object.hasOwn(text.done, value) ? value as Done : undefined)
