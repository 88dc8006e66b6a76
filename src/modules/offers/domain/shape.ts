import type { Cents } from '#shared/money.ts'
import { type FieldError, ok, type Refusal, type Result, refuse } from '#shared/result.ts'

/** What a voucher gives. Amounts are what the resident pays (fixed-price, tariffs) or does not pay (amount-off, contribution). */
export type Shape = Benefit | { readonly kind: 'surprise'; readonly inside: Benefit; readonly reveal: string }

/** Everything but a surprise, which holds one of these and a text that shows only after ordering. */
type Benefit =
  | { readonly kind: 'free' }
  | { readonly kind: 'percentage';   readonly percent: number; readonly maxCents?: Cents }
  | { readonly kind: 'amount-off';   readonly cents: Cents }
  | { readonly kind: 'fixed-price';  readonly cents: Cents }
  | { readonly kind: 'tariffs';      readonly bands: readonly Band[] }
  | { readonly kind: 'contribution'; readonly cents: Cents }

/** Ages from and to, both included; the last band may be open. */
export type Band = { readonly from: number; readonly to?: number; readonly cents: Cents; readonly normalCents?: Cents }

type Bad = Refusal<'bad-shape', readonly FieldError[]>

/** Reads a shape from outside (a form, an import, a row), or says what is wrong with it, in Dutch for the editor. */
export function readShape(value: unknown): Result<Shape, Bad> {
  if (!isObject(value)) return bad('shape', 'Kies wat de bon geeft.')
  if (value['kind'] !== 'surprise') return readBenefit(value)
  const inside = isObject(value['inside']) ? readBenefit(value['inside']) : bad('shape.inside', 'Kies wat er in de verrassing zit.')
  if (!inside.ok) return inside
  const reveal = value['reveal']
  if (typeof reveal !== 'string' || !reveal.trim()) return bad('shape.reveal', 'Schrijf wat de verrassing is.')
  return ok({ kind: 'surprise', inside: inside.value, reveal })
}

function readBenefit(value: Readonly<Record<string, unknown>>): Result<Benefit, Bad> {
  const { kind, percent, maxCents, cents, bands } = value
  switch (kind) {
    case 'free':
      return ok({ kind })
    case 'percentage':
      if (!isWhole(percent, 1, 99)) return bad('shape.percent', 'Vul een korting in van 1 tot en met 99%.')
      if (maxCents === undefined) return ok({ kind, percent })
      return isAmount(maxCents) ? ok({ kind, percent, maxCents }) : bad('shape.maxCents', 'Vul de hoogste korting in, zoals 225,00.')
    case 'amount-off':
    case 'contribution':
      return isAmount(cents) ? ok({ kind, cents }) : bad('shape.cents', 'Vul een bedrag in, zoals 40,00.')
    case 'fixed-price':
      return isAmount(cents) ? ok({ kind, cents }) : bad('shape.cents', 'Vul een bedrag in, zoals 2,50. Kost het niets? Kies dan gratis.')
    case 'tariffs':
      return readBands(bands)
    default:
      return bad('shape', 'Kies wat de bon geeft.')
  }
}

/** In order of age, without a gap or an overlap: every age that may come has exactly one price. */
function readBands(value: unknown): Result<Benefit, Bad> {
  if (!Array.isArray(value) || value.length < 2) return bad('shape.bands', 'Vul ten minste 2 leeftijden in.')
  const bands: Band[] = []
  for (const item of value as unknown[]) {
    const previous = bands.at(-1)
    if (!isObject(item) || !isWhole(item['from'], 0, 120)) return bad('shape.bands', 'Vul bij elke leeftijd een getal in van 0 tot en met 120.')
    const { from, to, cents, normalCents } = item
    if (to !== undefined && !isWhole(to, from as number, 120)) return bad('shape.bands', 'De laatste leeftijd is lager dan de eerste.')
    if (previous && from !== (previous.to ?? 120) + 1) return bad('shape.bands', 'De leeftijden sluiten niet op elkaar aan.')
    if (!(cents === 0 || isAmount(cents))) return bad('shape.bands', 'Vul bij elke leeftijd een bedrag in, zoals 2,50.')
    if (normalCents !== undefined && !isAmount(normalCents)) return bad('shape.bands', 'Vul de normale prijs in, zoals 9,00.')
    bands.push({ from: from as number, ...(to === undefined ? {} : { to }), cents: cents as Cents, ...(normalCents === undefined ? {} : { normalCents }) })
  }
  return ok({ kind: 'tariffs', bands })
}

const bad = (field: string, message: string) => refuse<'bad-shape', readonly FieldError[]>('bad-shape', [{ field, message }])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isWhole = (value: unknown, from: number, to: number): value is number => Number.isInteger(value) && (value as number) >= from && (value as number) <= to
/** At least a cent, at most € 10.000: more is a typing error. */
const isAmount = (value: unknown): value is Cents => isWhole(value, 1, 1_000_000)
