import type { Database } from '#db/database.ts'

type Owned = { readonly owner: Database }

export const tables = async ({ owner }: Owned): Promise<string[]> =>
  (await owner.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)).map(({ name }) => name)

/** Every row of every table as text, bytes as hex: what a dump would hold. */
export async function everything({ owner }: Owned): Promise<string> {
  const parts: string[] = []
  for (const name of await tables({ owner })) parts.push(...(await owner.query<{ line: string }>(`select t::text as line from ${name} t`)).map(({ line }) => line))
  return parts.join('\n')
}

/** In the clear, or as the bytes of it. */
export const found = (dump: string, secret: string): boolean => dump.includes(secret) || dump.includes(Buffer.from(secret).toString('hex'))

/** A whole number, not as a part of a longer one, of the hex of bytes, or of a moment's microseconds. */
export const foundNumber = (dump: string, digits: string): boolean => new RegExp(`(?<![0-9a-f.])${digits}(?![0-9a-f])`).test(dump) || dump.includes(Buffer.from(digits).toString('hex'))
