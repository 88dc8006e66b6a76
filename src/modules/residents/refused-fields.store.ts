import type { Queryable } from '#db/database.ts'

export type RefusedField = { readonly field: string; readonly firstAt: Date; readonly lastAt: Date }

/** Answers which of them nobody knew of. */
export const keepRefused = async (q: Queryable, fields: readonly string[], at: Date): Promise<string[]> => (await q.query<{ field: string }>(`
  with known as (select field from residents.refused_field where field = any($1)),
       kept as (insert into residents.refused_field as r (field, first_at, last_at) select f, $2, $2 from unnest($1::text[]) f
                on conflict (field) do update set last_at = greatest(r.last_at, excluded.last_at) returning field)
  select field from kept where field not in (select field from known)`, [fields, at])).map(({ field }) => field)

/** Answers which of them were refused before. */
export const keepGiven = async (q: Queryable, fields: readonly string[]): Promise<string[]> =>
  (await q.query<{ field: string }>('delete from residents.refused_field where field = any($1) returning field', [fields])).map(({ field }) => field)

export const refusedFields = (q: Queryable) => q.query<RefusedField>('select field, first_at as "firstAt", last_at as "lastAt" from residents.refused_field order by field')
