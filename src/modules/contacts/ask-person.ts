import { ok, refuse } from '#shared/result.ts'
import { equatedDays } from '#modules/eligibility/index.ts'
import { spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { contactPolicy } from './contact-policy.ts'
import { moveToWaiting } from './contacts.store.ts'
import { replyLastDay } from './domain/terms.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'
import { tellThem } from './tell-them.ts'

/**
 * Asks something that only they know. With their written consent the time stands still until they answer, or until the day
 * to answer has passed (Awb 9:11(3)); without it we ask as well, and the time runs on.
 */
export const askPerson = (house: House, who: Staff, number: string, { words, agreed }: { readonly words: string; readonly agreed: boolean }) =>
  handle<LocalDate, 'already-asked'>(house, who, number, async (tx, matter) => {
    const today = house.clock.today()
    const until = replyLastDay(today, contactPolicy(house).replyDays, equatedDays)
    if (matter.state === 'waiting' || (agreed && !await moveToWaiting(tx, matter.id, today, until))) return refuse('already-asked')
    const entryId = await write(house, tx, matter, who, 'asked', { words, facts: { until, agreed: agreed ? 1 : 0 } })
    await tellThem(house, tx, { kind: 'contact-question', matter, eventId: entryId, wordsOf: entryId, more: (lang) => ({ replyUntil: spoken[lang].date(until) }) })
    return ok(until)
  })
