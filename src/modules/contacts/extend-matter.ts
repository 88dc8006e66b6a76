import { ok, refuse } from '#shared/result.ts'
import { spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { matterById, setExtended, tellExtension } from './contacts.store.ts'
import { announceAll } from './copy-notice.ts'
import { extendedLastDay, mayExtend } from './domain/terms.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'
import { tellThem } from './tell-them.ts'

/** Four weeks more, once, told in writing with the reason, to both (Awb 9:11(2)). */
export const extendMatter = (house: House, who: Staff, number: string, why: string) =>
  handle<LocalDate, 'no-complaint' | 'extended-before' | 'too-late'>(house, who, number, async (tx, matter) => {
    const today = house.clock.today()
    const may = mayExtend({ kind: matter.kind, extended: matter.extendedOn !== undefined, lastDay: matter.lastDay, today })
    if (may !== 'yes') return refuse(may)
    const lastDay = extendedLastDay(matter.lastDay)
    if (!await setExtended(tx, matter.id, lastDay, today)) return refuse('extended-before')
    const entryId = await write(house, tx, matter, who, 'extended', { words: why, facts: { lastDay } })
    // Who is complained about hears it too (Awb 9:11(2)), with the reason, where they read their copy.
    await tellExtension(tx, matter.id, house.clock.now())
    await announceAll(house, tx, matter.id)
    await tellThem(house, tx, { kind: 'complaint-extended', matter: await matterById(tx, matter.id), eventId: entryId, wordsOf: entryId, more: (lang) => ({ lastDay: spoken[lang].date(lastDay) }) })
    return ok(lastDay)
  })
