import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import { colleagues } from '#modules/identity/index.ts'
import type { House } from '#src/house.ts'
import { copiesOf, involve, lockMatterByNumber, markCopyRead, releaseFrom, tellExtension, type CopyRow } from './contacts.store.ts'
import { announceCopy } from './copy-notice.ts'
import { withCopy } from './copy-notice.store.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'
import { entriesIn } from './read-matter.ts'

/**
 * Who is complained about gets a copy of what was said (Awb 9:9), on their own page here; and no longer works on it (9:7).
 */
export const giveCopy = (house: House, who: Staff, number: string, staffId: string) =>
  handle<string, 'no-colleague'>(house, who, number, async (tx, matter) => {
    const colleague = (await colleagues(house, tx)).find(({ id }) => id === staffId)
    if (!colleague) return refuse('no-colleague')
    const before = (await withCopy(tx, matter.id)).includes(staffId)
    await involve(tx, matter.id, { staffId, staffName: colleague.name }, house.clock.now())
    // A complaint that was extended before they knew of it: they are told so with their copy.
    if (matter.extendedOn) await tellExtension(tx, matter.id, house.clock.now())
    if (!before) await announceCopy(house, tx, matter.id, staffId)
    await releaseFrom(tx, matter.id, staffId)
    await write(house, tx, matter, who, 'about', { facts: { about: colleague.name } })
    return ok(colleague.name)
  })

/** "Ik was erbij": a colleague says that they have a part in it. From then on it is for somebody else (Awb 9:7). */
export async function wasThere(house: House, who: Staff, number: string): Promise<Result<string, Refusal<'gone'>>> {
  return house.db.transaction(async (tx) => {
    const matter = await lockMatterByNumber(tx, number)
    if (!matter) return refuse('gone')
    await involve(tx, matter.id, who, undefined)
    await releaseFrom(tx, matter.id, who.staffId)
    await write(house, tx, matter, who, 'noted', { facts: { involved: who.staffName } })
    return ok(matter.number)
  })
}

export type Copy = CopyRow & { readonly words: string; /** Why it takes longer, when they were told so. */ readonly why: string | undefined }

/** A copy, or that it takes longer, that they have not opened yet. */
const isUnread = ({ readAt, extensionToldAt, extensionReadAt }: CopyRow): boolean => !readAt || (extensionToldAt !== null && !extensionReadAt)

export const unreadCopies = async (house: House, staffId: string): Promise<number> => (await copiesOf(house.db, staffId)).filter(isUnread).length

/** Copies for one member of staff, newest first. Opening the page is reading them, and is written down. */
export async function readCopies(house: House, who: Staff): Promise<Copy[]> {
  const copies = await copiesOf(house.db, who.staffId)
  await house.db.transaction(async (tx) => {
    for (const { matterId } of copies.filter(isUnread)) {
      await markCopyRead(tx, matterId, who.staffId, house.clock.now())
      await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.copy-read', subject: { kind: 'matter', id: matterId }, facts: {} })
    }
  })
  return Promise.all(copies.map(async (copy) => {
    const entries = await entriesIn(house, house.db, copy.matterId)
    const why = copy.extensionToldAt ? entries.findLast(({ what }) => what === 'extended')?.words : undefined
    return { ...copy, why, words: entries.filter(({ what }) => what === 'received' || what === 'added').map(({ words }) => words ?? '').join('\n') }
  }))
}

