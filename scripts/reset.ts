// npm run reset: empties the demonstration of this folder. The next npm start begins anew, with new keys.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeData } from '#db/embedded.ts'
import { dataFolder, emptyDemonstration, readRunning } from './demonstration.ts'

const folder = process.env['DATA_FOLDER'] ?? dataFolder
const running = readRunning(folder)
if (running) {
  console.error(`The demonstration still runs (process ${running.pid}). Stop it with Ctrl-C first.`)
  process.exit(1)
}
if (process.env['DATABASE_URL']) await emptyDemonstration(process.env['DATABASE_URL'])
// As root it may be kept outside this folder.
removeData(join(folder, 'postgres'))
rmSync(folder, { recursive: true, force: true })
console.log('The demonstration is empty. npm start begins anew.')
