import { formatDate, formatShortDate, localDate } from '#shared/local-date.ts'
import type { Finding } from './domain/finding.ts'

/** "2026-11" as "november 2026", and as "nov" under a column. */
export const monthName = (month: string): string => formatDate(localDate(`${month}-01`)).slice(2)
export const monthLabel = (month: string): string => formatShortDate(localDate(`${month}-01`)).split('\u00a0')[1]!

export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

/** Labels, headings and buttons of the figures. */
export const text = {
  title:        (month: string): string => `Cijfers, ${monthName(month)}`,
  counted:      (day: string, time: string): string => `Geteld op ${day} om ${time}, uit de administratie zelf.`,
  month:        'Maand',
  show:         'Toon maand',
  download:     'Download CSV',
  toCouncil:    'Bekijk voor de raad',
  toInternal:   'Bekijk alle getallen',
  hidden:       'niet getoond',
  visits:       'Bezoeken',
  visitsNote:   'Iemand kan vaker komen',
  applications: 'Aanvragen',
  atOnceNote:   (percent: number): string => `${percent}% meteen toegelaten`,
  ordered:      'Bonnen besteld',
  deskNote:     (percent: number): string => `${percent}% via balie of telefoon`,
  redeemed:     'Bonnen gebruikt',
  usedNote:     'In deze maand, ook oudere bonnen',
  series:       ['Besteld', 'Gebruikt'],
  chart:        (first: string, last: string): string => `Bestelde en gebruikte bonnen per maand, van ${first} tot en met ${last}. De getallen staan in de tabel hieronder.`,
  perMonth:     'Per maand',
  perMonthHead: ['Maand', 'Bezoeken', 'Aanvragen', 'Toegelaten', 'Niet toegelaten', 'Nog bezig', 'Besteld', 'Gebruikt'],
  kinds:        'Bonnen per soort',
  kindsTitle:   (kind: string): string => `De meeste bonnen zijn voor ${kind}`,
  noKinds:      'Nog geen bonnen besteld',
  kindsHead:    ['Soort', 'Verhouding', 'Besteld'],
  together:     'Samen',
  notAtOnce:    (count: string): string => (count === '1' ? '1 aanvraag kreeg niet meteen een ja' : `${count} aanvragen kregen niet meteen een ja`),
  allAtOnce:    'Elke aanvraag kreeg meteen een ja',
  noneApplied:  'Nog geen aanvragen',
  notAtOnceHidden: 'Niet meteen een ja',
  outcomeHead:  ['Wat werd het?', 'Aanvragen'],
  outcomes:     { atOnce: 'Meteen toegelaten', afterLook: 'Toch toegelaten na controle', refused: 'Niet toegelaten', waiting: 'Nog bezig', withdrawn: 'Zelf gestopt' },
  failed:       (count: string, of: string): string => `Inloggen lukte ${count} van de ${of} keer niet`,
  failedHidden: 'Inloggen dat niet lukte',
  neverFailed:  'Inloggen lukte elke keer',
  noSignIns:    'Nog niemand logde in',
  causeHead:    ['Waarom niet?', 'Verhouding', 'Keer'],
} as const

/** Why a sign-in stopped, for who reads figures. A cause that is not in this list shows as its code. */
export const causes: Readonly<Record<string, string>> = {
  'cancelled':            'Zelf gestopt',
  'issuer-down':          'Inlogdienst werkte niet',
  'issuer-slow':          'Inlogdienst was te traag',
  'level-too-low':        'Te lage zekerheid',
  'state-lost':           'Browser wist het niet meer',
  'state-expired':        'Te lang gewacht',
  'two-tabs':             'Twee tabbladen tegelijk',
  'replay':               'Antwoord al gebruikt',
  'answer-invalid':       'Antwoord klopte niet',
  'unknown-organisation': 'Organisatie doet niet mee',
  'no-role':              'Geen rol bij ons',
  'unknown':              'Fout bij ons',
}

export const findingWords = (found: Finding, month: string, before: string): string => {
  switch (found.kind) {
    case 'nothing': return `Nog geen bonnen in ${monthName(month)}`
    case 'hidden':  return 'Bonnen per maand'
    case 'first':   return `De eerste bonnen kwamen in ${monthName(month)}`
    case 'equal':   return `Evenveel bonnen als in ${monthName(before)}`
    case 'running': return `Tot nu toe ${thousands(found.count)} ${found.count === 1 ? 'bon' : 'bonnen'} in ${monthName(month)}`
    case 'more':    return `${thousands(found.percent)}% meer bonnen dan in ${monthName(before)}`
    case 'less':    return `${thousands(found.percent)}% minder bonnen dan in ${monthName(before)}`
  }
}
