import type { ChangeName } from '../domain/changes.ts'
import type { DraftState } from '../domain/draft-states.ts'
import type { NotFor } from '../domain/who-fits.ts'
import type { FileReason } from '#web/files/safe-file.ts'
import type { Standing } from './draft.store.ts'
import type { StepName } from './fields.ts'
import type { ResidentKind } from './preview.ts'

/** Labels, buttons and field errors of the editor's screens. Sentences that explain are in content/nl/pages/aanbod-beheren.md. */
export const text = {
  title: 'Aanbod', newTitle: 'Nieuwe aanbieding', untitled: 'Nog geen titel', new: 'Maak een aanbieding',

  // ---- the list ----
  search: 'Zoek op titel', searchLabel: 'Zoek in het aanbod', filter: 'Toon', standing: 'Stand', category: 'Soort', all: 'Alles',
  standings: { 'open': 'Open', 'nog-niet': 'Gaat nog open', 'op': 'Op', 'gepauzeerd': 'Gepauzeerd', 'voorbij': 'Voorbij', 'gestopt': 'Gestopt' } satisfies Record<Standing, string>,
  found: (count: number): string => (count === 1 ? '1 aanbieding' : `${count} aanbiedingen`),
  offer: 'Aanbieding', giver: 'Van', left: 'Over', budget: 'Budget over', until: 'Geldig tot en met', none: 'Niets gevonden.', unlimited: 'geen maximum',
  leftOf: (left: number, all: number): string => `${left.toLocaleString('nl-NL')} van ${all.toLocaleString('nl-NL')}`,
  drafts: 'Waar je aan werkt', draftBy: (name: string, day: string): string => `${name}, ${day}`,
  draftStates: { writing: 'Wordt geschreven', waiting: 'Wacht op een collega', returned: 'Kwam terug', published: 'Gepubliceerd', dropped: 'Weggegooid' } satisfies Record<DraftState, string>,

  // ---- writing ----
  steps: {
    'wat': 'Wat is het?', 'korting': 'Wat betaal je?', 'voor-wie': 'Voor wie is het?', 'wanneer': 'Wanneer kan het?', 'hoeveel': 'Hoeveel zijn er?', 'praktisch': 'Goed om te weten', 'beeld': 'Een plaatje', 'engels': 'In het Engels',
  } satisfies Record<StepName, string>,
  stepsTitle: 'Stappen', preview: 'Zo ziet het eruit', saveAndOn: 'Opslaan en verder', save: 'Opslaan', back: 'Vorige stap', toCheck: 'Nakijken', overview: 'Naar het overzicht',
  missing: (count: number): string => (count === 1 ? 'Nog 1 ding' : `Nog ${count} dingen`), wrong: 'Klopt nog niet', complete: 'Klaar', saved: 'Opgeslagen',

  labels: {
    'titel': 'Titel', 'samenvatting': 'In één zin', 'beschrijving': 'Wat krijg je?', 'soort': 'Soort', 'aanbieder': 'Wie geeft het?', 'adres': 'Adres op de site',
    'korting': 'Wat geeft de bon?', 'percentage': 'Korting in procenten', 'hoogste-korting': 'De hoogste korting', 'bedrag': 'Bedrag', 'normale-prijs': 'Normale prijs voor 1 mens', 'verrassing': 'Het is een verrassing', 'verrassing-tekst': 'Wat is de verrassing?',
    'voor-wie': 'Voor wie?', 'van-leeftijd': 'Vanaf welke leeftijd', 'tot-leeftijd': 'Tot en met welke leeftijd', 'postcodes': 'Alleen in deze postcodes', 'eerste-pas': 'Alleen voor wie de pas voor het eerst heeft', 'begeleiders': 'Hoeveel mensen mogen mee?',
    'keer': 'Hoe vaak?', 'per': 'Telt voor', 'periode': 'Hoe lang telt dat?',
    'bestellen-vanaf': 'Bestellen vanaf', 'bestellen-tijd': 'Hoe laat gaat het open?', 'bestellen-tot': 'Bestellen tot en met', 'geldig-vanaf': 'Geldig vanaf', 'geldig-tot': 'Geldig tot en met', 'loting-dag': 'Opgeven kan tot', 'loting-tijd': 'Hoe laat sluit de loting?',
    'voorraad': 'Hoeveel bonnen zijn er?', 'voor-balie': 'Hoeveel bewaart de balie?', 'waarde': 'Wat kost 1 bon de gemeente hoogstens?', 'budget': 'Wat mogen alle bonnen samen kosten?',
    'dagen': 'Wanneer is het open?', 'let-op': 'Waar moet je op letten?', 'meenemen': 'Wat neem je mee?', 'vastleggen': 'Hoe leg je een plek vast?', 'vastleggen-link': 'Adres van de site', 'vastleggen-telefoon': 'Telefoonnummer',
    'foto': 'Kies een plaatje', 'beeld-tekst': 'Wat is erop te zien?', 'beeld-weg': 'Haal het plaatje weg',
    'titel-en': 'Title', 'samenvatting-en': 'In one sentence', 'beschrijving-en': 'What do you get?', 'dagen-en': 'When is it open?', 'let-op-en': 'What should you know?', 'meenemen-en': 'What do you bring?',
  } as Readonly<Record<string, string>>,
  hints: {
    'titel': 'Hoogstens 60 tekens. Begin met wat je doet.', 'samenvatting': 'Hoogstens 160 tekens. Dit staat groot op de bon.', 'beschrijving': 'Een lege regel maakt een nieuw stukje.',
    'adres': 'Kleine letters, cijfers en streepjes. Leeg: wij maken het van de titel.', 'percentage': 'Van 1 tot en met 99.', 'bedrag': 'Bij een vaste prijs: wat je betaalt. Anders: wat eraf gaat.',
    'normale-prijs': 'Wat iemand zonder pas betaalt.', 'verrassing-tekst': 'Dit ziet iemand pas na het bestellen.', 'tot-leeftijd': 'De leeftijd op de dag zelf telt.',
    'postcodes': 'De 4 cijfers, met een spatie ertussen: 9741 9737. Leeg: overal.', 'begeleiders': 'Met 1 bon komen zo veel anderen gratis mee.', 'keer': 'Leeg: zo vaak je wilt.',
    'bestellen-tijd': 'Zoals 09:00.', 'loting-dag': 'Leeg: wie het eerst bestelt, heeft hem.', 'voorraad': 'Leeg: er is geen maximum.', 'voor-balie': 'De laatste bonnen geeft alleen de balie.',
    'waarde': 'Nodig als er een budget is.', 'budget': 'Leeg: er is geen maximum.', 'dagen': 'In een paar woorden: elke dag open.', 'hoogste-korting': 'Meer gaat er nooit af.', 'foto': 'Een JPEG, PNG of WebP, hoogstens 10 MB.', 'beeld-tekst': 'Nodig bij een plaatje, voor wie het niet kan zien. Hoogstens 150 tekens.',
  } as Readonly<Record<string, string>>,
  choices: {
    'korting': { 'gratis': 'Gratis', 'vaste-prijs': 'Een vaste prijs', 'percentage': 'Een deel eraf, in procenten', 'bedrag-eraf': 'Een bedrag eraf', 'tarieven': 'Een prijs voor elke leeftijd', 'bijdrage': 'Een bedrag per jaar voor een lidmaatschap' },
    'voor-wie': { iedereen: 'Iedereen met een pas', kind: 'Kinderen jonger dan 18 jaar', volwassene: 'Volwassenen vanaf 18 jaar', gezin: 'Gezinnen met kinderen' },
    'per': { persoon: '1 mens', huishouden: 'het hele huishouden' },
    'periode': { jaar: 'een jaar', kwartaal: '3 maanden', maand: 'een maand', seizoen: 'zolang de aanbieding loopt' },
    'vastleggen': { niet: 'Dat hoeft niet', link: 'Op een site', telefoon: 'Met de telefoon' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  choose: 'Kies', group: (name: string): string => `${name} (groep)`,
  bands: 'Prijzen per leeftijd', band: { van: 'Van', tot: 'Tot en met', prijs: 'Prijs', normaal: 'Normaal' }, bandLabel: (from: string, to: string): string => (to ? `Van ${from} tot en met ${to} jaar` : `Vanaf ${from} jaar`), bandPrice: (price: string, normal: string): string => (normal ? `${price}, normaal ${normal}` : price), yes: 'Ja',
  bandOf: (part: string, index: number): string => `${part}, leeftijd ${index}`,
  limitTitle: 'Hoe vaak mag het?', drawTitle: 'Loten in plaats van snel zijn', bookingTitle: 'Een plek vastleggen',

  // ---- looking at it and sending it ----
  send: 'Laat nakijken', drop: 'Gooi weg', dropTitle: 'Dit weggooien', publish: 'Publiceer', return: 'Stuur terug', reason: 'Wat klopt er niet?', reasonHint: 'Je collega leest dit.', change: 'Wijzig',
  toDo: 'Dit moet nog', checkTitle: 'Klopt alles?', returnTitle: 'Klopt er iets niet?', ownTitle: 'Een collega kijkt dit na', returnedTitle: 'Dit kwam terug', meanwhileTitle: 'Een collega heeft dit intussen veranderd', doneTitle: { published: 'Dit staat in het aanbod', dropped: 'Dit is weggegooid' },
  sendTitle: 'Klaar om na te kijken?', asTitle: 'Bekijk het als', as: 'Wie kijkt er?', postcode: 'Postcode', look: 'Bekijk', lookTitle: 'Zo ziet een inwoner het',
  kinds: { alleen: 'Iemand van 40 jaar, alleen', gezin: 'Een ouder met kinderen', kind: 'Een kind van 8 jaar', jongere: 'Een jongere van 16 jaar', oudere: 'Iemand van 72 jaar', nieuw: 'Iemand met een nieuwe pas' } satisfies Record<ResidentKind, string>,
  may: 'Kan deze bon bestellen', mayNot: 'Kan deze bon niet bestellen',
  notFor: {
    'not-for-this-age': 'Deze leeftijd past niet.', 'not-for-this-person': 'Er woont niemand jonger dan 18 jaar.', 'outside-area': 'De postcode ligt er niet in.', 'not-first-pass': 'Dit is niet de eerste pas.',
  } satisfies Record<NotFor, string>,

  // ---- a file ----
  file: {
    checkTitle: 'Een bestand nakijken', fileOf: (name: string, day: string): string => `Bestand van ${name}, ${day}`, waiting: (count: number): string => (count === 1 ? '1 aanbieding wacht op een collega' : `${count} aanbiedingen wachten op een collega`),
    rest: 'Wat al klaar is', state: 'Stand', summary: 'Wat er staat', back: 'Terugsturen', backOf: (title: string): string => `${title} terugsturen`, texts: 'Teksten of aantallen', changed: (what: string): string => `Anders: ${what}`,
    publishAll: 'Publiceer de rest', reason: 'Wat moet er anders?', reasonHint: 'Alleen als je iets terugstuurt. Je collega leest dit.', reasonNeeded: 'Vul in wat er anders moet aan wat je terugstuurt.',
    tooManyBack: (most: number): string => `Stuur er hoogstens ${most} tegelijk terug.`, nothingSeen: 'Er is niets meer om na te kijken.',
    decided: (published: number, returned: number): string => [`${published === 1 ? '1 aanbieding staat' : `${published} aanbiedingen staan`} nu in het aanbod.`, returned ? `${returned === 1 ? 'Er ging er 1' : `Er gingen er ${returned}`} terug.` : ''].filter(Boolean).join(' '),
    notDoneTitle: 'Dit lukte nog niet',
    title: 'Aanbod inlezen', label: 'Bestand met aanbiedingen', hint: 'Een CSV, zoals je hem hier downloadt.', look: 'Bekijk het bestand', export: 'Download het aanbod', import: 'Importeren',
    line: 'Regel', column: 'Kolom', what: 'Wat klopt er niet?', doing: 'Wat gebeurt er?', doings: { new: 'Nieuw', change: 'Wijziging', same: 'Blijft zo' },
    problemsTitle: 'Dit klopt nog niet', rowsTitle: 'Wat er in het bestand staat',
    problems: (count: number): string => (count === 1 ? '1 ding klopt niet' : `${count} dingen kloppen niet`),
    would: (count: number): string => (count === 0 ? 'Er verandert niets' : count === 1 ? '1 aanbieding gaat naar een collega' : `${count} aanbiedingen gaan naar een collega`),
    choose: 'Kies een bestand.', noCsv: 'Dit is geen CSV. Sla het bestand op als CSV en kies het opnieuw.', tooLarge: 'Dit bestand is te groot. Splits het in kleinere stukken.',
    empty: 'Er staan geen aanbiedingen in. De eerste regel is de kop, daarna komt er een regel voor elke aanbieding.', unknown: 'Deze kolom kennen wij niet.', twice: 'Deze kolom staat er twee keer.',
    inFile: (value: string, message: string): string => `“${value}” klopt niet. ${message}`,
    tooWide: 'Deze regel heeft meer vakjes dan de kop.', openQuote: 'Er staat een aanhalingsteken open.', inHand: 'Een collega werkt hier al aan.',
    tooMany: (most: number): string => `Er staan te veel aanbiedingen in. Lees er hoogstens ${most} tegelijk in.`,
    sameAddress: (line: number): string => `Dit adres staat ook op regel ${line}.`,
  },

  // ---- an offer that is there ----
  changes: { price: 'de prijs', who: 'voor wie het is', often: 'hoe vaak het mag', when: 'wanneer het kan', where: 'waar het is', condition: 'waar je op let', bring: 'wat je meeneemt', booking: 'hoe je een plek vastlegt' } satisfies Record<ChangeName, string>,
  edit: 'Wijzig de aanbieding', copy: 'Kopieer naar volgend jaar', pause: 'Pauzeer', resume: 'Zet weer open', end: 'Stop de aanbieding', see: 'Bekijk op de site', openDraft: 'Ga verder met de wijziging',
  versions: 'Versies', version: 'Versie', versionOf: (number: number): string => `Versie ${number}`, publishedOn: 'Gepubliceerd', writtenBy: 'Geschreven door', publishedBy: 'Nagekeken door', fromStart: 'Bij het begin', nobody: '–',
  facts: { standing: 'Stand', giver: 'Van', order: 'Bestellen', use: 'Te gebruiken', stock: 'Bonnen over', budget: 'Budget over', address: 'Adres op de site', draw: 'Loting', signUps: 'Wie meedoet met de loting' },
  drawUntil: (moment: string): string => `Opgeven tot ${moment}`,
  signUps: (count: number, people: number): string => (count === 0 ? 'Nog niemand' : count === 1 ? `1 keer opgegeven, voor ${people === 1 ? '1 mens' : `${people} mensen`}` : `${count} keer opgegeven, voor ${people} mensen`),
  period: (from: string, until: string): string => `${from} tot en met ${until}`,
  spentOf: (left: string, all: string): string => `${left} van ${all}`,
  told: (count: number): string => (count === 1 ? '1 inwoner kreeg bericht.' : `${count} inwoners kregen bericht.`),
  publishedTitle: 'Het staat in het aanbod', movedTitle: 'Gedaan',

  refusals: {
    'stock-below-sold': (sold: number): string => `Er zijn al ${sold} bonnen besteld. Minder bonnen kan niet.`,
    'budget-below-spent': (spent: string): string => `Er is al ${spent} besteld. Een lager budget kan niet.`,
    'stock-begins-late': 'Er gingen al bonnen uit zonder einde. Maak een nieuwe aanbieding met een aantal.',
    'budget-begins-late': 'Er gingen al bonnen uit zonder budget. Maak een nieuwe aanbieding met een budget.',
    'address-taken': 'Een collega publiceerde net een aanbieding met dit adres. Kies een ander adres.',
    'draw-without-stock': 'Een loting heeft een aantal bonnen nodig.',
    'draw-in-the-past': 'De dag en tijd van de loting zijn al voorbij. Kies een later moment.',
    'draw-stands': (signUps: number): string => `Er doen mensen mee aan de loting (${signUps} keer). Laat de loting staan tot er is geloot. Of stop de aanbieding: dan krijgt iedereen bericht.`,
    'offer-ended': 'Deze aanbieding is gestopt. Kopieer hem naar een nieuwe.',
  },
  pictures: {
    'picture-too-small': 'Dit plaatje is te klein. Kies er een die minstens 640 pixels breed is.', 'file-empty': 'In dit bestand staat niets. Kies het nog een keer.', 'file-unknown-kind': 'Dit is geen plaatje dat wij kunnen openen. Kies een JPEG, PNG of WebP.',
    'file-office': 'Dit is een document. Kies een JPEG, PNG of WebP.', 'file-heic': 'Deze vorm kunnen wij niet openen. Bewaar het plaatje als JPEG en kies dat.', 'file-damaged': 'Dit bestand kunnen wij niet openen: het is niet heel. Kies een ander.',
    'file-encrypted': 'Dit bestand is op slot. Kies een ander.', 'file-too-many-pages': 'Dit is geen plaatje. Kies een JPEG, PNG of WebP.', 'file-too-many-pixels': 'Dit plaatje is te groot om te openen. Maak het kleiner en kies het opnieuw.',
    'file-infected': 'In dit bestand vond ons controleprogramma iets dat schade kan doen. Kies een ander.', 'file-not-checked': 'Wij kunnen het bestand nu niet controleren. Probeer het straks opnieuw.',
  } satisfies Record<FileReason | 'picture-too-small', string>,
  errors: { reason: 'Schrijf wat er niet klopt.', reasonLong: 'Schrijf het korter: in 500 tekens of minder.' },
} as const
