import { ok, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { isInvolved, nextToTake, setAssignee } from './contacts.store.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'

type Colleague = { readonly staffId: string; readonly staffName: string }

/**
 * Gives a matter to somebody, also to oneself. `expected` is who had it on the screen: when a colleague took it in between,
 * nothing changes and they keep it. A complaint never goes to who was there (Awb 9:7).
 */
export const assignMatter = (house: House, who: Staff, number: string, to: Colleague, expected: string | undefined) =>
  handle<Colleague, 'taken' | 'was-involved'>(house, who, number, async (tx, matter) => {
    if (matter.kind === 'complaint' && await isInvolved(tx, matter.id, to.staffId)) return refuse('was-involved')
    if (!await setAssignee(tx, matter.id, to, expected)) return refuse('taken')
    await write(house, tx, matter, who, 'assigned', { facts: { to: to.staffName } })
    return ok(to)
  })

/** The one whose last day comes first and that nobody has. Undefined when there is none for this colleague. */
export async function takeNext(house: House, who: Staff): Promise<string | undefined> {
  for (const number of await nextToTake(house.db)) {
    const taken = await assignMatter(house, who, number, who, undefined)
    if (taken.ok) return number
  }
  return undefined
}
