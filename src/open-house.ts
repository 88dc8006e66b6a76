import type { Logger } from 'pino'
import { clockShift } from '#db/clock-shift.ts'
import { refuseWrongUser } from '#db/application-user.ts'
import type { Database } from '#db/database.ts'
import { migrate, refuseOlder, refuseOtherMunicipality, settlePurpose } from '#db/migrate.ts'
import { openTwoPatiences, type Patiences } from '#db/two-patiences.ts'
import { type Clock, shiftedClock, systemClock } from '#shared/clock.ts'
import { secretBox } from '#shared/secret-box.ts'
import type { Config } from './config.ts'
import type { House } from './house.ts'
import { readMunicipality } from './municipality.ts'
import { noteCurrentKeys } from './sealed-with.ts'

export type OpenHouse = House & { readonly logger: Logger; close(): Promise<void> }

/**
 * Migrates, settles what kind of database this is, and opens it as the application. `as-it-is`, for a command: a database
 * that is older than this release is refused, and left. Throws DatabaseRefused with a sentence.
 */
export async function openHouse(config: Config, logger: Logger, schema: 'newest' | 'as-it-is' = 'newest', patiences?: Patiences): Promise<OpenHouse> {
  const municipality = readMunicipality(config.municipalityFile)
  await refuseOtherMunicipality(config.database.ownerUrl, municipality.key)
  await (schema === 'newest' ? migrate(config.database.ownerUrl, undefined, { told: (sentence) => logger.warn({}, sentence) }) : refuseOlder(config.database.ownerUrl))
  await settlePurpose(config.database.ownerUrl, config.demonstration ? 'demonstration' : 'production', municipality.key)
  // A demonstration has one user on its server, and takes the role on.
  if (config.database.appUrl) await refuseWrongUser(config.database.ownerUrl, config.database.appUrl)
  const db = openApplicationDatabase(config, patiences)
  const clock = config.demonstration ? await demonstrationClock(db) : { clock: systemClock, stop: () => {} }
  const house = {
    config, municipality, db, clock: clock.clock, box: secretBox(config.keys.box), log: logger, logger,
    async close() { clock.stop(); await db.close() },
  }
  await noteCurrentKeys(house)
  return house
}

/** Signed in as the application; a demonstration has one user on its server and takes the role on instead. */
const openApplicationDatabase = ({ database }: Pick<Config, 'database'>, patiences?: Patiences): Database =>
  database.appUrl
    ? openTwoPatiences({ connectionString: database.appUrl }, patiences)
    : openTwoPatiences({ connectionString: database.ownerUrl, options: '-c role=stadjerspas_app' }, patiences)

/** `npm run cli -- clock +8w` moves it while the shop runs: it is read again every second. */
async function demonstrationClock(db: Database): Promise<{ clock: Clock; stop(): void }> {
  let shiftMs = await clockShift(db) * 1000
  const timer = setInterval(() => { clockShift(db).then((seconds) => { shiftMs = seconds * 1000 }, () => {}) }, 1000)
  timer.unref()
  return { clock: shiftedClock(() => shiftMs), stop: () => clearInterval(timer) }
}
