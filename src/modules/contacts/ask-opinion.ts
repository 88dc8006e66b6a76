import { createHash } from 'node:crypto'
import type { Tx } from '#db/database.ts'
import { newCode, readCode, spellCode } from '#shared/code.ts'
import type { House } from '#src/house.ts'
import { giveOpinion, insertOpinion, opinionByCode } from './campaign.store.ts'
import { sealWords } from './seal.ts'

/** Typed from a letter; it only lets somebody say once what they thought, so it is short. */
const LENGTH = 10
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Asked once, with the answer: a code that says nothing about anybody. */
export async function askOpinion(house: House, tx: Tx, matterId: string): Promise<string> {
  const code = newCode(LENGTH)
  await insertOpinion(tx, matterId, hashOf(code), house.clock.now())
  return spellCode(code, 5)
}

export async function opinionAsked(house: House, typed: string): Promise<'open' | 'answered' | 'unknown'> {
  const code = readCode(typed, LENGTH)
  const asked = code ? await opinionByCode(house.db, hashOf(code)) : undefined
  return !asked ? 'unknown' : asked.answered ? 'answered' : 'open'
}

export const helped = ['yes', 'partly', 'no'] as const
export type Helped = (typeof helped)[number]

/** False: said before, or no such code. */
export async function tellOpinion(house: House, typed: string, answer: Helped, words: string): Promise<boolean> {
  const code = readCode(typed, LENGTH)
  if (!code) return false
  return house.db.transaction(async (tx) => await giveOpinion(tx, hashOf(code), answer, words ? sealWords(house, words) : undefined, house.clock.now()) !== undefined)
}
