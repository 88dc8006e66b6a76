import type { TestContext } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { sessionCookie } from '#web/visit.ts'
import type { TestHouse } from './house.ts'
import { type Browser, browser } from './page.ts'

/** A browser before the whole shop, in which this resident has signed in. */
export async function residentBrowser(t: TestContext, house: TestHouse, residentId: string | undefined): Promise<Browser> {
  const b = await browser(t, house)
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: residentId, name: '', roles: ['resident'], loa: 'high', bsn: '999990019' }))
  return b
}

