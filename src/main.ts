// Production: node src/main.ts. Refuses an incomplete configuration, a missing https and a demonstration's database.
import { DatabaseRefused, purposeOf } from '#db/migrate.ts'
import { whileUpdated } from '#web/being-updated.ts'
import { openApp } from './app.ts'
import { readConfig } from './config.ts'
import { ConfigRefused } from './operator-file.ts'
import { openLog } from './log.ts'
import { readMunicipality } from './municipality.ts'
import { openHouse } from './open-house.ts'
import { plainHttp } from './plain-http.ts'
import { saidToOperator } from './said-to-operator.ts'
import { listenProblem } from './way-in.ts'
import { openWorker } from './worker.ts'

/** Longer than requests and jobs are waited for (10 seconds), shorter than a supervisor waits before it kills. */
const LONGEST_STOP_MS = 20_000

try {
  const config = readConfig()
  // Asked before anything is migrated: a demonstration's database stays as it is.
  if (await purposeOf(config.database.ownerUrl) === 'demonstration') {
    throw new DatabaseRefused('DATABASE_URL names the database of a demonstration. Production needs an empty database of its own.')
  }
  const logger = openLog('info')
  const meanwhile = await whileUpdated({ config, municipality: readMunicipality(config.municipalityFile) })
  const house = await openHouse(config, logger)
  const app = await openApp(house, logger)
  const worker = await openWorker(house)
  await meanwhile.close()
  await app.listen({ host: config.host, port: config.port }).catch((cause: Error) => {
    const problem = listenProblem(cause, config.host, config.port)
    throw problem ? new ConfigRefused([problem]) : cause
  })
  const plain = config.tls && config.redirectPort ? plainHttp(config.publicUrl, config.redirectPort) : undefined
  // The padlock is there without it: who types http finds nothing until this is mended.
  plain?.on('error', (error: Error) => logger.error({ reason: error.message, port: config.redirectPort }, 'plain http cannot send people on: is something else listening on REDIRECT_PORT?'))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // A mail server that is silent, a query that hangs: what is not done by now ends with the process and is taken up by the next one.
    setTimeout(() => { logger.error({}, 'stopping took too long: what was under way is left'); process.exit(1) }, LONGEST_STOP_MS).unref()
    plain?.close()
    await Promise.all([app.close(), worker.stop()])
    await house.close()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Last: who waits for this line may stop us by the next.
  logger.info({ address: config.publicUrl }, 'open')
} catch (error) {
  console.error(saidToOperator(error))
  process.exit(1)
}
