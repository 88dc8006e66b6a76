import type { LocalDate } from '#shared/local-date.ts'
import { type BirthDate, isMinorOn } from './birth-date.ts'
import type { Note, NoteCode, RegisteredPerson, Registration } from './registration.ts'

/** One person as the register has them, with what we need to see who lives together. */
export type Entry = {
  readonly person: RegisteredPerson
  readonly birth: BirthDate
  /** Where they live, as the BAG knows it. Undefined: a letter address, no address, or one that says nothing. */
  readonly home: string | undefined
  /** Kept up to date; or ended, and why. */
  readonly standing: 'kept' | 'deceased' | 'left' | 'mistaken'
  readonly doubted: readonly string[]
  readonly partners: readonly { readonly bsn: string | undefined; readonly dissolved: boolean }[]
  readonly children: readonly { readonly bsn: string | undefined; readonly birth: BirthDate }[]
  /** Left out: not asked for, or refused. */
  readonly parents?: readonly { readonly bsn: string | undefined }[]
}

/** Whom to ask for in the second call: the partner, and each child that may be a minor. Nobody's grown children. */
export function relativesToRead(self: Entry, on: LocalDate): string[] {
  if (!self.home || self.standing !== 'kept') return []
  const partners = self.partners.filter((partner) => !partner.dissolved).map(({ bsn }) => bsn)
  const children = self.children.filter(({ birth }) => isMinorOn(birth, on) !== false).map(({ bsn }) => bsn)
  return [...new Set([...partners, ...children])].filter((bsn) => bsn !== undefined && bsn !== self.person.bsn) as string[]
}

/**
 * Registered partner and own children under 18 at the same address (DESIGN 5, Household). What the register does not
 * settle becomes a note; nothing is guessed. `relatives` holds who was found of `relativesToRead`.
 */
export function household(self: Entry, relatives: readonly Entry[], municipality: { code: string }, on: LocalDate): Registration {
  const notes: Note[] = []
  const note = (code: NoteCode, about: Note['about'], facts?: Note['facts']) => { notes.push({ note: code, about, source: 'BRP', on, ...(facts && { facts }) }) }
  const found = new Map(relatives.map((entry) => [entry.person.bsn, entry]))
  // Who lives at the applicant's address has the applicant's letter address, and their secret is the whole home's.
  const atHome = (entry: Entry): RegisteredPerson => ({ ...entry.person, address: self.person.address, municipality: self.person.municipality })

  noteSelf(self, municipality, note)
  const asked = new Set(relativesToRead(self, on))
  let partner: RegisteredPerson | undefined
  for (const { bsn, dissolved } of self.partners) {
    if (dissolved || self.standing !== 'kept' || !self.home) continue
    const entry = bsn && found.get(bsn)
    if (bsn && !entry) note('relative-unknown', 'partner')
    else if (!entry) note('partner-elsewhere', 'partner')
    else if (entry.standing === 'deceased') continue
    else if (entry.standing !== 'kept' || (entry.home !== undefined && entry.home !== self.home)) note('partner-elsewhere', 'partner')
    else if (!entry.home) note('address-unknown', 'partner')
    else if (partner) note('relative-unknown', 'partner', { what: 'meer dan één partner' })
    else {
      partner = atHome(entry)
      noteRelative(entry, 'partner', note)
    }
  }

  const children: RegisteredPerson[] = []
  for (const { bsn } of self.children) {
    const entry = bsn && asked.has(bsn) ? found.get(bsn) : undefined
    if (bsn && asked.has(bsn) && !entry) note('relative-unknown', 'child')
    if (!entry || entry.home !== self.home || entry.standing !== 'kept') continue
    const minor = isMinorOn(entry.birth, on)
    if (minor === true) children.push(atHome(entry))
    if (minor !== false) noteRelative(entry, 'child', note)
  }
  return { kind: 'found', person: self.person, ...(partner && { partner }), children, otherAdults: 'unknown', kin: kinOf(self), ...(!self.parents && { kinIsPart: true }), notes }
}

const kinOf = ({ partners, children, parents = [] }: Entry): string[] => [...new Set([...partners, ...children, ...parents].flatMap(({ bsn }) => bsn ?? []))]

type Add = (code: NoteCode, about: Note['about'], facts?: Note['facts']) => void

function noteSelf(self: Entry, municipality: { code: string }, note: Add): void {
  const { person } = self
  if (self.standing === 'deceased') note('deceased', 'self')
  if (self.standing === 'mistaken') note('under-investigation', 'self', { what: 'persoon' })
  if (self.standing === 'left' || person.address.kind === 'abroad') note('lives-elsewhere', 'self', { municipality: 'buitenland' })
  else if (person.municipality && person.municipality.code !== municipality.code) note('lives-elsewhere', 'self', { municipality: person.municipality.name })
  else if (!self.home || !person.municipality) note('address-unknown', 'self')
  noteRelative(self, 'self', note)
}

function noteRelative({ person, birth, doubted }: Entry, about: Note['about'], note: Add): void {
  if (person.secretAddress) note('secret-address', about)
  if (!birth.born) note('birth-date-incomplete', about, { known: birth.text })
  for (const what of doubted) note('under-investigation', about, { what })
}
