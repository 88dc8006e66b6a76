import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { holdApplicationById } from '../application.store.ts'
import { type Evidence, MOST_PAPERS } from './evidence.ts'
import { countPapers, insertEvidence } from './evidence.store.ts'
import type { Paper } from './read-files.ts'
import { sealEvidence } from './seal-evidence.ts'

/** The resident (or who acts for them) on the site; or staff who put in what was brought or came by post. */
type BroughtBy =
  | { readonly kind: 'resident'; readonly residentId: string; readonly actedBy?: string | undefined }
  | { readonly kind: 'staff'; readonly staffId: string; readonly staffName: string; readonly role: string; readonly way: 'desk' | 'post' }

export type Brought = {
  readonly applicationId: string
  readonly requestId?: string | undefined
  readonly by: BroughtBy
  /** Of the form: the same one again keeps nothing twice. */
  readonly formKey: string
  readonly papers: readonly Paper[]
}

/**
 * Keeps papers with an application, each under its own key, in the caller's transaction. Answers how many are new.
 * Refused, and none kept, when more lie there than somebody can look at.
 */
export async function keepEvidence(house: House, tx: Tx, { applicationId, requestId, by, formKey, papers }: Brought): Promise<Result<number, Refusal<'too-many-papers'>>> {
  // Held, so that two forms at once do not pass the limit together.
  await holdApplicationById(tx, applicationId)
  if (await countPapers(tx, applicationId) + papers.length > MOST_PAPERS) return refuse('too-many-papers')
  const now = house.clock.now()
  const staff = by.kind === 'staff' ? by : undefined
  let kept = 0
  for (const [position, paper] of papers.entries()) {
    const id = newId(now)
    const evidence: Omit<Evidence, 'seenAt' | 'gone'> = {
      id, applicationId, requestId, way: staff?.way ?? 'site', receivedAt: now, receivedByName: staff?.staffName,
      type: paper.type as Evidence['type'], pages: paper.pages, size: paper.bytes.length,
    }
    if (!await insertEvidence(tx, { ...evidence, receivedBy: staff?.staffId, formKey, position, ...sealEvidence(house.box, id, paper) })) continue
    const actor = by.kind === 'staff' ? { door: 'staff' as const, id: by.staffId, role: by.role } : { door: 'resident' as const, id: by.residentId, role: by.actedBy ? 'representative' : 'resident' }
    await record(house, tx, { actor, action: 'eligibility.evidence-received', subject: { kind: 'application', id: applicationId }, facts: { evidence: id, way: evidence.way, pages: paper.pages, ...(by.kind === 'resident' && by.actedBy ? { actedBy: by.actedBy } : {}) } })
    kept++
  }
  return ok(kept)
}
