import type { Language } from '#shared/language.ts'
import { termInWords } from '#shared/term.ts'
import type { Municipality } from '#src/municipality.ts'
import type { InDutch, Values } from './domain/blocks.ts'

const NBSP = '\u00a0'

const known: Readonly<Record<Language, WeakMap<Municipality, Values>>> = { nl: new WeakMap(), en: new WeakMap() }

/** What every text may use without being given it: the words of this municipality. Every sentence of a page asks for them. */
export function standingValues(municipality: Municipality, lang: Language = 'nl'): Values {
  const found = known[lang].get(municipality) ?? valuesOf(municipality, lang)
  known[lang].set(municipality, found)
  return found
}

const valuesOf = (municipality: Municipality, lang: Language): Values => ({
  municipality:     municipality.name,
  passName:         municipality.passName,
  council:          inDutch(municipality.council, lang),
  phone:            municipality.phone.replaceAll(' ', NBSP),
  phoneLink:        municipality.phoneLink,
  openingHours:     (lang === 'en' ? municipality.openingHoursEnglish : undefined) ?? inDutch(municipality.openingHours, lang),
  email:            municipality.email,
  emailLink:        `mailto:${municipality.email}`,
  postalAddress:    municipality.postalAddress.join(', '),
  court:            municipality.court.join(', '),
  privacyUrl:       municipality.privacyUrl,
  deskCount:        municipality.desks.length,
  keptAmounts:      termInWords(municipality.retention.amounts.term, lang),
  keptWithdrawn:    termInWords(municipality.retention.withdrawn.term, lang),
  keptMessages:     termInWords(municipality.retention.messages.term, lang),
  keptContacts:     termInWords(municipality.retention.contacts.term, lang),
  keptPeople:       termInWords(municipality.retention.people.term, lang),
})

/** A name or a sentence that a municipality has in Dutch only. */
const inDutch = (words: string, lang: Language): string | InDutch => (lang === 'nl' ? words : { nl: words })
