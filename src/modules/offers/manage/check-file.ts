import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { approveDraft, type OfferChanged, returnDraft } from './decide-draft.ts'
import type { Draft, Staff } from './draft.store.ts'
import { draftsOfFile } from './file.store.ts'

/** A row exactly as somebody saw it. */
export type Seen = { readonly id: string; readonly revision: number }
type NotDone = { readonly draft: Draft; readonly reason: string; readonly facts: unknown }
export type FileDecided = { readonly published: number; readonly returned: number; readonly told: number; readonly notDone: readonly NotDone[] }

/**
 * A second pair of eyes says yes to all that was seen of a file, but for the rows that go back with a reason. Each row is a
 * decision of its own, as on its own page: what cannot be published now keeps nothing else waiting, and still waits itself.
 */
export async function decideFile(house: House, who: Staff, fileId: string, { seen, back, reason }: { readonly seen: readonly Seen[]; readonly back: ReadonlySet<string>; readonly reason: string }, offerChanged: OfferChanged): Promise<FileDecided> {
  const [own, revisions] = [new Map((await draftsOfFile(house.db, fileId)).map((draft) => [draft.id, draft])), new Map(seen.map(({ id, revision }) => [id, revision]))]
  let [published, returned, told] = [0, 0, 0]
  const notDone: NotDone[] = []
  for (const draft of own.values()) {
    const revision = revisions.get(draft.id)
    if (revision === undefined) continue
    if (back.has(draft.id)) {
      const done = await returnDraft(house, who, draft.id, revision, reason)
      if (done.ok) returned++
      else notDone.push({ draft, reason: done.refusal.reason, facts: done.refusal.facts })
    } else {
      const done = await approveDraft(house, who, draft.id, revision, offerChanged)
      if (done.ok) { published++; told += done.value.told }
      else notDone.push({ draft, reason: done.refusal.reason, facts: done.refusal.facts })
    }
  }
  await house.db.transaction((tx) => record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'offers.file-decided', subject: { kind: 'offer-file', id: fileId }, facts: { published, returned, notDone: notDone.length } }))
  return { published, returned, told, notDone }
}
