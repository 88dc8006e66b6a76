import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { Application } from './application.ts'
import { latestApplication } from './application.store.ts'

/** The newest application of somebody, open or decided: for the desk. Undefined: never applied. */
export const applicationOf = (_house: House, q: Queryable, residentId: string): Promise<Application | undefined> => latestApplication(q, residentId)
