// For the operator: node src/cli.ts COMMAND, in a demonstration npm run cli -- COMMAND. HELP names them all.
import { moveClock } from '#db/clock-shift.ts'
import { openDatabase } from '#db/database.ts'
import { patiently } from '#db/two-patiences.ts'
import { missingMigrations, purposeOf, refuseOtherKind } from '#db/migrate.ts'
import { formatDate, formatTime, dayOf } from '#shared/local-date.ts'
import { doctorChecks, invariants } from './care.ts'
import { END_SESSIONS, endSessionsCommand } from './cli-end-sessions.ts'
import { incomeTestCommand } from './cli-income-test.ts'
import { textsCommand } from './cli-texts.ts'
import { type Config, readConfig } from './config.ts'
import { listDraws, verifyDraw } from '#modules/orders/index.ts'
import { isUuid } from '#shared/ids.ts'
import { examine } from './doctor.ts'
import { dueNow, forgetNow } from './forgetting.ts'
import { openLog } from './log.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { saidToOperator } from './said-to-operator.ts'
import { readEveryKey } from './sealed-with.ts'

const HELP = `
  doctor       what needs care: norms, certificate, https and headers, partners, queue
  invariants   what must hold at all times; ends with 1 when something does not
  income-test  tries norms and a policy on cases, from files: --norms FILE --policy FILE --cases FILE [--json]
  forget       what is due to be forgotten: --dry-run counts it, --now forgets it and does not wait for the night
  texts        what this release proposes to say otherwise: texts --accept KEY … makes it live, --leave KEY … keeps what is live; or --all
  draw         lists the draws; draw --verify ID does one again from its seed, and ends with 1 when it comes out otherwise
  end-sessions signs somebody out now, on every node: --staff WORK-ADDRESS, --provider KVK-NUMBER, --pass NUMBER or --everybody
  keys         reads every row, so that the doctor knows which keys are needed: once, for a database that is older than migration 0440, and when a key was lost
  migrate      brings the database to this release, as a start does; every other command refuses one that is older, and leaves it
  clock +8w    moves a demonstration's clock forward (h, d, w), so that terms can be seen to pass
`

// Cut off by head or less: no reason to complain.
process.stdout.on('error', () => process.exit(0))

type Command = (house: OpenHouse, args: readonly string[]) => Promise<number>

/** What may stand behind a command, in words and as it is typed. A word too many is a mistake, and not to be passed over: forget --now --dry-run would forget. */
const BEHIND: Readonly<Record<string, readonly [says: string, right: RegExp]>> = {
  doctor:     ['nothing', /^$/],
  invariants: ['nothing', /^$/],
  keys:       ['nothing', /^$/],
  migrate:    ['nothing', /^$/],
  forget:     ['either --dry-run, which only counts, or --now', /^--(dry-run|now)$/],
  draw:       ['nothing, which lists the draws, or --verify ID', /^(--verify \S+)?$/],
  'end-sessions': END_SESSIONS,
  clock:      ['how far forward: +3h, +2d or +8w', /^\+?\d{1,4}[hdw]$/],
}

