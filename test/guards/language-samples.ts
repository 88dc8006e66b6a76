import type { Values } from '#modules/knowledge/index.ts'

/** A value for every place in content/: counts are only true for a text as people get it. All of it is invented. */
export const samples: Values = {
  // Who and what
  name: 'Marjan de Boer', number: 'SP-26-01874', code: '482 913',
  reasonSentence: 'Je hebt nu geen geldige pas.', householdLine: 'alleen', reasonSentences: 'Je inkomen is hoger dan de grens.', ruleSentences: 'Dit staat in artikel 3 van de Participatiewet.', article: 'artikel 3', law: 'de Participatiewet', rules: 'de regels voor de pas', ownSentence: 'Wij hebben je loonstrook van oktober bekeken.',
  entered: 'Wat de gemeente weet, klopt.\nJe hebt geen partner.\nJe krijgt bericht met een brief.', paper: 'Je loonstrook van oktober 2026', about: 'je aanvraag', source: 'UWV', town: 'Assen',
  notTaken: 'Niet elk bestand bij je mail konden wij bewaren.',
  matter: 'je klacht', typedLine: 'Dit schreven wij op. Klopt het niet? Laat het ons weten.', words: 'Ik kreeg twee keer dezelfde bon. Dat was op maandag.',
  outcome: 'deels gegrond', ombudsman: 'Nationale ombudsman', ombudsmanPhone: '0800 33 55 555', ombudsmanAddress: 'Postbus 93122, 2509 AC Den Haag',
  // A pass that was lost
  whose: 'je pas', happened: 'de pas is kwijt', passNumber: '7K4M 9QXD', papers: '2 papieren',
  // Who acts for somebody
  birthday: '1 maart 2027', representative: 'Piet de Vries', from: '1 december 2026', untilLine: 'Dat mag tot en met 1 december 2027.',
  // A form by post
  termLine: 'Je hoort ons besluit tot en met 18 januari 2027. Vaak gaat het sneller.',
  // An objection
  decisionNumber: 'SP-26-01874', decisionDate: '23 november 2026', receivedOn: '1 december 2026', lateReason: 'Ik lag in het ziekenhuis.',
  lateLine: 'Je bezwaar kwam na de laatste dag. Wij kijken eerst of dat te begrijpen is.', excusableLine: 'Je bezwaar kwam na de laatste dag. Wij begrijpen waarom.', missing: 'Waarom je het niet eens bent\nJe handtekening',
  hearingDay: 'donderdag 14 januari 2027', hearingTime: '10.30 uur', place: 'Stip Selwerd, Eikenlaan 286', notHeardLine: 'Je liet ons weten dat je geen gesprek wilt.',
  reasonLine: 'Je bezwaar kwam na de laatste dag.', courtLastDay: '30 maart 2027',
  // Money for being late
  noticeOn: '1 februari 2027', period: 'van 16 februari 2027 tot en met 20 februari 2027', howLong: '5 dagen', what: 'je aanvraag', amount: '€ 115,00', lines: '5 dagen van € 23,00: € 115,00', lawLine: 'Dit staat in artikel 4:17 en artikel 4:18 van de Algemene wet bestuursrecht.',
  // When
  opinionUrl: 'stadjerspas.example.org/tevreden', libraryAddress: 'stadjerspas.example.org/bibliotheek', opinionCode: '7K4M9 QXD2H', answered: '18 januari 2027', replyUntil: '7 december 2026', ombudsmanLastDay: '18 januari 2028',
  date: '23 november 2026', time: '14.30 uur', lastDay: '18 januari 2027', objectionLastDay: '4 januari 2027', inLetter: '4 januari 2027', answerBy: 'maandag 7 december 2026', askedOn: '23 november 2026', opens: '1 december 2026 om 9.00 uur', closes: 'dinsdag 1 december 2026 om 18.00 uur', comes: 'met de post', comesSentence: 'Je bon staat nu op de site bij Mijn bonnen.',
  day: '1 december 2026', lastUse: '31 maart 2027', month: 'oktober 2026', validFrom: '23 november 2026', validTo: '31 december 2027', againFrom: '1 januari 2027', effectiveFrom: '1 juli 2026', voucherValidTo: '31 maart 2027',
  until: '18 januari 2027', postBy: 'woensdag 25 november 2026', pickUpFrom: 'dinsdag 24 november 2026', pickUpUntil: 'dinsdag 8 december 2026', orderedBy: 'Ahmed', letterTitle: 'Je bon voor gratis zwemmen', stip: 'Stip Selwerd', stipAddress: 'Eikenlaan 286, 9741 EW Groningen', stipHours: 'Maandag tot en met vrijdag van 9.00 tot 17.00 uur',
  // How much
  income: '€ 1.810,00', limit: '€ 1.703,35', difference: '€ 106,65', assets: '€ 6.000,00', assetLimit: '€ 8.000,00', months: 3, percent: 120, maximum: 5, left: 3, budget: '€ 2.500,00', pages: 100, size: '10 MB', most: 30, ages: 'kinderen van 4 tot en met 12 jaar',
  // Which
  basis: 'met vakantiegeld',
  people: 'jou en Sem', person: 'Sem', address: 'Damsterdiep 12', oldAddress: 'Kade 7', hours: 'elke dag van 9.00 tot 17.00 uur', who: 'Voor iedereen', often: '5 keer per jaar', count: 2, days: 3,
  changes: 'de prijs', postcodes: '9741 en 9742', vouchers: '2 bonnen', signUps: '3 keer, voor 5 mensen', deal: '€ 15', leaveSentence: 'Wil je niet meer meedoen? Zeg dat op de site.', offer: 'gratis zwemmen', provider: 'Zwembad De Baken',
  // The statement on accessibility
  statusLine: 'Deze site voldoet voor een groot deel aan de regels.', statusDate: '23 november 2026', statusUrl: 'https://www.toegankelijkheidsverklaring.nl/register',
}
