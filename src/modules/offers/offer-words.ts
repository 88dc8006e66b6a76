import type { Language } from '#shared/language.ts'
import { categories } from '#web/components/category.ts'
import { kinds as englishKinds } from '#web/components/english.text.ts'
import { type Content, html } from '#web/html.ts'
import { ages, type BenefitWords } from './domain/benefit.ts'
import type { Category } from './domain/category.ts'
import { type Audience, audienceWords, type Limit, limitWords } from './domain/terms.ts'
import { inSentence as englishInSentence, text as englishText } from './english/english.text.ts'
import { englishAges, englishAudience, englishBenefit, englishLimit } from './english/words.ts'
import type { PromisedOffer } from './offer.ts'
import { inSentence, type OfferText, text } from './offers.text.ts'

/** What an editor wrote of an offer, ready to show; '' for what is not there. */
type Told = Readonly<Record<'title' | 'summary' | 'days' | 'note' | 'bring', Content>> & { readonly description: readonly Content[] }

/** How one language speaks of an offer: on its ticket and on its page. */
export type OfferWords = {
  readonly lang: Language
  readonly text: OfferText
  readonly kinds: Readonly<Record<Category, string>>
  /** How a category reads in the middle of a sentence. */
  readonly inSentence: Readonly<Record<Category, string>>
  readonly benefit: (offer: PromisedOffer) => BenefitWords
  readonly audience: (audience: Audience) => string
  readonly limit: (limit: Limit | undefined) => string
  /** Of a tariff: "Van 4 tot en met 12 jaar". */
  readonly ages: (from: number | undefined, to: number | undefined) => string
  readonly told: (offer: PromisedOffer) => Told
  /** Something that is only there in Dutch: a name, an address, what a provider says of itself. */
  readonly own: (text: string) => Content
}

const dutchKinds = Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])) as Record<Category, string>
const own = (text: string): Content => text && html`<span lang="nl">${text}</span>`

export const offerWords: Readonly<Record<Language, OfferWords>> = {
  nl: {
    lang: 'nl', text, kinds: dutchKinds, inSentence, benefit: ({ benefit }) => benefit, audience: audienceWords, limit: limitWords, ages: (from, to) => ages(from, to) ?? '',
    told: ({ title, summary, description, days, note, bring }) => ({ title, summary, description: description.split('\n\n'), days, note, bring }), own: (text) => text,
  },
  en: {
    lang: 'en', text: englishText, kinds: englishKinds, inSentence: englishInSentence, benefit: ({ shape, normalPrice }) => englishBenefit(shape, normalPrice), audience: englishAudience, limit: englishLimit, ages: englishAges,
    told: (offer) => {
      const { english = {} } = offer
      const one = (part: 'title' | 'summary' | 'days' | 'note' | 'bring'): Content => english[part] ?? own(offer[part])
      return {
        title: one('title'), summary: one('summary'), days: one('days'), note: one('note'), bring: one('bring'),
        description: english.description?.split('\n\n') ?? offer.description.split('\n\n').map(own),
      }
    },
    own,
  },
}

/** The name of an offer for a title or in a sentence: in Dutch when nobody wrote it in English. */
export const titleIn = (lang: Language, { title, english }: PromisedOffer): string => (lang === 'en' ? english?.title ?? title : title)

/** Whether something of this offer is there in Dutch only. */
export const partlyDutch = (offer: PromisedOffer): boolean =>
  (['title', 'summary', 'description', 'days', 'note', 'bring'] as const).some((part) => offer[part] && !offer.english?.[part])
