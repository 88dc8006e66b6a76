import type { Queryable } from '#db/database.ts'

type Row = Record<string, string | number>

/** Rows that break a promise (0151_invariants.sql); ids only, nothing personal. */
export const brokenStock      = (q: Queryable) => q.query<Row>('select offer_id as offer, initial, remaining, out from reports.broken_stock')
export const brokenLimit      = (q: Queryable) => q.query<Row>('select offer_id as offer, subject_kind as per, subject_id as whose, used, maximum, vouchers from reports.broken_limit')
export const brokenGround     = (q: Queryable) => q.query<Row>('select voucher_id as voucher from reports.broken_ground')
export const brokenPromise    = (q: Queryable) => q.query<Row>('select voucher_id as voucher from reports.broken_promise')
export const brokenRedemption = (q: Queryable) => q.query<Row>('select voucher_id as voucher from reports.broken_redemption')
export const brokenBudget     = (q: Queryable) => q.query<Row>('select offer_id as offer, total, spent, taken from reports.broken_budget')
export const brokenSignUp     = (q: Queryable) => q.query<Row>('select sign_up_id as "signUp" from reports.broken_sign_up')
export const brokenRows       = (q: Queryable) => q.query<Row>('select what, id from reports.broken_rows')
export const brokenForgotten  = (q: Queryable) => q.query<Row>('select resident_id as resident from reports.broken_forgotten')
