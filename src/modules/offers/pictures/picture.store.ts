import type { Queryable, Tx } from '#db/database.ts'

export type PictureFile = { readonly width: number; readonly format: 'avif' | 'webp'; readonly bytes: Buffer }

/** True when it is new. Sent again it is as young as a new one, so that nobody forgets it before it is used. */
export const insertPicture = async (tx: Tx, hash: string, width: number, height: number, at: Date, by: string | null): Promise<boolean> => (await tx.one<{ fresh: boolean }>(
  'insert into offers.picture (hash, width, height, added_at, added_by) values ($1, $2, $3, $4, $5) on conflict (hash) do update set added_at = excluded.added_at returning xmax = 0 as fresh', [hash, width, height, at, by])).fresh

export const insertFile = (tx: Tx, hash: string, { width, format, bytes }: PictureFile) => tx.query(
  'insert into offers.picture_file (hash, width, format, bytes) values ($1, $2, $3, $4)', [hash, width, format, bytes])

export const pictureFile = async (q: Queryable, hash: string, width: number, format: string) => (await q.maybe<{ bytes: Buffer }>(
  'select bytes from offers.picture_file where hash = $1 and width = $2 and format = $3', [hash, width, format]))?.bytes

export const pictureSize = (q: Queryable, hash: string) => q.maybe<{ width: number; height: number }>('select width, height from offers.picture where hash = $1', [hash])
