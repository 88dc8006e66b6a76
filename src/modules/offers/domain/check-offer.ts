import type { LocalDate } from '#shared/local-date.ts'
import { type FieldError, ok, type Refusal, type Result, refuse } from '#shared/result.ts'
import { readShape, type Shape } from './shape.ts'
import { agesOf, type Audience, type Limit } from './terms.ts'

type Checked = {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly days: string
  readonly note: string
  readonly bring: string
  readonly shape: unknown
  readonly normalPrice?: number
  readonly audience: Audience
  readonly limit?: Limit
  readonly companions: number
  readonly orderableFrom: { readonly day: LocalDate; readonly time: string }
  readonly orderableUntil: LocalDate
  readonly drawCloses?: { readonly day: LocalDate; readonly time: string }
  readonly usableFrom: LocalDate
  readonly usableUntil: LocalDate
  readonly stock?: number
  readonly heldForDesk?: number
  readonly voucherValue?: number
  readonly budget?: number
  readonly picture?: { readonly hash: string; readonly alt: string }
}

/** Everything that is wrong at once, for the editor; or the shape as it was read. */
export function checkOffer(input: Checked): Result<Shape, Refusal<'bad-offer', readonly FieldError[]>> {
  const errors: FieldError[] = []
  const must = (holds: boolean, field: string, message: string) => { if (!holds) errors.push({ field, message }) }
  const { audience: { minAge = 0, maxAge = 120, postcodes = [] }, limit, stock, heldForDesk = 0, normalPrice, voucherValue, budget, drawCloses } = input
  const fitting = agesOf(input.audience)

  must(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.slug) && input.slug.length <= 80, 'slug', 'Gebruik in het adres kleine letters, cijfers en streepjes.')
  must(length(input.title, 60), 'title', 'Vul een titel in van hoogstens 60 tekens.')
  must(length(input.summary, 160), 'summary', 'Vul een samenvatting in van hoogstens 160 tekens.')
  must(length(input.description, 4000), 'description', 'Vertel wat je krijgt, in hoogstens 4.000 tekens.')
  must(!input.picture || length(input.picture.alt, 150), 'picture', 'Beschrijf in hoogstens 150 tekens wat er te zien is.')
  must(input.days.length <= 120, 'days', 'Schrijf dit in hoogstens 120 tekens.')
  must(input.note.length <= 300, 'note', 'Schrijf dit in hoogstens 300 tekens.')
  must(input.bring.length <= 300, 'bring', 'Schrijf dit in hoogstens 300 tekens.')
  must(normalPrice === undefined || (Number.isSafeInteger(normalPrice) && normalPrice > 0), 'normalPrice', 'Vul de normale prijs in, zoals 6,50.')
  must([minAge, maxAge].every((age) => Number.isInteger(age) && age >= 0 && age <= 120), 'minAge', 'Vul een leeftijd in van 0 tot en met 120.')
  must(minAge <= maxAge, 'maxAge', 'De hoogste leeftijd is lager dan de laagste.')
  must(minAge > maxAge || (fitting.minAge ?? 0) <= (fitting.maxAge ?? 120), 'minAge', 'Niemand heeft deze leeftijd en is ook kind of volwassene.')
  must(postcodes.every((code) => /^[1-9]\d{3}$/.test(code)), 'postcodes', 'Vul van elke postcode de 4 cijfers in, zoals 9741.')
  must(!limit || (Number.isInteger(limit.count) && limit.count >= 1 && limit.count <= 1000), 'limit', 'Vul in hoe vaak iemand de bon krijgt.')
  must(Number.isInteger(input.companions) && input.companions >= 0 && input.companions <= 10, 'companions', 'Er gaan 0 tot en met 10 mensen mee.')
  must(TIME.test(input.orderableFrom.time), 'orderableFrom', 'Vul een tijd in, zoals 09:00.')
  must(input.orderableFrom.day <= input.orderableUntil, 'orderableUntil', 'De laatste dag van bestellen ligt voor de eerste.')
  must(input.usableFrom <= input.usableUntil, 'usableUntil', 'De laatste dag van gebruiken ligt voor de eerste.')
  must(input.orderableUntil <= input.usableUntil, 'orderableUntil', 'Niemand kan een bon bestellen die niet meer geldig is.')
  must(!drawCloses || TIME.test(drawCloses.time), 'drawCloses', 'Vul een tijd in, zoals 12:00.')
  must(!drawCloses || within(drawCloses, input), 'drawCloses', 'De loting sluit op een dag waarop je je kunt opgeven.')
  must(!drawCloses || !heldForDesk || input.orderableUntil > drawCloses.day, 'orderableUntil', 'Na de loting geeft de balie wat voor de balie is. Bestellen moet dan nog kunnen.')
  must(voucherValue === undefined || isAmount(voucherValue), 'voucherValue', 'Vul in wat 1 bon de gemeente hoogstens kost, zoals 6,50.')
  must(budget === undefined || (Number.isSafeInteger(budget) && budget >= 0 && budget <= 2_000_000_000), 'budget', 'Vul een bedrag in, zoals 2.500,00.')
  must(budget === undefined || voucherValue !== undefined, 'voucherValue', 'Vul in wat 1 bon kost. Anders telt het budget niet mee.')
  must(Number.isInteger(heldForDesk) && heldForDesk >= 0 && (!heldForDesk || (stock !== undefined && heldForDesk <= stock)), 'heldForDesk', 'De balie kan niet meer bonnen bewaren dan er zijn.')
  must(stock === undefined || (Number.isInteger(stock) && stock >= 0), 'stock', 'Vul in hoeveel bonnen er zijn.')

  const shape = readShape(input.shape)
  if (!shape.ok) errors.push(...(shape.refusal.facts ?? []))
  else must(isBargain(shape.value, normalPrice), 'normalPrice', 'De normale prijs moet hoger zijn dan wat iemand met de pas betaalt.')
  return shape.ok && !errors.length ? ok(shape.value) : refuse<'bad-offer', readonly FieldError[]>('bad-offer', errors)
}

/** Nobody pays more with the pass than without it. */
function isBargain(shape: Shape, normal: number | undefined): boolean {
  switch (shape.kind) {
    case 'surprise':    return isBargain(shape.inside, normal)
    case 'fixed-price': return normal === undefined || shape.cents < normal
    case 'tariffs':     return shape.bands.every(({ cents, normalCents }) => normalCents === undefined || cents < normalCents)
    default:            return true
  }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const isAmount = (cents: number): boolean => Number.isSafeInteger(cents) && cents > 0 && cents <= 100_000_000
const moment = ({ day, time }: { readonly day: LocalDate; readonly time: string }): string => `${day} ${time}`
const within = (closes: NonNullable<Checked['drawCloses']>, { orderableFrom, orderableUntil }: Checked): boolean =>
  moment(closes) > moment(orderableFrom) && closes.day <= orderableUntil
const length = (text: string, most: number): boolean => text.trim().length > 0 && text.length <= most
