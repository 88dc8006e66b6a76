import type { RepresentationGround, RepresentationKind } from './representation.ts'

/** Labels of acting for somebody else. What explains is in content/nl/pages/namens.md. */
export const text = {
  onBehalf: (own: string, other: string) => `${own} voor ${other}`,
  kinds: { parent: 'Ouder of voogd', bewindvoerder: 'Bewindvoerder', mentor: 'Mentor', authorised: 'Iemand met toestemming' } satisfies Record<RepresentationKind, string>,
  grounds: { 'birth-register': 'Gezag in het register', 'court-order': 'Besluit van de rechter', 'curateleregister': 'Curatele- en bewindregister', 'signed-authorisation': 'Getekende toestemming' } satisfies Record<RepresentationGround, string>,

  // ---- choosing ----
  chooseTitle: 'Voor wie regel je iets?', choose: 'Kies voor wie', myself: 'Voor mijzelf', go: 'Ga verder',
  until: (day: string) => `Tot en met ${day}`, always: 'Zonder einddatum',
  errors: { who: 'Kies voor wie je iets regelt.' },

  // ---- written down by staff ----
  title: 'Iemand die regelt', findTitle: 'Voor wie?', bsn: 'BSN van de inwoner', bsnHint: 'De inwoner om wie het gaat. Die heeft de pas of vroeg hem aan.', find: 'Zoek inwoner',
  addTitle: 'Wie mag regelen?', name: 'Naam', theirBsn: 'BSN van wie regelt', theirBsnHint: 'Die logt in met de eigen DigiD.', kind: 'Wat voor iemand?', ground: 'Wat heb je gezien?', groundHint: 'Zonder bewijs leg je niets vast.',
  seenOn: 'Gezien op', from: 'Vanaf', to: 'Tot en met', dayHint: 'Zoals 3-6-2027', toHint: 'Bij toestemming moet dit. Vul je niets in, dan stopt het na 5 jaar, of als een kind 18 wordt.', save: 'Leg vast', saved: 'Vastgelegd', savedBody: 'De inwoner krijgt hier een brief over.',
  listTitle: 'Wie regelt er nu?', nobody: 'Niemand.', stop: 'Stop', stopped: 'Gestopt', stoppedBody: 'Deze persoon kan meteen niets meer. De inwoner krijgt een brief.',
  purpose: 'vertegenwoordiging vastleggen',
  staffErrors: {
    bsn: 'Vul een BSN in van iemand die bij ons bekend is.', 'too-many': 'Te vaak stond bij een BSN niemand. Wij legden niets vast. Wacht een uur en probeer het dan opnieuw.', name: 'Vul de naam in.', theirBsn: 'Vul een BSN in met 9 cijfers.', kind: 'Kies wat voor iemand het is.', ground: 'Kies wat je hebt gezien.',
    seenOn: 'Vul een dag in. Dat is vandaag of eerder.', from: 'Vul een dag in.', to: 'Vul een dag in na de eerste dag. Bij toestemming moet dit.', self: 'Dit is dezelfde persoon.', already: 'Deze persoon regelt al voor deze inwoner.',
    colleague: 'Dit is een collega. Een collega kan niet met DigiD voor een inwoner regelen. Vraag of iemand anders het kan doen.',
    'own-household': 'Dit is iemand uit je eigen huishouden of familie. Vraag een collega. Wij legden niets vast.',
    'of-age': 'Deze inwoner is 18 jaar of ouder. Een ouder regelt dan niet meer. Kies toestemming, als de inwoner die gaf.',
    'too-long': (day: string) => `Vul een dag in tot en met ${day}. Duurt het langer? Leg het dan opnieuw vast.`,
  },

  // ---- for the resident ----
  own: 'Wie regelt er voor jou?', ownName: 'Naam', ownKind: 'Wie is dit?', ownGround: 'Wat wij zagen', ownState: 'Nu', holds: 'Mag voor jou regelen', over: 'Mag niets meer', ownActs: 'Wat die deed',
} as const
