import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type Over = { readonly today: LocalDate; readonly amounts: string; readonly withdrawn: string }
const args = ({ today, amounts, withdrawn }: Over) => [today, amounts, withdrawn]
const OVER = 'eligibility.over($1, $2::interval, $3::interval) o'

const AMOUNTS = `from ${OVER} join eligibility.assessment s on s.application_id = o.application_id join eligibility.amounts m on m.assessment_id = s.id where m.forgotten_on is null`
const PAPERS = `from ${OVER} join eligibility.evidence e on e.application_id = o.application_id where e.gone_on is null`
const WORDS = `from ${OVER} join eligibility.request r on r.application_id = o.application_id where r.forgotten_on is null`
const REASONS = `from ${OVER} join eligibility.extension x on x.application_id = o.application_id where x.reason_sealed is not null`
const PLANS = `from ${OVER} join eligibility.planned_move p on p.application_id = o.application_id where p.typed_sealed is not null or length(p.returned_sealed) > 0`
const TYPED = `from ${OVER} join eligibility.application a on a.id = o.application_id where a.words_forgotten_on is null`
const OBJECTIONS = `from ${OVER} join eligibility.objection b on b.application_id = o.application_id join eligibility.objection_event e on e.objection_id = b.id where e.words_sealed is not null`

const count = async (q: Queryable, what: string, over: Over): Promise<number> => (await q.one<{ n: number }>(`select count(*)::int as n ${what}`, args(over))).n

export const dueAmounts = (q: Queryable, over: Over): Promise<number> => count(q, AMOUNTS, over)
export const duePapers = (q: Queryable, over: Over): Promise<number> => count(q, PAPERS, over)
export async function dueWords(q: Queryable, over: Over): Promise<number> {
  let all = 0
  for (const what of [WORDS, REASONS, PLANS, OBJECTIONS, TYPED]) all += await count(q, what, over)
  return all
}

// Each statement takes a batch, and says how many it was; less than a batch is the end. The key goes, and with it all that it locks.

export const forgetAmountsOver = async (tx: Tx, over: Over, batch: number): Promise<number> => (await tx.query(`
  update eligibility.amounts set wrapped_key = null, sealed = null, forgotten_on = $1
   where assessment_id in (select m.assessment_id ${AMOUNTS} limit $4) and forgotten_on is null returning 1`, [...args(over), batch])).length

export const forgetPapersOver = async (tx: Tx, over: Over, batch: number): Promise<number> => (await tx.query(`
  update eligibility.evidence set wrapped_key = null, name_sealed = null, sealed = null, gone_on = $1, gone_because = 'forgotten'
   where id in (select e.id ${PAPERS} limit $4) and gone_on is null returning 1`, [...args(over), batch])).length

/** What was asked and answered, why it took longer, what a colleague wrote in between, and what was said in an objection. */
export async function forgetWordsOver(tx: Tx, over: Over, batch: number): Promise<number> {
  const requests = await tx.query(`
    update eligibility.request set asked_sealed = null, answer_sealed = null, forgotten_on = $1
     where id in (select r.id ${WORDS} limit $4) and forgotten_on is null returning 1`, [...args(over), batch])
  const reasons = await tx.query(`
    update eligibility.extension set reason_sealed = null where application_id in (select x.application_id ${REASONS} limit $4) returning 1`, [...args(over), batch])
  const plans = await tx.query(`
    update eligibility.planned_move set typed_sealed = null, returned_sealed = case when state = 'returned' then ''::bytea end
     where id in (select p.id ${PLANS} limit $4) returning 1`, [...args(over), batch])
  const objections = await tx.query(`
    update eligibility.objection_event set words_sealed = null, forgotten_on = $1 where id in (select e.id ${OBJECTIONS} limit $4) returning 1`, [...args(over), batch])
  return requests.length + reasons.length + plans.length + objections.length
}

/** What was typed with applications that are over, held until the end of the transaction. */
export const typedOver = (tx: Tx, over: Over, batch: number) => tx.query<{ id: string; sealed: Buffer }>(`
  select a.id, a.typed_sealed as sealed from eligibility.application a where a.id in (select a.id ${TYPED} limit $4) and a.words_forgotten_on is null for update`, [...args(over), batch])

/** The same without its words, in one statement: what was sealed with them is gone. */
export const keepWithoutWords = (tx: Tx, today: LocalDate, rows: readonly { readonly id: string; readonly sealed: Buffer }[]) => tx.query(`
  update eligibility.application a set typed_sealed = r.sealed, words_forgotten_on = $1
    from unnest($2::uuid[], $3::bytea[]) r (id, sealed) where a.id = r.id`, [today, rows.map(({ id }) => id), rows.map(({ sealed }) => sealed)])
