/** Whole euro cents. Never a fraction: `toCents` and `percentOf` are the only ways in. */
export type Cents = number

/** Reads "1419.46" (the form of norm tables and APIs) without passing through a float. Throws on anything else. */
export function toCents(text: string): Cents {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new RangeError(`An amount is written like 1419.46, not like ${JSON.stringify(text)}.`)
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] && cents ? -cents : cents
}

/** Percentage of an amount, rounded to the nearest cent, half up: 120% of 141946 is 170335 (Pw art. 38 tables are published so). */
export const percentOf = (amount: Cents, percent: number): Cents => {
  if (!Number.isSafeInteger(amount) || !Number.isInteger(percent)) throw new RangeError('Whole cents and a whole percentage are needed.')
  return Math.floor((amount * percent + 50) / 100)
}

const NBSP = '\u00a0'

/** As a form or a letter shows it: "€ 1.681,80". Always two decimals. */
export function formatEuro(cents: Cents): string {
  const digits = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return `€${NBSP}${cents < 0 ? '-' : ''}${digits},${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

/** As a ticket shows it: whole euros without cents ("€ 40"), others with ("€ 2,50"). */
export const formatPrice = (cents: Cents): string => (cents % 100 === 0 ? formatEuro(cents).slice(0, -3) : formatEuro(cents))
