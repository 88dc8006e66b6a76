import type { Queryable } from './database.ts'

/**
 * The values of an expression that occur in a table, each once, without reading a big one: up to twice `pages` (8 kB) it is read whole,
 * beyond that its first pages, where the oldest rows stand, and about as many from all over it, others each time.
 * Table and expression are ours, never what somebody typed.
 */
export async function sampled(q: Queryable, table: string, expression: string, pages: number): Promise<string[]> {
  const { size } = await q.one<{ size: number }>(`select pg_relation_size($1::regclass) / current_setting('block_size')::int as size`, [table])
  const seen = size <= 2 * pages
    ? `select ${expression} as value from ${table}`
    : `select ${expression} as value from ${table} where ctid < '(${pages},0)'::tid union all select ${expression} from ${table} tablesample system (${(100 * pages) / size})`
  return (await q.query<{ value: string }>(`select distinct value from (${seen}) as seen where value is not null order by value`)).map(({ value }) => value)
}

const firstOf = (column: string): string => `encode(substring(${column} from 1 for 2), 'escape')`

/** The first two bytes of a column, as text. */
export const firstBytes = (q: Queryable, table: string, column: string, pages: number): Promise<string[]> =>
  sampled(q, table, firstOf(column), pages)

/** As `sampled`, of every row: minutes on tens of millions. */
export const everyValue = async (q: Queryable, table: string, expression: string): Promise<string[]> =>
  (await q.query<{ value: string }>(`select distinct ${expression} as value from ${table} where ${expression} is not null order by value`)).map(({ value }) => value)
export const everyFirstBytes = (q: Queryable, table: string, column: string): Promise<string[]> => everyValue(q, table, firstOf(column))
