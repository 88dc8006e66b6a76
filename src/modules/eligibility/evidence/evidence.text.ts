export const text = {
  questionTitle: 'Stuur wat wij nog missen', viewTitle: 'Wat vind jij ervan?', receivedTitle: 'Wij hebben je antwoord', overTitle: 'De tijd is voorbij', takenBackTitle: 'Deze vraag is klaar', noneTitle: 'Er is nu geen vraag',
  here: 'Je antwoord', application: 'Je aanvraag',
  askedTitle: 'Dit vragen wij', proposalTitle: 'Dit denken wij nu', askedBy: (name: string, day: string) => `Gevraagd op ${day} door ${name}`,
  formTitle: 'Je antwoord', keptTitle: 'Dit heb je toegevoegd', howTitle: 'Zo maak je een goede foto', otherWaysTitle: 'Liever anders?', coverTitle: 'Wat wij niet hoeven te zien',
  files: 'Foto of pdf', filesHint: 'Maak een foto met je telefoon of kies een bestand.', add: 'Bestand toevoegen',
  words: 'Wil je er iets bij zeggen?', wordsView: 'Wat klopt er niet?',
  how: 'Kun je het sturen?', howSend: 'Ja, ik stuur het nu', howCall: 'Nee, bel mij', howCallHint: 'Wij zoeken samen een oplossing.',
  phone: 'Je telefoonnummer', phoneHint: 'Alleen als wij je moeten bellen.',
  send: 'Antwoord sturen', takeBack: 'Haal weg', openIt: 'Open papier', toApplication: 'Naar je aanvraag',
  callMe: (phone: string) => `Ik kan dit niet sturen. Bel mij: ${phone}.`,
  yourWords: 'Dit schreef je', nothingTyped: 'Je schreef er niets bij.', added: (count: number) => (count === 1 ? 'Je bestand is toegevoegd.' : `${count} bestanden zijn toegevoegd.`),
  errors: {
    nothing: 'Voeg een bestand toe, schrijf je antwoord, of kies dat wij je bellen.', nothingView: 'Schrijf wat jij ervan vindt, voeg een bestand toe, of kies dat wij je bellen.',
    noFile: 'Kies eerst een bestand. Druk daarna op de knop om het toe te voegen.', phone: 'Vul je telefoonnummer in met 10 cijfers.', tooLong: 'Schrijf het korter: in 2.000 tekens of minder.',
  },
  // ---- one paper ----
  photo: 'Foto', pdf: 'Pdf', pages: (pages: number) => (pages === 1 ? '1 bladzijde' : `${pages} bladzijden`),
  sentOn: (day: string, time: string) => `gestuurd op ${day} om ${time}`, broughtOn: (day: string) => `gebracht op ${day}`, postedOn: (day: string) => `met de post op ${day}`,
  seenOn: (day: string) => `bekeken op ${day}`, notSeen: 'nog niet bekeken', takenBackOn: (day: string) => `(teruggenomen op ${day})`, forgottenOn: (day: string) => `(gewist op ${day})`,
  // ---- brought to the desk ----
  broughtToDesk: 'De papieren zijn naar de balie gebracht.', papers: (count: number) => (count === 1 ? '1 papier' : `${count} papieren`),
  // ---- what somebody sees of their own data ----
  own: { title: 'Je papieren', name: 'Papier', received: 'Binnen', state: 'Nu' },
  // ---- the caseworker's panel ----
  panelTitle: 'Papieren', fresh: (count: number) => (count === 1 ? '1 nieuw papier' : `${count} nieuwe papieren`), none: 'Er zijn nog geen papieren.', putInBy: (name: string) => `ingevoerd door ${name}`,
} as const
