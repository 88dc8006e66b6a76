import { termInWords } from '#shared/term.ts'
import type { Municipality } from '#src/municipality.ts'
import type { Values } from './domain/blocks.ts'

const NBSP = '\u00a0'

const known = new WeakMap<Municipality, Values>()

/** What every text may use without being given it: the words of this municipality. Every sentence of a page asks for them. */
export function standingValues(municipality: Municipality): Values {
  const found = known.get(municipality) ?? valuesOf(municipality)
  known.set(municipality, found)
  return found
}

const valuesOf = (municipality: Municipality): Values => ({
  municipality:     municipality.name,
  passName:         municipality.passName,
  council:          municipality.council,
  phone:            municipality.phone.replaceAll(' ', NBSP),
  phoneLink:        municipality.phoneLink,
  openingHours:     municipality.openingHours,
  email:            municipality.email,
  emailLink:        `mailto:${municipality.email}`,
  postalAddress:    municipality.postalAddress.join(', '),
  court:            municipality.court.join(', '),
  privacyUrl:       municipality.privacyUrl,
  deskCount:        municipality.desks.length,
  keptAmounts:      termInWords(municipality.retention.amounts.term),
  keptWithdrawn:    termInWords(municipality.retention.withdrawn.term),
  keptMessages:     termInWords(municipality.retention.messages.term),
  keptContacts:     termInWords(municipality.retention.contacts.term),
})
