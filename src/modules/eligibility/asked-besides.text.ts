/** Labels and field errors of what is asked only where the rules look at it. */
export const text = {
  institution: 'Woont er iemand in een instelling?', institutionHint: 'Zoals een verpleeghuis of beschermd wonen. Zo niet, sla dit dan over.',
  institutionSelf: 'Ik woon in een instelling', institutionPartner: 'Mijn partner woont in een instelling',

  housematesTitle: 'Wie wonen er nog meer bij je?', born: (nth: number) => `Huisgenoot ${nth}: geboren op`, bornHint: 'Zoals 5-3-1999.', shares: (nth: number) => `Huisgenoot ${nth}: kies wat past`,
  sharesOptions: [
    { value: '', label: 'Kies' }, { value: 'yes', label: 'Betaalt mee aan het huis' }, { value: 'student', label: 'Studeert' },
    { value: 'commercial-tenant', label: 'Huurt een kamer met een contract' }, { value: 'unknown', label: 'Weet ik niet' },
  ],

  assetsTitle: 'Wat heb je?', assets: 'Spaargeld en bezit min schulden, in euro', assetsHint: 'Tel op wat jij en je partner hebben. Haal schulden eraf. Blijft er niets over? Vul 0 in.',
  home: 'Eigen huis: de waarde min de hypotheek', homeHint: 'Alleen als je een eigen huis hebt.',
  debtSettlement: 'Ik krijg hulp om schulden af te lossen', debtSettlementHint: 'Zoals een schuldregeling of de wsnp. Een medewerker kijkt dit na.',

  errors: {
    born: 'Vul een dag in, zoals 5-3-1999. Weet je die niet? Laat dit leeg.', shares: 'Kies wat bij deze huisgenoot past.',
    amount: 'Schrijf een bedrag, zoals 1.250 of 1.250,50.', assetsToo: 'Vul ook in wat je verder hebt. Heb je niets? Vul 0 in.',
  },

  entered: {
    institution: { self: 'Je woont in een instelling', partner: 'Je partner woont in een instelling' },
    shares: { yes: 'betaalt mee aan het huis', student: 'studeert', 'commercial-tenant': 'huurt een kamer met een contract', unknown: 'je weet niet hoe' },
    housemate: (born: string | undefined, shares: string) => `Een huisgenoot${born ? `, geboren op ${born}` : ''}: ${shares}`,
    assets: (amount: string) => `Jullie spaargeld en bezit min schulden: ${amount}`, home: (amount: string) => `Jullie eigen huis, min de hypotheek: ${amount}`,
    debtSettlement: 'Je krijgt hulp om schulden af te lossen',
  },
}
