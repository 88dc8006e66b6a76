import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { Housemate, ToldAnswers } from './domain/facts.ts'
import { readDay } from './domain/norm-proposal.ts'
import type { Policy } from './domain/policy.ts'
import { typedAmount } from './pre-check/typed-amount.ts'
import { besidesText } from './resident-words.ts'

/**
 * What no register says and the rules of a municipality may look at: asked only where they do. Who leaves it empty is
 * helped by a person; a machine fills nothing in.
 */
export type Asks = { readonly housemates: boolean; readonly assets: boolean; readonly debtSettlement: boolean }

export const asksOf = ({ kostendelersnorm, assets, grounds }: Policy): Asks => ({ housemates: kostendelersnorm, assets, debtSettlement: grounds.includes('debt-settlement') })

/** As it was typed and ticked. `shares` as the list of the form has it; empty: this row is not used. */
export type BesidesForm = {
  readonly institution: readonly ('self' | 'partner')[]
  readonly housemates: readonly { readonly born: string; readonly shares: string }[]
  readonly assets: string
  readonly home: string
  readonly debtSettlement: boolean
}

/** Rows of the form: who lives with more is helped by a person. */
const ROWS = 4
export const bornName = (row: number): string => `huisgenoot-${row + 1}-geboren`
export const sharesName = (row: number): string => `huisgenoot-${row + 1}-deelt`

export const emptyBesides: BesidesForm = { institution: [], housemates: Array.from({ length: ROWS }, () => ({ born: '', shares: '' })), assets: '', home: '', debtSettlement: false }

export const readBesides = (form: Readonly<Record<string, string>>): BesidesForm => ({
  institution: (['self', 'partner'] as const).filter((who) => form[`instelling-${who}`] !== undefined),
  housemates: Array.from({ length: ROWS }, (_, row) => ({ born: (form[bornName(row)] ?? '').trim(), shares: form[sharesName(row)] ?? '' })),
  assets: (form.bezit ?? '').trim(), home: (form.huis ?? '').trim(), debtSettlement: form.schuldregeling !== undefined,
})

type Told = Pick<ToldAnswers, 'institution' | 'housemates' | 'assets' | 'debtSettlement'>
const SHARES: readonly string[] = ['yes', 'student', 'commercial-tenant', 'unknown']

/** What was told, or a sentence for each field that cannot be read. */
export function checkBesides(form: BesidesForm, asks: Asks, today: LocalDate, lang: Language = 'nl'): { readonly told: Told } | { readonly errors: readonly FieldError[] } {
  const text = besidesText[lang]
  const errors: FieldError[] = []
  const housemates: Housemate[] = []
  if (asks.housemates) {
    for (const [row, { born, shares }] of form.housemates.entries()) {
      if (!born && !shares) continue
      const day = readDay(born)
      if (born && (!day || day > today)) errors.push({ field: bornName(row), message: text.errors.born })
      if (!SHARES.includes(shares)) errors.push({ field: sharesName(row), message: text.errors.shares })
      else housemates.push({ born: day, shares: shares === 'unknown' ? undefined : shares as Housemate['shares'] })
    }
  }
  const amount = (name: 'bezit' | 'huis', typed: string) => {
    const cents = typedAmount(typed)
    if (typed && cents === undefined) errors.push({ field: name, message: text.errors.amount })
    return cents
  }
  const [assets, home] = asks.assets ? [amount('bezit', form.assets), amount('huis', form.home)] : []
  if (asks.assets && form.home && !form.assets) errors.push({ field: 'bezit', message: text.errors.assetsToo })
  if (errors.length) return { errors }
  return { told: {
    ...(form.institution.length ? { institution: form.institution } : {}),
    ...(housemates.length ? { housemates } : {}),
    ...(assets === undefined ? {} : { assets: { cents: assets, homeCents: home ?? 0 } }),
    ...(asks.debtSettlement && form.debtSettlement ? { debtSettlement: true } : {}),
  } }
}

/** The same as sentences: for the copy, and for the caseworker. */
export function besidesLines({ institution = [], housemates = [], assets, debtSettlement }: Told, lang: Language = 'nl'): readonly string[] {
  const { entered } = besidesText[lang]
  const { date, euro } = spoken[lang]
  return [
    ...institution.map((who) => entered.institution[who]),
    ...housemates.map(({ born, shares }) => entered.housemate(born && date(born), entered.shares[shares ?? 'unknown'])),
    ...(assets ? [entered.assets(euro(assets.cents)), ...(assets.homeCents > 0 ? [entered.home(euro(assets.homeCents))] : [])] : []),
    ...(debtSettlement ? [entered.debtSettlement] : []),
  ]
}
