import { forgetKeys, keysUsed, noteKeys, noteThatAllAreKnown } from '#db/keys-used.ts'
import { everyFirstBytes, everyValue, firstBytes, sampled } from '#db/sampled.ts'
import type { Check } from './doctor.ts'
import type { House } from './house.ts'

/** Columns whose first two bytes are the id of a box key (shared/secret-box.ts). src/sealed-with.test.ts holds the schema against it. */
export const SEALED: Readonly<Record<string, readonly string[]>> = {
  'audit.processing_log': ['data_subject_id'],
  'contacts.desk_visit': ['note'], 'contacts.entry': ['words'], 'contacts.mail': ['sealed'], 'contacts.matter': ['person_sealed'],
  'contacts.opinion': ['words'], 'contacts.outgoing': ['sealed'], 'contacts.paper': ['kept_key'],
  'eligibility.amounts': ['wrapped_key'], 'eligibility.application': ['typed_sealed'], 'eligibility.evidence': ['wrapped_key'], 'eligibility.extension': ['reason_sealed'],
  'eligibility.objection_event': ['words_sealed'], 'eligibility.planned_move': ['typed_sealed', 'returned_sealed'], 'eligibility.request': ['asked_sealed', 'answer_sealed'],
  'identity.session': ['bsn_sealed', 'id_token_sealed'], 'identity.sign_in_attempt': ['secrets_sealed'], 'identity.staff': ['email_sealed'],
  'messages.address_notice': ['address_sealed'], 'orders.draw': ['seed_sealed'],
  'residents.email_code': ['email_sealed'], 'residents.reach': ['email_sealed'], 'residents.representation': ['representative_sealed'], 'residents.resident': ['bsn_sealed'],
  'vouchers.voucher': ['code_sealed'],
}

/** Pages of a table (8 kB) that are read from its begin, where old rows stand, and as many again from all over it. */
const PAGES = 200

/** What is made from now on is made with these: at every opening of the house, before anything is sealed. */
export async function noteCurrentKeys({ config: { keys }, db }: House): Promise<void> {
  await noteKeys(db, 'box', [keys.box.current])
  await noteKeys(db, 'vouchers', [keys.vouchers.current])
}

/**
 * Reads every row: for a database that is older than the table of keys, which knows all from then on; and when a key was
 * lost that maybe no row needs. Says how many keys rows need.
 */
export async function readEveryKey({ db, config: { keys } }: House): Promise<number> {
  const box = new Set<string>()
  for (const [table, columns] of Object.entries(SEALED)) for (const column of columns) for (const id of await everyFirstBytes(db, table, column)) box.add(id)
  const vouchers = await everyValue(db, 'vouchers.voucher', 'key_id')
  await db.transaction(async (tx) => {
    await noteKeys(tx, 'box', [...box])
    await noteKeys(tx, 'vouchers', vouchers)
    await forgetKeys(tx, 'box', [...box, ...Object.keys(keys.box.keys)])
    await forgetKeys(tx, 'vouchers', [...vouchers, ...Object.keys(keys.vouchers.keys)])
    await noteThatAllAreKnown(tx)
  })
  return box.size + vouchers.length
}

/**
 * A key that is no longer in the file while rows need it is found out here and not by who needs the row. Every key that
 * was ever current is known, since there is a table of them. Beside it rows are looked at, which say what needs the key: a table
 * of up to twice `pages` whole, of a bigger one the begin and a new sample each time.
 */
export const keyChecks = (house: House, pages = PAGES): Check[] => [{
  name: 'keys in use',
  async look() {
    const { box, vouchers } = house.config.keys
    const missing = new Map<string, string[]>()
    const miss = (key: string, where: string) => missing.set(key, [...missing.get(key) ?? [], where])
    for (const [table, columns] of Object.entries(SEALED)) {
      for (const column of columns) {
        for (const id of await firstBytes(house.db, table, column, pages)) if (!Object.hasOwn(box.keys, id)) miss(`box.keys ${id}`, `${table}.${column}`)
      }
    }
    for (const id of await sampled(house.db, 'vouchers.voucher', 'key_id', pages)) if (!Object.hasOwn(vouchers.keys, id)) miss(`vouchers.keys ${id}`, 'vouchers.voucher')
    const { keys, allKnown } = await keysUsed(house.db)
    for (const { part, id } of keys) {
      const name = `${part}.keys ${id}`
      if (!Object.hasOwn(house.config.keys[part].keys, id) && !missing.has(name)) miss(name, 'rows that were made while it was current; when it is lost, npm run cli -- keys reads whether one is left')
    }
    if (!missing.size && !allKnown) return { state: 'care', sentence: 'Every key that was met is in the key file, and of big tables only the begin and a sample were looked at. Run npm run cli -- keys once: it reads every row, and from then on this is certain.' }
    return missing.size
      ? { state: 'wrong', sentence: `The key file lacks ${[...missing].map(([key, where]) => `${key} (needed by ${where.join(', ')})`).join('; ')}. What was made with it cannot be opened or shown: put it back from the backup of the key file, and leave it there.` }
      : { state: 'good', sentence: 'Every key that rows were ever made with is in the key file.' }
  },
}]
