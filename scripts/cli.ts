// npm run cli: the operator's commands, on the demonstration that runs in this folder, or on the installation that the
// environment names (docs/operations). Besides them demo-city, which only a demonstration has: the product knows no demo/.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runCli } from '#src/cli.ts'
import { type Config, readConfig } from '#src/config.ts'
import { parseKeys } from '#src/key-file.ts'
import { openDatabase } from '#db/database.ts'
import { patiently } from '#db/two-patiences.ts'
import { CityRefused, type CityWish, makeCity } from '#demo/city/city.ts'
import { openLog } from '#src/log.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { openHouse } from '#src/open-house.ts'
import { saidToOperator } from '#src/said-to-operator.ts'
import { dataFolder, readRunning } from './demonstration.ts'

function settings(): Config {
  if (process.env['PARTNERS_FILE'] || process.env['KEY_FILE']) return readConfig()
  const folder = process.env['DATA_FOLDER'] ?? dataFolder
  const running = readRunning(folder)
  if (!running?.config || !existsSync(join(folder, 'keys.json'))) {
    console.error('No demonstration runs in this folder. Start it with npm start, or name an installation (docs/operations).')
    process.exit(1)
  }
  return { ...running.config, keys: parseKeys(readFileSync(join(folder, 'keys.json'), 'utf8')) }
}

/** demo-city --households N --offers M --seed S: a city of any size, the same for the same seed on the same day. */
async function demoCity(args: readonly string[]): Promise<number> {
  const number = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { households: number, offers: number, seed: number } })
  const wish: CityWish = { households: Number(values.households ?? 12_000), offers: Number(values.offers ?? 200), seed: Number(values.seed ?? 1) }
  if (!Object.values(wish).every((n) => Number.isSafeInteger(n) && n >= 0)) throw new CityRefused('Say it like this: demo-city --households 12000 --offers 200 --seed 1. Nothing was written.')
  const house = await openHouse(settings(), openLog('error'), 'as-it-is')
  const owner = openDatabase({ connectionString: house.config.database.ownerUrl, max: 2 })
  try {
    await openKnowledge(house)
    const began = performance.now()
    const made = await patiently(() => makeCity(house, owner, wish))
    console.log(`${made.residents} residents of ${wish.households} households, ${made.passes} passes, ${made.vouchers} vouchers, ${made.offers} offers in ${((performance.now() - began) / 1000).toFixed(1)} s. Hash ${made.hash.slice(0, 16)}.`)
    return 0
  } finally {
    await owner.close()
    await house.close()
  }
}

try {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined || ['help', '--help', '-h'].includes(command)) console.log('\n  demo-city    fills a demonstration with a city: --households N --offers M --seed S')
  process.exit(command === 'demo-city' ? await demoCity(args) : await runCli(process.argv.slice(2), settings))
} catch (error) {
  const said = error instanceof CityRefused || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  console.error(said ? error.message : saidToOperator(error))
  process.exit(1)
}
