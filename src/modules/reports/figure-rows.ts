import { categories, isCategory } from '#web/components/category.ts'
import type { Count, MonthFigures } from './domain/figures.ts'
import { causes, text } from './reports.text.ts'

/** All figures as a list, a line for each: month, what, which part, how many. "niet getoond" stands for a hidden number. */
export const figureRows = (months: readonly MonthFigures<Count>[]): readonly (readonly (string | number)[])[] => [
  ['Maand', 'Onderwerp', 'Deel', 'Aantal'],
  ...months.flatMap(({ month, visits, applications, vouchers, signIns }) => [
    [month, 'Bezoeken', 'Alle', visits],
    [month, 'Aanvragen', 'Alle', applications.received],
    ...Object.entries(text.outcomes).map(([key, label]) => [month, 'Aanvragen', label, applications[key as keyof typeof text.outcomes]] as const),
    [month, 'Bonnen besteld', 'Alle', vouchers.ordered],
    [month, 'Bonnen besteld', 'Via balie of telefoon', vouchers.byDesk],
    [month, 'Bonnen besteld', 'Later geannuleerd', vouchers.cancelled],
    ...[...vouchers.byCategory].map(([kind, count]) => [month, 'Bonnen besteld', isCategory(kind) ? categories[kind].label : kind, count] as const),
    [month, 'Bonnen gebruikt', 'Alle', vouchers.redeemed],
    [month, 'Inloggen', 'Gelukt', signIns.succeeded],
    [month, 'Inloggen', 'Niet gelukt', signIns.failed],
    ...[...signIns.byCause].map(([cause, count]) => [month, 'Inloggen niet gelukt', causes[cause] ?? cause, count] as const),
  ]).map((row) => row.map((value) => value ?? text.hidden)),
]
