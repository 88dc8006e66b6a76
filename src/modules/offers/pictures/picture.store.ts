import type { Queryable, Tx } from '#db/database.ts'

export type PictureFile = { readonly width: number; readonly format: 'avif' | 'webp'; readonly bytes: Buffer }

export const insertPicture = async (tx: Tx, hash: string, width: number, height: number, at: Date, by: string | null): Promise<boolean> => (await tx.query(
  'insert into offers.picture (hash, width, height, added_at, added_by) values ($1, $2, $3, $4, $5) on conflict do nothing returning hash', [hash, width, height, at, by])).length === 1

export const insertFile = (tx: Tx, hash: string, { width, format, bytes }: PictureFile) => tx.query(
  'insert into offers.picture_file (hash, width, format, bytes) values ($1, $2, $3, $4)', [hash, width, format, bytes])

export const pictureFile = async (q: Queryable, hash: string, width: number, format: string) => (await q.maybe<{ bytes: Buffer }>(
  'select bytes from offers.picture_file where hash = $1 and width = $2 and format = $3', [hash, width, format]))?.bytes

export const pictureSize = (q: Queryable, hash: string) => q.maybe<{ width: number; height: number }>('select width, height from offers.picture where hash = $1', [hash])
