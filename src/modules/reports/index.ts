// What happened, in numbers: visits, figures from views, and what must always be true.
export { countVisit, flushVisits } from './count-visit.ts'
export { readFigures } from './read-figures.ts'
export { reportsRoutes } from './reports.pages.ts'
export { looksRoutes } from './looks.pages.ts'
export { providerMonthsRoutes } from './provider-months.pages.ts'
export { countedInvariants, type Invariant } from './invariants.ts'
