import type { Says } from '#shared/language.ts'
import type { text } from './offers.text.ts'

/** What the window itself says; the rest of offers.text.ts is for the page of an offer. */
export type WindowText = Says<Pick<typeof text, 'title' | 'search' | 'searchHint' | 'kinds' | 'everything' | 'moreChoice' | 'show' | 'found' | 'foundFor' | 'nothing' | 'nothingFor' | 'showAll' | 'first' | 'sort' | 'groups' | 'age'
  | 'forMe' | 'forChild' | 'whereGroup' | 'near' | 'anywhere' | 'ofAge' | 'nearPlace' | 'chosen' | 'takeAway' | 'fewer' | 'without' | 'facets' | 'orders'>>
