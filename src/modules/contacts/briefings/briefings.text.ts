import type { BriefingKind } from './briefing.ts'

/** Labels of what the desk must know. What a briefing says, an editor writes. */
export const briefingKindNames: Readonly<Record<BriefingKind, string>> = {
  'text': 'Nieuwe tekst', 'rule': 'Nieuwe regels', 'norm': 'Nieuwe bedragen', 'offer-ended': 'Aanbod gestopt', 'outage': 'Iets werkte niet', 'other': 'Iets anders',
}
const outageNames: Readonly<Record<string, string>> = { 'site': 'de site', 'sign-in': 'het inloggen', 'upload': 'het sturen van papieren', 'messages': 'het sturen van berichten' }

export const text = {
  title: 'Mededelingen',
  lead: 'Wat de balie moet weten. Een mededeling staat bovenaan de balie tot een collega zegt: gelezen en begrepen.',
  newTitle: 'Nieuwe mededeling',
  write: 'Schrijf mededeling',
  none: 'Er staat nu geen mededeling.',
  standing: 'Dit staat bij de balie',
  head: { title: 'Mededeling', from: 'Geldt vanaf', unread: 'Nog niet gelezen' },
  unread: (count: number) => (count === 0 ? 'Iedereen las het' : count === 1 ? '1 collega' : `${count} collega’s`),
  changesTitle: 'Dit verandert, en de balie weet het nog niet',
  changesNone: 'Alles wat veranderde, is verteld of heeft geen mededeling nodig.',
  changesHead: { day: 'Vanaf', what: 'Wat', go: 'Doen' },
  makeFrom: 'Maak mededeling',

  kind: 'Wat voor verandering is het?',
  headline: 'Wat verandert er?',
  headlineHint: 'In één regel, zoals: Kinderen tot 18 jaar zwemmen gratis.',
  words: 'Wat moet de balie weten?',
  wordsHint: 'Noem geen inwoners. Een lege regel begint een nieuwe alinea.',
  say: 'Wat zeg je tegen een inwoner?',
  sayHint: 'Eén of twee zinnen om voor te lezen.',
  inForceFrom: 'Vanaf welke dag geldt het?',
  preview: 'Bekijk voorbeeld',
  previewTitle: 'Zo ziet de balie het',
  place: 'Zet bij de balie',
  change: 'Verander tekst',
  placed: 'De mededeling staat bij de balie.',
  alreadyTold: 'Over deze verandering staat al een mededeling.',
  errors: {
    kind: 'Kies wat voor verandering het is.',
    title: 'Vul in wat er verandert, met 3 tot 120 tekens.',
    words: 'Vul in wat de balie moet weten, met 10 tot 2000 tekens.',
    say: 'Maak de zin om te zeggen korter dan 400 tekens.',
    inForceFrom: 'Kies een dag.',
    bsn: 'Hier staat een nummer dat een BSN kan zijn. Haal het weg.',
  },
  madeBy: (name: string, day: string) => `${name}, ${day}`,
  ended: 'Deze mededeling is weggehaald. De balie ziet hem niet meer.',
  end: 'Haal mededeling weg',
  readersTitle: 'Wie las dit?',
  readersNone: 'Er kwam nog niemand aan de balie.',
  readersNote: 'Wij bewaren niet wanneer iemand het las.',
  notRead: 'Nog niet gelezen',
  haveRead: 'Gelezen en begrepen',
  nobody: 'Niemand',
  notCome: 'kwam nog niet aan de balie',
  roles: { kcc: 'KCC', stip: 'Stip' },

  deskTitle: 'Dit is veranderd',
  from: (day: string) => `Geldt vanaf ${day}`,
  sayNow: 'Zeg nu',
  understood: 'Gelezen en begrepen',
  all: 'Alle mededelingen',
  deskAllTitle: 'Mededelingen',
  deskNone: 'Er is nu geen mededeling.',
  youRead: 'Je las dit',

  made: {
    rule: (day: string) => `Nieuwe regels vanaf ${day}`,
    norm: (day: string) => `Nieuwe bedragen vanaf ${day}`,
    outage: (day: string) => `Iets werkte niet op ${day}`,
    text: (title: string) => `Nieuwe tekst: ${title}`.slice(0, 120),
  },
  madeWords: {
    rule: (day: string, ground: string) => `Vanaf ${day} gelden andere regels voor de pas. Dit besluit staat eronder: ${ground}`,
    norm: (day: string, source: string) => `Vanaf ${day} gelden andere grenzen voor het inkomen. De bron is: ${source}`,
    outage: (day: string, what: string) => `Op ${day} werkte dit niet: ${outageNames[what] ?? what}. Wie toen iets moest sturen, heeft meer tijd gekregen.`,
    text: (day: string, title: string) => `De tekst “${title}” is nieuw sinds ${day}. Lees hem voordat je hem uitlegt.`,
  },
} as const
