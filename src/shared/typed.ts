import { type LocalDate, parseLocalDate } from './local-date.ts'
import { type Cents, toCents } from './money.ts'

/** "1-1-2027" as people write it, "2027-01-01" as files and calendars of browsers do. */
export function readDay(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text.trim()) ?? []
  return parseLocalDate(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim())
}

/** A price: "6", "6,50", "6.50", "€ 1.250", "1.250,00". A dot before three digits separates thousands, as on paper. */
export function readPrice(text: string): Cents | undefined {
  const bare = text.trim().replace(/^€[\s\u00a0]*/, '').replace(/,-$/, '')
  const [, euros = '', cents = ''] = /^(\d{1,7}|\d{1,3}(?:\.\d{3})+)(?:[.,](\d{2}))?$/.exec(bare) ?? []
  return euros ? toCents(`${euros.replaceAll('.', '')}${cents && `.${cents}`}`) : undefined
}

/** An amount as somebody types it: "1419,46". */
export const typedAmount = (cents: Cents): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
