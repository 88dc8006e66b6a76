import { type LineProblem, MOST_LINES } from '../domain/expected-list.ts'
import type { Listed } from './expect-colleagues.ts'

const people = (count: number): string => (count === 1 ? '1 collega' : `${count} collega’s`)

/** Labels of the list of who is of the desk. */
export const text = {
  title: 'Collega’s aan de balie',
  lead: 'Wie aan de balie komt, staat hier vanzelf. Zet er ook bij wie nog nooit kwam. Dan zie je bij elke mededeling wie hem nog niet las.',
  see: 'Wie staat er aan de balie?',
  listTitle: 'Zij horen bij de balie',
  head: { name: 'Naam', role: 'Waar', came: 'Kwam al', go: 'Doen' },
  came: 'Kwam aan de balie', notYet: 'Kwam nog niet',
  takeOff: 'Haal van de lijst',
  none: 'Er staat nog niemand op de lijst.',
  gone: 'De collega staat niet meer op de lijst. Komt die toch aan de balie, dan staat die er weer.',
  listed: ({ added, before, came }: Listed): string => [
    `${people(added)} erbij.`, ...(before ? [`${people(before)} stond${before === 1 ? '' : 'en'} er al, met nu deze naam.`] : []), ...(came ? [`${people(came)} kwam${came === 1 ? '' : 'en'} al aan de balie.`] : []),
  ].join(' '),

  oneTitle: 'Zet er een collega bij',
  name: 'Naam', address: 'Werkadres', addressHint: 'Het e-mailadres van het werk. Hieraan herkennen wij wie er komt. Wij bewaren het adres zelf niet.',
  role: 'Waar?', addOne: 'Zet op de lijst',
  manyTitle: 'Zet er meer tegelijk bij',
  list: 'Plak een lijst', listHint: 'Op elke regel een collega: naam, werkadres, KCC of Stip. Kopiëren uit Excel kan ook.',
  addMany: 'Zet iedereen op de lijst',

  errors: {
    name: 'Vul een naam in, met 2 tot 100 tekens.',
    address: 'Vul een werkadres in, zoals m.jansen@gemeente.nl.',
    role: 'Kies KCC of Stip.',
    bsn: 'In de naam staat een nummer dat een BSN kan zijn. Haal het weg.',
    empty: 'Plak eerst een lijst.',
    long: `Plak ten hoogste ${MOST_LINES} regels tegelijk.`,
  },
  lines: (problems: readonly LineProblem[]): string => {
    const some = problems.slice(0, 5).map(({ line, code }) => `Regel ${line}: ${LINE[code]}.`)
    return ['Er is nog niemand bijgezet.', ...some, ...(problems.length > some.length ? [`En nog ${problems.length - some.length} keer.`] : [])].join(' ')
  },
} as const

const LINE: Readonly<Record<LineProblem['code'], string>> = {
  name: 'de naam ontbreekt of is te lang', address: 'het werkadres klopt niet', role: 'KCC of Stip ontbreekt', bsn: 'er staat een nummer dat een BSN kan zijn',
}
