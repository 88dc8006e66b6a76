import type { Says } from '#shared/language.ts'
import type { text as dutch } from './components.text.ts'

/** Words that the components add themselves, in English. */
export const text: Says<typeof dutch> = {
  optional:        '(optional)',
  errorPrefix:     'Note:',
  errorTitle:      (count) => (count === 1 ? 'Something is not right yet' : `${count} things are not right yet`),
  breadcrumb:      'Breadcrumb',
  pages:           'Pages',
  pageNumber:      (page) => `Page ${page}`,
  previous:        'Previous',
  next:            'Next',
  code:            'Code:',
  open:            (count) => `${count} open`,
  categories:      'Offers by kind',
  search:          'Search',
  stepDone:        'Done:',
  stepNow:         'Now:',
  checkPassed:     'is right',
  checkFailed:     'is not right',
  checkUnknown:    'we do not know',
  before:          'Before',
  today:           'Now',
  proportion:      'Proportion',
  queue:           'Queue',
}

/** Kinds of outings. */
export const kinds: Readonly<Record<keyof typeof import('./category.ts').categories, string>> = {
  sport: 'Sports', cultuur: 'Culture', uitjes: 'Days out', leren: 'Learning', kinderen: 'Children', eten: 'Food and drink',
}
