import { firstBytes, sampled } from '#db/sampled.ts'
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

/**
 * A key that is no longer in the file while rows need it is found out here and not by who needs the row. No index knows
 * the key of a row: a table of up to twice `pages` is read whole, of a bigger one the begin and a new sample each time.
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
    return missing.size
      ? { state: 'wrong', sentence: `The key file lacks ${[...missing].map(([key, where]) => `${key} (needed by ${where.join(', ')})`).join('; ')}. What was made with it cannot be opened or shown: put it back from the backup of the key file, and leave it there.` }
      : { state: 'good', sentence: 'Every key that rows were made with is in the key file. Of big tables the begin and a sample are looked at: that a key was not met is no reason to take it away.' }
  },
}]
