import type { Shape } from './shape.ts'
import type { Audience, Limit } from './terms.ts'

/** What counts for who goes there with a voucher. Texts, pictures, stock and budget may change without anybody noticing. */
type Promise = {
  readonly shape: Shape
  readonly normalPrice?: number
  readonly audience: Audience
  readonly companions: number
  readonly limit?: Limit
  readonly usableFrom: string
  readonly usableUntil: string
  readonly days: string
  readonly note: string
  readonly bring: string
  readonly booking: object
  readonly providerId: string | undefined
  readonly providerGroupId: string | undefined
}

const changeNames = ['price', 'who', 'often', 'when', 'where', 'condition', 'bring', 'booking'] as const
export type ChangeName = (typeof changeNames)[number]

const parts: Readonly<Record<ChangeName, (offer: Promise) => unknown>> = {
  price:     ({ shape, normalPrice }) => [shape, normalPrice],
  who:       ({ audience, companions }) => [audience, companions],
  often:     ({ limit }) => limit,
  when:      ({ usableFrom, usableUntil, days }) => [usableFrom, usableUntil, days],
  where:     ({ providerId, providerGroupId }) => [providerId, providerGroupId],
  condition: ({ note }) => note,
  bring:     ({ bring }) => bring,
  booking:   ({ booking }) => booking,
}

/** What is different for who orders now, in the order of importance. Nothing: nobody needs to be told. */
export const changesBetween = (before: Promise, after: Promise): readonly ChangeName[] =>
  changeNames.filter((name) => sorted(parts[name](before)) !== sorted(parts[name](after)))

/** As text, with fields in one order: what comes from a form and what comes from a row are the same when they say the same. */
const sorted = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) =>
  typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part) ?? ''
