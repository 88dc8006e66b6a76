import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalDate } from '#shared/local-date.ts'
import { type Cents, percentOf, toCents } from '#shared/money.ts'

/** The norms a release ships (data/bijstandsnormen.json): the cast's incomes are made relative to them. */
export type Norms = { readonly tables: readonly { readonly effectiveFrom: string; readonly amounts: Readonly<Record<string, string>> }[] }
type NormKind = 'single-21' | 'couple-21' | 'single-aow' | 'couple-aow' | 'single-18-20'

const shipped = join(import.meta.dirname, '..', 'data', 'bijstandsnormen.json')
export const readNorms = (path = shipped): Norms => JSON.parse(readFileSync(path, 'utf8')) as Norms

/** Amounts on one day. A day before the first table counts as its first day: the cast must always be able to earn. */
export type Amounts = {
  /** A percentage of the norm in force, in cents: `norm('single-21', 62)`. */
  norm(kind: NormKind, percent?: number): Cents
  /** The income limit: the norm times 120%, rounded to the cent. One number, so that the cast can stand exactly on it. */
  limit(kind: NormKind): Cents
}

/** Groningen's policy (config/groningen.json). Another percentage moves the cast along with it. */
const LIMIT_PERCENT = 120

export function amountsOn(day: LocalDate, norms: Norms, limitPercent = LIMIT_PERCENT): Amounts {
  const tables = [...norms.tables].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  const table = tables.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? tables[0]
  const norm = (kind: NormKind): Cents => {
    const amount = table?.amounts[kind]
    if (!amount) throw new Error(`There is no norm ${kind} on ${day}: the cast of the demonstration needs one.`)
    return toCents(amount)
  }
  return {
    norm:  (kind, percent = 100) => percentOf(norm(kind), percent),
    limit: (kind) => percentOf(norm(kind), limitPercent),
  }
}
