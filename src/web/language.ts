import type { Language } from '#shared/language.ts'
import type { Route } from './route.ts'

/** What an address speaks: /en, and all below it, is English. */
export const languageOf = (path: string): Language => (/^\/en(?=[/?]|$)/.test(path) ? 'en' : 'nl')

/** A Dutch address of ours in a language: '/aanbod?soort=sport' in English is '/en/aanbod?soort=sport', and '/' is '/en'. */
export const inLanguage = (language: Language, path: string): string => (language === 'nl' ? path : `/en${path.replace(/^\/(?=\?|$)/, '')}`)

/** The same page in the other language. */
export const otherLanguage = (path: string): string => (languageOf(path) === 'nl' ? inLanguage('en', path) : path.replace(/^\/en\/?/, '/'))

/** A page that is there in both languages: one handler, which asks `visit.lang` what to say. */
export const inBoth = (route: Route): Route[] => [route, { ...route, path: inLanguage('en', route.path) }]
