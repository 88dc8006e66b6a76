import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { NamedEvidence } from './evidence.ts'
import { evidenceRows } from './evidence.store.ts'
import { openName } from './seal-evidence.ts'

/** Every paper of an application, the first one first; those that are gone too, without their name. Nothing is opened but names. */
export const listEvidence = async ({ box }: House, q: Queryable, applicationId: string): Promise<NamedEvidence[]> =>
  (await evidenceRows(q, applicationId)).map(({ wrappedKey, nameSealed, ...row }) =>
    ({ ...row, name: wrappedKey && nameSealed ? openName(box, row.id, wrappedKey, nameSealed) || undefined : undefined }))
