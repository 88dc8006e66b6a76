import type { House } from '#src/house.ts'
import { forgetAttempts } from './attempt.store.ts'
import { emptyEndedSessions, forgetSessions } from './session.store.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * A session that is over loses its BSN, token and name at once, and its row after a day: until then we can still say why
 * somebody was signed out. Runs at every sign-in, and every few minutes by the worker, because the last visitor of the
 * evening is forgotten too.
 */
export async function forgetEnded({ db, clock }: House): Promise<void> {
  const now = clock.now()
  const yesterday = new Date(now.getTime() - DAY_MS)
  await emptyEndedSessions(db, now)
  await forgetSessions(db, yesterday)
  await forgetAttempts(db, yesterday)
}
