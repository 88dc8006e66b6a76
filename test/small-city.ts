import { randomBytes } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { type OfferInput, publishOffer } from '#modules/offers/index.ts'
import { keepProvider, keepGroup } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'

/** Residents with passes, providers and offers, as few as a test needs. Residents are written as rows: no register, no test. */
/** A test's house, or any other with the owner's way in. */
type Town = House & { readonly owner: Database }
export type Citizen = { readonly id: string; readonly householdId: string; readonly passId: string; readonly givenName: string }
export type Sale = { readonly offerId: string; readonly versionId: string; readonly slug: string; readonly promisedBy: string }

const system = { door: 'system' } as const

export async function newProvider(house: Town, name = 'Zwembad De Baken'): Promise<string> {
  const slug = `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${randomBytes(3).toString('hex')}`
  return house.db.transaction((tx) => keepProvider(house, tx, {
    slug, name, kvk: String(10_000_000 + randomBytes(3).readUIntBE(0, 3)), address: 'Kerkstraat 1', postcode: '9712 AB', place: 'Groningen',
    neighbourhood: 'Beijum', openingHours: '', travel: '', access: '', phone: '', website: '',
  }))
}

export const newGroup = (house: Town, members: readonly string[]): Promise<string> =>
  house.db.transaction((tx) => keepGroup(house, tx, { slug: `groep-${randomBytes(3).toString('hex')}`, name: 'Sportclubs', members }))

/** On sale all year, for everybody, 1 for each person in a year, unless told otherwise. */
export async function newOffer(house: Town, changes: Partial<OfferInput> = {}): Promise<Sale> {
  const year = house.clock.today().slice(0, 4)
  const input: OfferInput = {
    slug: `zwemmen-${randomBytes(4).toString('hex')}`, title: 'Gratis zwemmen', summary: 'Een keer vrij zwemmen.', description: 'Je kiest zelf de dag.',
    category: 'sport', shape: { kind: 'free' }, audience: {}, companions: 0, limit: { count: 1, per: 'person', period: 'pass-year' },
    orderableFrom: { day: localDate(`${year}-01-01`), time: '00:00' }, orderableUntil: localDate(`${year}-12-31`),
    usableFrom: localDate(`${year}-01-01`), usableUntil: localDate(`${year}-12-31`), days: '', note: '', bring: '', booking: { kind: 'none' },
    givenBy: changes.givenBy ?? { provider: await newProvider(house) },
    ...changes,
  }
  const published = await house.db.transaction((tx) => publishOffer(house, tx, input, system))
  if (!published.ok) throw new Error(`The offer of a test was refused: ${JSON.stringify(published.refusal)}`)
  const promisedBy = 'provider' in input.givenBy ? input.givenBy.provider : input.givenBy.group
  return { offerId: published.value.offerId, versionId: published.value.versionId, slug: input.slug, promisedBy }
}

export type Family = { readonly adults?: number; readonly children?: readonly (LocalDate | string)[]; readonly passUntil?: LocalDate; readonly withoutPass?: boolean }

/** One household: adults of 40, and children born on these days. Everybody has a pass, unless told otherwise. */
export async function newFamily(house: Town, { adults = 1, children = [], passUntil, withoutPass }: Family = {}): Promise<Citizen[]> {
  const at = house.clock.now()
  const householdId = newId(at)
  const names = ['Marjan', 'Sem', 'Noor', 'Jip', 'Fenna', 'Tom', 'Lotte', 'Bram']
  const born = [...Array.from({ length: adults }, () => addDays(house.clock.today(), -40 * 365)), ...children]
  const citizens = born.map((_, i) => ({ id: newId(at), householdId, passId: newId(at), givenName: names[i % names.length]! }))
  await house.owner.transaction(async (tx) => {
    await tx.query('insert into residents.household (id, created_at) values ($1, $2)', [householdId, at])
    for (const [i, citizen] of citizens.entries()) {
      await tx.query(`
        insert into residents.resident (id, bsn_find, bsn_sealed, ground, given_name, full_name, born, born_text, address_kind, address_lines, secret_address, deceased, household_id, kept_at, read_at)
        values ($1, $2, $3, 'applied', $4::text, $4::text || ' de Boer', $5::date, $5::date::text, 'home', '{Kerkstraat 1,9712 AB Groningen}', false, false, $6, $7, $7)`,
        [citizen.id, randomBytes(32), house.box.seal('000000000', 'residents.resident.bsn'), citizen.givenName, born[i], householdId, at])
      if (withoutPass) continue
      await tx.query(`
        insert into passes.pass (id, number, resident_id, household_id, decision_id, valid_from, valid_to, state, issued_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'valid', $8)`,
        [citizen.passId, passNumber(), citizen.id, householdId, newId(at), house.clock.today(), passUntil ?? `${house.clock.today().slice(0, 4)}-12-31`, at])
    }
  })
  return citizens
}

const passNumber = (): string => Array.from(randomBytes(8), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte & 31]).join('')
