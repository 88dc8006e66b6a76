export { countVisit, flushVisits } from './count-visit.ts'
export type { PageView } from './domain/visit.ts'
export { readFigures } from './read-figures.ts'
export { reportsRoutes } from './reports.pages.ts'
