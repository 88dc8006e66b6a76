import type { WindowText } from '../window-text.ts'

/** Labels, headings and buttons of the window in English, one for one those of offers.text.ts. */
export const text: WindowText = {
  title:        'Where will you go?',
  search:       'Search for what, where or who',
  searchHint:   'For example: swimming, Beijum or museum. A typing error does no harm.',
  kinds:        'Kind of day out',
  everything:   'Everything',
  moreChoice:   (chosen) => (chosen ? `More choices (${chosen} chosen)` : 'More choices'),
  show:         'Show offers',
  found:        (count) => (count === 1 ? '1 offer' : `${count} offers`),
  foundFor:     (count, q) => `${count === 1 ? '1 offer' : `${count} offers`} for “${q}”`,
  nothing:      'Nothing found',
  nothingFor:   (q) => `Nothing found for “${q}”`,
  showAll:      'Look at everything',
  first:        'First',
  sort:         'Show',
  groups:       ['For whom', 'Price', 'Useful'],
  age:          'Or choose an age',
  forMe:        'For me',
  forChild:     (name, age) => `For ${name}, aged ${age}`,
  whereGroup:   'Where',
  near:         'Near',
  anywhere:     'Anywhere',
  ofAge:        (age) => `For age ${age}`,
  nearPlace:    (name) => `Around ${name}`,
  chosen:       'You chose',
  takeAway:     ': take away',
  fewer:        'With all your choices you find nothing now. Leave out 1 choice, and you do:',
  without:      (label, count) => `Without “${label}”: ${count === 1 ? '1 offer' : `${count} offers`}`,
  facets: {
    'kind': 'Child up to 12', 'jongere': 'Young person of 13 to 17', 'volwassene': 'Adult', 'gratis': 'Free', 'tot-5': 'Up to € 5', 'korting': 'Discount', 'nu': 'I can order now', 'week': 'To use this week',
  },
  orders: { 'gevarieerd': 'a bit of everything', 'nieuw': 'new', 'bijna-voorbij': 'ending soon', 'a-z': 'from A to Z' },
}

export const words = {
  opens: (day: string, time: string): string => `To order from ${day}, ${time}`, soldOut: 'None left now', draw: (day: string, time: string): string => `Drawn by lot: sign up before ${day}, ${time}`,
  onDay: (day: string): string => `On ${day}`, until: (day: string): string => `On or before ${day}`, between: (from: string, until: string): string => `From ${from} until and including ${until}`,
  someAreas: ' in some areas', welcome: 'with your first pass',
  inEnglish: 'In English', dutchOnly: 'The texts of this offer are in Dutch only. A Stip can read them with you.', order: 'To order: sign in with DigiD in the box on this page. You choose who it is for.', back: 'All offers in English',
} as const
