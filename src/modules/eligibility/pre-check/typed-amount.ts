import type { Language } from '#shared/language.ts'
import { type Cents, toCents } from '#shared/money.ts'

/**
 * An amount as people type it: "1.450", "1450,50", "€ 1.450,5", "1450.50". A dot before three digits stands between
 * thousands, one before one or two digits is a comma. On a page in English dot and comma may also stand as English has them:
 * "1,450.50". Undefined when it can be read in two ways, or not at all.
 */
export const typedAmount = (typed: string, lang: Language = 'nl'): Cents | undefined => asInDutch(typed) ?? (lang === 'en' ? asInDutch(turned(typed)) : undefined)

function asInDutch(typed: string): Cents | undefined {
  const text = typed.replace(/[\s\u00a0]/g, '').replace(/^€/, '').replace(/,-$/, '')
  const match = /^(\d{1,5}|\d{1,2}\.\d{3})(?:,(\d{1,2}))?$/.exec(text) ?? /^(\d{1,5})\.(\d{1,2})$/.exec(text)
  return match ? toCents(`${match[1]!.replace('.', '')}.${match[2] ?? '00'}`) : undefined
}

/** Dot and comma change places. */
const turned = (typed: string): string => typed.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
