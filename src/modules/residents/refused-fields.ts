import type { House } from '#src/house.ts'
import type { SourceConfig } from '#src/partners-file.ts'
import { FIELDS } from './brp-types.ts'
import { keepGiven, keepRefused } from './refused-fields.store.ts'

/** One reading in an hour, of each process, finds out whether the fields are given by now. */
const REMEMBERED_MS = 3_600_000

type Known = { readonly given: true } | { readonly given: false; readonly until: number }
const known = new WeakMap<SourceConfig, Known>()

/** Whether to ask without the fields that we can do without: a short while ago they were refused. */
export function areRefused({ config, clock }: House): boolean {
  const what = known.get(config.brp)
  return what?.given === false && clock.now().getTime() < what.until
}

/**
 * The register refused a reading with these fields and gave it without them. The log holds the alarm once, however many readings
 * and processes find it; from then on it stands in `doctor` until they are given.
 */
export async function wereRefused(house: House): Promise<void> {
  known.set(house.config.brp, { given: false, until: house.clock.now().getTime() + REMEMBERED_MS })
  await keep(house, async () => {
    const fields = await keepRefused(house.db, FIELDS.without, house.clock.now())
    if (fields.length) house.log.error({ source: 'brp', fields, alert: 'fields-refused' }, 'The BRP refuses fields that must be in the authorisation of the municipality. Readings go on without them; doctor says what does not hold meanwhile.')
  })
}

/** A reading with these fields was answered: what stood in `doctor` is over. */
export async function wereGiven(house: House): Promise<void> {
  if (known.get(house.config.brp)?.given) return
  known.set(house.config.brp, { given: true })
  await keep(house, async () => {
    const fields = await keepGiven(house.db, FIELDS.without)
    if (fields.length) house.log.info({ source: 'brp', fields }, 'The BRP gives the fields that it refused before.')
  })
}

/** Somebody waits for the reading: what we note for the operator never breaks it. */
async function keep(house: House, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    known.delete(house.config.brp)
    house.log.warn({ source: 'brp', err: error }, 'Whether the BRP gives every field could not be written down; the next reading tries again.')
  }
}