const commands: Readonly<Record<string, Command>> = {
  async doctor(house) {
    const findings = await examine(doctorChecks(house))
    for (const { check, state, sentence } of findings) console.log(`${{ good: 'good ', care: 'CARE ', wrong: 'WRONG' }[state]} ${check}: ${sentence}`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },

  async invariants(house) {
    let broken = 0
    for (const { name, look } of invariants(house)) {
      // One that cannot be looked at keeps nobody from looking at the others.
      const problems = await look().catch((error: Error) => [`This could not be looked at: ${error.message}`])
      console.log(`${problems.length ? 'BROKEN' : 'holds '} ${name}${problems.length ? `: ${problems.length}` : ''}`)
      for (const problem of problems.slice(0, 20)) console.log(`         ${problem}`)
      if (problems.length) broken++
    }
    return broken ? 1 : 0
  },

  async forget(house, [how]) {
    for (const { kind, count, term, after } of await (how === '--now' ? forgetNow : dueNow)(house)) {
      console.log(`${String(count).padStart(6)} ${kind} ${how === '--now' ? 'forgotten' : 'would be forgotten'} (${term} after ${after})`)
    }
    return 0
  },

  async texts(house, args) {
    return say(await textsCommand(house, args))
  },

  async 'end-sessions'(house, args) {
    return say(await endSessionsCommand(house, args))
  },

  async keys(house) {
    console.log(`Every row was read: they need ${await readEveryKey(house)} keys. The doctor ("keys in use") says from now on whether the key file lacks one.`)
    return 0
  },

  async draw(house, [what, id]) {
    if (what !== '--verify') {
      for (const one of await listDraws(house)) console.log(`${one.id}  closes ${one.closesAt.toISOString()}  ${one.drawnAt ? `drawn ${one.drawnAt.toISOString()}, seed ${one.seed}` : `hash of the seed ${one.commitment}`}`)
      return 0
    }
    const report = isUuid(id) ? await verifyDraw(house, id) : undefined
    if (!report) return refuse('There is no draw with that number that was held. See: draw')
    console.log(`Seed ${report.seed}\nHash ${report.commitment}\n${report.signUps} sign-ups for ${report.places} places: ${report.won} won, ${report.refused} were refused an order.`)
    for (const wrong of report.wrong.slice(0, 20)) console.log(`WRONG ${wrong}`)
    console.log(report.wrong.length ? `${report.wrong.length} things are not as the seed says.` : 'Done again from its seed, it comes out the same.')
    return report.wrong.length ? 1 : 0
  },

  async clock(house, [by]) {
    if (!house.config.demonstration) return refuse('The clock of production is never moved.')
    const seconds = readStep(by)!
    const owner = openDatabase({ connectionString: house.config.database.ownerUrl, max: 1 })
    try {
      const shift = await moveClock(owner, seconds)
      const now = new Date(house.clock.now().getTime() + seconds * 1000)
      console.log(`The demonstration's clock is now ${Math.round(shift / 86_400)} days ahead: ${formatDate(dayOf(now))}, ${formatTime(now)}.`)
      return 0
    } finally {
      await owner.close()
    }
  },
}

/** "+8w" in seconds: hours, days or weeks, forward only. */
export function readStep(text: string | undefined): number | undefined {
  const match = /^\+?(\d{1,4})([hdw])$/.exec(text ?? '')
  return match ? Number(match[1]) * { h: 3600, d: 86_400, w: 604_800 }[match[2] as 'h' | 'd' | 'w'] : undefined
}

const refuse = (sentence: string): number => { console.error(sentence); return 1 }

function say({ out, error, code }: { readonly out: string; readonly error: string; readonly code: number }): number {
  if (out) console.log(out)
  if (error) console.error(error)
  return code
}

/** Before anything is changed it asks what kind of database this is, as a start does. */
async function migrateCommand(config: Config): Promise<number> {
  refuseOtherKind(config.demonstration ? 'demonstration' : 'production', await purposeOf(config.database.ownerUrl))
  const missing = await missingMigrations(config.database.ownerUrl)
  await (await openHouse(config, openLog('error'))).close()
  console.log(missing.length ? `The database has ${missing.length} migrations more: ${missing[0]} to ${missing.at(-1)}.` : 'The database was at this release already. Nothing was changed.')
  return 0
}

/** Runs one command on the installation that `settings` finds; the number is the exit code. income-test needs none. */
export async function runCli(args: readonly string[], settings: () => Config): Promise<number> {
  const [name = '', ...rest] = args
  if (['help', '--help', '-h'].includes(name)) { console.log(HELP); return 0 }
  const behind = Object.hasOwn(BEHIND, name) ? BEHIND[name]! : undefined
  if (behind && !behind[1].test(rest.join(' '))) return refuse(`Behind ${name} stands ${behind[0]}. Nothing was done.`)
  if (name === 'income-test') return say(incomeTestCommand(rest))
  if (name === 'migrate') return migrateCommand(settings())
  const command = Object.hasOwn(commands, name) ? commands[name]! : undefined
  if (!command) return refuse(HELP)
  const house = await openHouse(settings(), openLog('error'), 'as-it-is')
  try {
    return await patiently(() => command(house, rest))
  } finally {
    await house.close()
  }
}

if (import.meta.main) {
  try {
    process.exit(await runCli(process.argv.slice(2), readConfig))
  } catch (error) {
    console.error(saidToOperator(error))
    process.exit(1)
  }
}
