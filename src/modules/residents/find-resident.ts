import type { Queryable } from '#db/database.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { Note } from './domain/registration.ts'
import { sameMailbox } from './domain/email-address.ts'
import { openBsn } from './keep-registration.ts'
import { nameGone } from './residents.text.ts'
import { idsByEmail } from './reach.store.ts'
import { idByBsn, idsByNameAndBirth, isOfHousehold, memberRowsAround, notesOf, partnerIn, relationsOf, type ResidentRow, residentRows, rowsAround, rowsOfHousehold, sealedBsn } from './residents.store.ts'

/** What screens may show of somebody. A secret address is not in it: `addressLines` is empty then. */
export type ResidentCard = {
  readonly id: string
  readonly givenName: string
  readonly fullName: string
  readonly born: LocalDate | undefined
  readonly bornText: string
  readonly addressLines: readonly string[]
  readonly secretAddress: boolean
  readonly deceased: boolean
  readonly householdId: string
}

/** Undefined: nobody with this BSN ever applied here. */
export const residentByBsn = async (house: House, q: Queryable, bsn: string): Promise<string | undefined> =>
  (await idByBsn(q, house.box.find(bsn)))?.id

/** Who confirmed this address as theirs; undefined when nobody did, or more than one. It proves nothing about who writes from it. */
export const residentByEmail = async (house: House, q: Queryable, email: string): Promise<string | undefined> => {
  const [one, another] = await idsByEmail(q, house.box.find(sameMailbox(email)))
  return another ? undefined : one
}

/**
 * Whether who has this HMAC (house.box.find) lives in this household or is family of somebody in it, as the register named them
 * at the last reading: partner, former partner, child of any age, parent.
 */
export const isTheirHousehold = (_house: House, q: Queryable, householdId: string, find: Buffer): Promise<boolean> => isOfHousehold(q, householdId, find)

/** The BSN in the clear, for a question to BRP or income source. Never for a screen, a log line or an address. */
export async function bsnOf(house: House, q: Queryable, residentId: string): Promise<string> {
  const row = await sealedBsn(q, residentId)
  return openBsn(house, row?.sealed ?? absent())
}

/** Whether of this id no person is left: nothing leads to them any more. */
export const isForgotten = async (_house: House, q: Queryable, id: string): Promise<boolean> => (await residentRows(q, [id]))[0]?.forgottenOn != null

/** Throws NotFound. Of who is forgotten the name reads when. Staff screens write a line with audit's look() first: no line, no data. */
export async function residentCard(_house: House, q: Queryable, id: string): Promise<ResidentCard> {
  const [row] = await residentRows(q, [id])
  return card(row ?? absent())
}

/**
 * Who is called so and was born on that day, ten at most: a whole name as it is written, or the surname alone. Never a part
 * of a name, so that nobody reads through the list.
 */
export const residentsNamed = async (_house: House, q: Queryable, name: string, born: LocalDate): Promise<ResidentCard[]> =>
  (await residentRows(q, await idsByNameAndBirth(q, name.trim().toLowerCase().replace(/\s+/g, ' '), born))).map(card)

/** In the order of `ids`; who is not there is left out. */
export const residentCards = async (_house: House, q: Queryable, ids: readonly string[]): Promise<ResidentCard[]> => (await residentRows(q, ids)).map(card)

/** Everybody of a household, oldest first. */
export const householdMembers = async (_house: House, q: Queryable, householdId: string): Promise<ResidentCard[]> => (await rowsOfHousehold(q, householdId)).map(card)

/** Everybody of the household of somebody, themselves included, oldest first: in one question. Throws NotFound. */
export async function cardsAround(_house: House, q: Queryable, residentId: string): Promise<ResidentCard[]> {
  const rows = await rowsAround(q, residentId)
  return rows.length ? rows.map(({ of: _of, ...row }) => card(row)) : absent()
}

/** Of somebody in a household no more than for whom vouchers are ordered hangs on. */
export type Member = Pick<ResidentCard, 'id' | 'givenName' | 'born' | 'deceased' | 'householdId'>

/** As `cardsAround`, without addresses and full names. Throws NotFound. */
export async function membersAround(_house: House, q: Queryable, residentId: string): Promise<Member[]> {
  const rows = await memberRowsAround(q, residentId)
  return rows.length ? rows.map(({ of: _of, born, ...row }) => ({ ...row, born: born ?? undefined })) : absent()
}

/** What the register remarked at the last reading. */
export const notesAbout = (_house: House, q: Queryable, residentId: string): Promise<Note[]> => notesOf(q, residentId)

/** Partner and children by id, as last read. */
export async function relativesOf(_house: House, q: Queryable, residentId: string): Promise<{ partnerId: string | undefined; childIds: readonly string[] }> {
  const relations = await relationsOf(q, residentId)
  return {
    partnerId: relations.find(({ kind }) => kind === 'partner')?.otherId,
    childIds: relations.filter(({ kind }) => kind === 'parent-of').map(({ otherId }) => otherId),
  }
}

/** The partner with whom somebody lives, as the register said it last. Undefined: none, or not here any more. */
export async function partnerOf(_house: House, q: Queryable, residentId: string): Promise<ResidentCard | undefined> {
  const [row] = await partnerIn(q, residentId)
  return row && card(row)
}

/** Name and address for an envelope. `lines` is empty when the register knows no address. Undefined: this person died or is forgotten, nothing is sent. */
export type LetterAddress = { readonly name: string; readonly lines: readonly string[]; readonly secret: boolean }

/** The only way to a secret address: what is printed here goes into a closed envelope, and is shown on no screen. */
export async function letterAddress(_house: House, q: Queryable, residentId: string): Promise<LetterAddress | undefined> {
  const [row] = await residentRows(q, [residentId])
  const { fullName, addressLines, secretAddress, deceased, forgottenOn } = row ?? absent()
  return deceased || forgottenOn ? undefined : { name: fullName, lines: addressLines, secret: secretAddress }
}

const card = (row: ResidentRow): ResidentCard => ({
  id: row.id, ...namesOf(row), born: row.born ?? undefined, bornText: row.bornText,
  addressLines: row.secretAddress ? [] : row.addressLines, secretAddress: row.secretAddress, deceased: row.deceased, householdId: row.householdId,
})

/** A case or complaint of somebody who is forgotten can still be opened by its number. */
const namesOf = ({ givenName, fullName, forgottenOn }: ResidentRow): Pick<ResidentCard, 'givenName' | 'fullName'> =>
  forgottenOn ? { givenName: nameGone(formatDate(forgottenOn)), fullName: nameGone(formatDate(forgottenOn)) } : { givenName, fullName }

function absent(): never { throw new NotFound('There is no such resident.') }
