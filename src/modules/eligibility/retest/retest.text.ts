import type { Meaning } from './what-follows.ts'

const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
const households = (n: number): string => `${count(n)} ${n === 1 ? 'huishouden' : 'huishoudens'}`
const cases = (n: number): string => `${count(n)} ${n === 1 ? 'zaak' : 'zaken'}`

/** Labels, buttons and field errors of the re-test. What it does and does not do is content: pages/hertoets. */
export const text = {
  title: 'Hertoets',
  count,
  startTitle: 'Begin een hertoets',
  day: 'Dag waarvoor je toetst', dayHint: 'Bijvoorbeeld 1 januari van het nieuwe jaar.',
  norms: 'Norm', normsHint: 'Kies de tabel die dan geldt.',
  normOption: (from: string, version: number) => version === 1 ? `Vanaf ${from}` : `Vanaf ${from}, versie ${version}`,
  start: 'Begin met tellen',
  about: (day: string, from: string) => `Voor ${day}, met de norm van ${from}`,
  stages: { counting: 'Telt', preview: 'Klaar om te bekijken', processing: 'Opent zaken', done: 'Verwerkt', cancelled: 'Gestopt' },
  rows: { day: 'Toets voor', norms: 'Norm van', asked: 'Begonnen door', confirmed: 'Verwerkt door', stage: 'Stand', cases: 'Zaken geopend', movedOn: 'Intussen veranderd' },
  who: (name: string, day: string, time: string) => `${name} op ${day} om ${time}`,
  progressTitle: 'Hoe ver is het?',
  progress: (done: number, all: number) => `${count(done)} van ${households(all)}`,
  casesProgress: (done: number, all: number) => `${count(done)} van ${cases(all)}`,
  refresh: 'Kijk opnieuw',
  outcomeTitle: 'Wat zou er veranderen?',
  meanings: {
    'keeps':        'Houdt de pas',
    'newly-passes': 'Kan de pas nu krijgen',
    'would-fail':   'Zit nu boven de grens',
    'still-not':    'Blijft zonder pas',
    'unknown':      'Niet zeker',
    'needs-facts':  'Nieuwe gegevens nodig',
  } satisfies Record<Meaning, string>,
  reasonTitle: 'Waarom?', reasonCaption: 'Redenen',
  columns: { meaning: 'Uitkomst', reason: 'Reden', count: 'Huishoudens' },
  noReasons: 'Er is niemand met een nee of een vraag.',
  listTitle: 'Deze zaken kunnen nu een ja zijn',
  listShow: (n: number) => n === 1 ? 'Toon het nummer' : `Toon ${count(n)} nummers`,
  confirmTitle: 'Verwerken',
  casesToOpen: (n: number) => n === 0 ? 'Er gaat geen zaak open.' : `Er gaan ${cases(n)} open.`.replace('gaan 1 zaak', 'gaat 1 zaak'),
  looked: 'Ik heb de aantallen bekeken en ze kloppen',
  process: 'Verwerk deze hertoets',
  stopTitle: 'Stoppen', stop: 'Stop deze hertoets',
  errors: {
    day: 'Vul een dag in, zoals 2027-01-01.',
    policy: 'Voor deze dag zijn er nog geen regels.',
    norms: 'Kies een norm uit de lijst.',
    busy: 'Er loopt al een hertoets. Verwerk of stop die eerst.',
    looked: 'Bekijk de aantallen en zet een vinkje.',
    changed: 'De stand is veranderd. Bekijk de aantallen opnieuw.',
  },
}
