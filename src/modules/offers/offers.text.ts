import type { Category } from './domain/category.ts'
import type { FacetName, Order } from './domain/find.ts'

/** Labels, headings and buttons of the window. Sentences that explain are in content/nl/pages/aanbod.md and reasons/offers.md. */
export const text = {
  title:        'Waar ga je heen?',
  search:       'Zoek op wat, waar of bij wie',
  searchHint:   'Bijvoorbeeld: zwemmen, Beijum of museum.',
  kinds:        'Soort uitje',
  everything:   'Alles',
  moreChoice:   (chosen: number): string => (chosen ? `Meer kiezen (${chosen} gekozen)` : 'Meer kiezen'),
  show:         'Toon aanbod',
  found:        (count: number): string => (count === 1 ? '1 aanbieding' : `${count} aanbiedingen`),
  foundFor:     (count: number, q: string): string => `${count === 1 ? '1 aanbieding' : `${count} aanbiedingen`} voor “${q}”`,
  nothing:      'Niets gevonden',
  nothingFor:   (q: string): string => `Niets gevonden voor “${q}”`,
  showAll:      'Bekijk alles',
  first:        'Eerst',
  sort:         'Toon',
  groups:       ['Voor wie', 'Prijs', 'Handig'],
  facets: {
    'kind':       'Kind tot en met 12 jaar',
    'jongere':    'Jongere van 13 tot en met 17 jaar',
    'volwassene': 'Volwassene',
    'gratis':     'Gratis',
    'tot-5':      'Tot en met € 5',
    'korting':    'Korting',
    'nu':         'Kan ik nu bestellen',
  } satisfies Record<FacetName, string>,
  orders: {
    'gevarieerd':    'van alles wat',
    'nieuw':         'nieuw',
    'bijna-voorbij': 'bijna voorbij',
    'a-z':           'van A tot Z',
  } satisfies Record<Order, string>,
  aanbod:       'Aanbod',
  places:       (count: number): string => (count === 1 ? 'Op 1 plek' : `Op ${count} plekken`),
  until:        (day: string): string => `Tot en met ${day}`,
  between:      (from: string, until: string): string => `${from} tot en met ${until}`,
  opens:        (day: string, time: string): string => `Bestellen kan vanaf ${day}, ${time}`,
  soldOutNow:   'De bonnen zijn nu op',
  limit:        (often: string): string => often.charAt(0).toUpperCase() + often.slice(1),
  whoTitle:     'Wie mag deze bon bestellen?',
  whatTitle:    'Wat krijg je?',
  pricesTitle:  'Wat betaal je?',
  pricesHead:   ['Leeftijd', 'Met de pas', 'Normaal'],
  free:         'Gratis',
  whereTitle:   'Zo kom je er',
  manyTitle:    'Hier kun je terecht',
  hours:        'Openingstijden',
  bring:        'Wat neem je mee?',
  booking:      'Een plek vastleggen',
  contact:      'Contact',
  site:         (host: string): string => `Naar ${host}`,
  orderTitle:   'Bestel een bon',
  signIn:       (proof: boolean): string => `Inloggen met DigiD${proof ? ' (proef)' : ''}`,
  alike:        (category: string): string => `Bekijk ander aanbod: ${category}`,
} as const

/** How a category reads in the middle of a sentence. */
export const inSentence: Readonly<Record<Category, string>> = {
  sport: 'sport', cultuur: 'cultuur', uitjes: 'uitjes', leren: 'leren', kinderen: 'voor kinderen', eten: 'eten en drinken',
}
