import type { ProposalState } from './domain/proposal-states.ts'

/** Labels and buttons of the screens about providers. Sentences that explain are in content/nl/pages/aanbieders.md. */
export const text = {
  title: 'Wie meedoet', newTitle: 'Nieuwe organisatie', new: 'Nieuwe organisatie', changeTitle: 'Veranderen', proposalTitle: 'Voorstel',
  found: (count: number): string => (count === 1 ? '1 organisatie' : `${count} organisaties`),
  search: 'Zoek op naam', searchLabel: 'Zoek een organisatie', show: 'Toon', none: 'Niets gevonden.', nothing: 'Niet ingevuld',
  name: 'Naam', where: 'Waar', onMap: 'Op de kaart', yes: 'Ja', no: 'Nog niet', branches: (count: number): string => (count === 1 ? 'en nog 1 plek' : `en nog ${count} plekken`),
  waitingTitle: 'Wacht op iemand', proposedBy: (name: string, day: string): string => `${name}, ${day}`, proposalOf: (name: string): string => `Voorstel: ${name}`,
  starts: (day: string): string => `Vanaf ${day}`, startLabel: 'Vanaf welke dag?', startHint: 'Laat leeg wat meteen geldt. Zoals: 1-3-2027.', startsLate: 'De dag is al geweest of is vandaag. Keur je dit goed, dan geldt het meteen.',
  comingTitle: (day: string): string => `Vanaf ${day} is dit anders`, toPlanned: 'Bekijk of neem terug',
  takenBackState: 'Teruggenomen', plannedState: (day: string): string => `Geldt vanaf ${day}`,
  takeBackTitle: 'Gaat het toch niet door?', takeBack: 'Neem het terug', takeBackReason: 'Waarom gaat het niet door?', takenBackTitle: 'Dit ging niet door',
  states: { waiting: 'Wacht op een collega', approved: 'Goedgekeurd', returned: 'Kwam terug' } satisfies Record<ProposalState, string>,

  // ---- one provider ----
  change: 'Verander dit', toSite: 'Bekijk het aanbod', waits: 'Bekijk het voorstel', waitsTitle: 'Er wacht een voorstel',
  nowTitle: 'Zo staat het nu', historyTitle: 'Wat er eerder stond', groups: 'Groepen', groupsTitle: 'Zit in deze groepen', version: 'Versie', since: 'Vanaf', by: 'Voorgesteld door', approvedBy: 'Goedgekeurd door', start: 'Bij het begin',

  // ---- typing ----
  send: 'Stuur naar een collega', cancel: 'Niet veranderen', who: 'Wie is het?', mainPlace: 'Waar is het?', way: 'Zo kom je er', contact: 'Contact', when: 'Wanneer geldt het?',
  morePlaces: 'Nog een plek', place: (index: number): string => `Plek ${index + 1}`,
  labels: {
    naam: 'Naam', kvk: 'KvK-nummer', webadres: 'Adres op de site', adres: 'Straat en huisnummer', postcode: 'Postcode', plaats: 'Plaats', buurt: 'Buurt', punt: 'Punt op de kaart', open: 'Openingstijden',
    vanaf: 'Vanaf welke dag', reis: 'Met bus, fiets of auto', toegang: 'Met rolstoel of kinderwagen', telefoon: 'Telefoon', site: 'Site', vastleggen: 'Een plek vastleggen',
  } as Readonly<Record<string, string>>,
  hints: {
    kvk: 'Met dit nummer loggen mensen van de kassa in.', webadres: 'Kleine letters en streepjes. Leeg: wij maken het van de naam.', punt: 'Twee getallen van een kaart, zoals 53.21, 6.56.',
    open: 'Zoals: Elke dag van 9.00 tot 17.00 uur.', buurt: 'Zoals mensen de buurt noemen.', site: 'Het begint met https.', vastleggen: 'In één zin. Staat bij aanbod waarvoor je eerst een plek vastlegt.',
  } as Readonly<Record<string, string>>,
  branchName: 'Naam van deze plek',
  labelOf: (field: string): string => {
    const [, index, part] = /^plek-(\d)-(\w+)$/.exec(field) ?? []
    return index && part ? `Plek ${Number(index) + 1}: ${(part === 'naam' ? 'naam' : text.labels[part] ?? part).toLowerCase()}` : text.labels[field] ?? field
  },

  // ---- second pair of eyes ----
  holdersTitle: 'Mensen met een bon', tell: 'Laat het weten aan wie een bon heeft', tellHint: (count: number): string => (count === 1 ? '1 persoon krijgt dan bericht.' : `${count} mensen krijgen dan bericht.`),
  field: 'Wat', was: 'Nu', becomes: 'Wordt', changes: 'Wat er verandert', all: 'Wat erin staat',
  approveTitle: 'Klopt het?', approve: 'Keur goed', returnTitle: 'Klopt het niet?', return: 'Stuur terug', reason: 'Wat moet er anders?', reasonHint: 'Je collega leest dit.',
  errors: { reason: 'Vul in wat er anders moet.', reasonBack: 'Vul in waarom het niet doorgaat.', reasonLong: 'Gebruik hoogstens 500 letters.' },
  ownTitle: 'Een collega kijkt dit na', returnedTitle: 'Dit kwam terug', approvedTitle: 'Goedgekeurd', better: 'Maak het beter', toProvider: 'Bekijk de organisatie',
  remarks: { 'already-decided': 'Een collega was je voor. Hieronder staat hoe het nu is.', 'no-longer-fits': 'Dit past niet meer bij wat er nu staat. Stuur het terug, dan wordt het beter gemaakt.',
    'day-has-come': 'De dag is er al. Het kan niet meer terug. Stel voor hoe het nu wordt.', 'already-taken-back': 'Een collega was je voor. Het gaat al niet door.' },
} as const
