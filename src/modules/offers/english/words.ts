import { spoken } from '#shared/language.ts'
import type { Cents } from '#shared/money.ts'
import type { BenefitWords } from '../domain/benefit.ts'
import { pays } from '../domain/benefit.ts'
import type { Shape } from '../domain/shape.ts'
import type { Audience, ForWhom, Limit, LimitPeriod } from '../domain/terms.ts'

const { price } = spoken.en

/** What stands on the stub of a ticket, as benefitWords says it in Dutch. */
export function englishBenefit(shape: Shape, normal?: Cents): BenefitWords {
  const usually = normal ? { was: `usually ${price(normal)}` } : {}
  switch (shape.kind) {
    case 'free':         return { deal: 'Free', ...usually }
    case 'percentage':   return { deal: `${shape.percent}% off`, ...(normal ? { was: `${price(pays(shape, normal)!)} instead of ${price(normal)}` } : shape.maxCents ? { was: `up to ${price(shape.maxCents)} less` } : {}) }
    case 'amount-off':   return { deal: `${price(shape.cents)} off`, ...usually }
    case 'fixed-price':  return { deal: price(shape.cents), ...usually }
    case 'tariffs':      return { deal: range(shape.bands.map(({ cents }) => cents)) }
    case 'contribution': return { deal: `${price(shape.cents)} off`, was: 'each year, on your membership' }
    case 'surprise':     return { deal: englishBenefit(shape.inside).deal, was: 'a surprise' }
  }
}

function range(amounts: readonly Cents[]): string {
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)]
  const from = lowest ? price(lowest) : 'Free'
  return lowest === highest ? from : `${from} to ${price(highest)}`
}

const PEOPLE: Readonly<Record<ForWhom, string>> = { everyone: '', child: 'Children', adult: 'Adults', 'household-with-children': 'Families with children' }

/** "Everyone", "Children aged 4 to 12", "Aged 60 and over" */
export function englishAudience({ minAge, maxAge, forWhom = 'everyone' }: Audience): string {
  const aged = minAge !== undefined && maxAge !== undefined ? (minAge === maxAge ? `aged ${minAge}` : `aged ${minAge} to ${maxAge}`)
    : minAge !== undefined ? `aged ${minAge} and over` : maxAge !== undefined ? `up to age ${maxAge}` : ''
  const people = PEOPLE[forWhom]
  if (!people) return aged ? aged.charAt(0).toUpperCase() + aged.slice(1) : 'Everyone'
  return aged ? `${people} ${aged}` : people
}

const EACH: Readonly<Record<LimitPeriod, string>> = { 'pass-year': ' a year', quarter: ' in 3 months', month: ' a month', season: '' }

/** "5 times a year", "once per household", "as often as you like" */
export const englishLimit = (limit: Limit | undefined): string => !limit ? 'as often as you like'
  : `${limit.count === 1 ? 'once' : limit.count === 2 ? 'twice' : `${limit.count} times`}${EACH[limit.period]}${limit.per === 'household' ? ' per household' : ''}`

/** "Age 4 to 12", "Age 13 and over": of a tariff. */
export const englishAges = (from: number | undefined, to: number | undefined): string =>
  from !== undefined && to !== undefined ? (from === to ? `Age ${from}` : `Age ${from} to ${to}`) : from !== undefined ? `Age ${from} and over` : to !== undefined ? `Up to age ${to}` : ''
