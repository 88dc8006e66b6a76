import { type Cents, formatPrice, percentOf } from '#shared/money.ts'
import type { Band, Shape } from './shape.ts'

/** What stands on the stub of a ticket: `deal` large, `was` small below it. */
export type BenefitWords = { readonly deal: string; readonly was?: string }

/** Shape and normal price (per person, in cents; undefined when there is no single one) into the words of a ticket. */
export function benefitWords(shape: Shape, normal?: Cents): BenefitWords {
  switch (shape.kind) {
    case 'free':
      return words('Gratis', normal && `normaal ${formatPrice(normal)}`)
    case 'percentage':
      if (normal) return words(`${shape.percent}% korting`, `${formatPrice(pays(shape, normal)!)} in plaats van ${formatPrice(normal)}`)
      return words(`${shape.percent}% korting`, shape.maxCents && `tot ${formatPrice(shape.maxCents)} minder`)
    case 'amount-off':
      return words(`${formatPrice(shape.cents)} korting`, normal && `normaal ${formatPrice(normal)}`)
    case 'fixed-price':
      return words(formatPrice(shape.cents), normal && `normaal ${formatPrice(normal)}`)
    case 'tariffs':
      return tariffWords(shape.bands)
    case 'contribution':
      return words(`${formatPrice(shape.cents)} korting`, 'elk jaar op je lidmaatschap')
    case 'surprise':
      return words(benefitWords(shape.inside).deal, 'een verrassing')
  }
}

/** What the resident pays at the counter, in cents. Undefined when the price is only known there. `age` chooses a tariff. */
export function pays(shape: Shape, normal?: Cents, age?: number): Cents | undefined {
  switch (shape.kind) {
    case 'surprise':     return pays(shape.inside, normal, age)
    case 'free':         return 0
    case 'fixed-price':  return shape.cents
    case 'percentage':   return normal === undefined ? undefined : normal - Math.min(percentOf(normal, shape.percent), shape.maxCents ?? normal)
    case 'amount-off':
    case 'contribution': return normal === undefined ? undefined : Math.max(0, normal - shape.cents)
    case 'tariffs':      return age === undefined ? undefined : bandFor(shape.bands, age)?.cents
  }
}

const bandFor = (bands: readonly Band[], age: number): Band | undefined =>
  bands.find((band) => age >= band.from && age <= (band.to ?? 120))

/** "Van 4 tot en met 12 jaar", "Vanaf 13 jaar" */
export const ages = (from: number | undefined, to: number | undefined): string | undefined =>
  from !== undefined && to !== undefined ? (from === to ? `${from} jaar` : `Van ${from} tot en met ${to} jaar`)
    : from !== undefined ? `Vanaf ${from} jaar`
    : to !== undefined ? `Tot en met ${to} jaar`
    : undefined

/** "€ 2,50 tot € 5": the price of the ages is a range, and which age pays what stands on the page. */
function tariffWords(bands: readonly Band[]): BenefitWords {
  const normals = bands.map((band) => band.normalCents).filter((cents) => cents !== undefined)
  return words(range(bands.map((band) => band.cents)), normals.length === bands.length && `normaal ${range(normals)}`)
}

function range(amounts: readonly Cents[]): string {
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)]
  return lowest === highest ? orFree(lowest) : `${orFree(lowest)} tot ${formatPrice(highest)}`
}

const orFree = (cents: Cents): string => (cents ? formatPrice(cents) : 'Gratis')

const words = (deal: string, was: string | 0 | false | undefined): BenefitWords => (was ? { deal, was } : { deal })
