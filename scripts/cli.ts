// npm run cli: the operator's commands, on the demonstration that runs in this folder, or on the installation that the
// environment names (docs/operations).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '#src/cli.ts'
import { type Config, ConfigRefused, parseKeys, readConfig } from '#src/config.ts'
import { DatabaseRefused } from '#db/migrate.ts'
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

try {
  process.exit(await runCli(process.argv.slice(2), settings))
} catch (error) {
  console.error(error instanceof ConfigRefused || error instanceof DatabaseRefused ? error.message : error)
  process.exit(1)
}
