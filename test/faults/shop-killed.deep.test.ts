import { test } from 'node:test'
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/database.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import type { Config } from '#src/config.ts'
import { parseKeys } from '#src/key-file.ts'
import { openLog } from '#src/log.ts'
import { type OpenHouse, openHouse } from '#src/open-house.ts'
import { readRunning } from '../../scripts/demonstration.ts'
import type { TestHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'
import { commandOf, freePorts, isFree, kill9, type Program, start } from '../spawned.ts'
import { type Client, invariantsHold, newKey, order, signedIn } from './clients.ts'

const CLIENTS = 24
const ROUNDS = 3

/** The database of a demonstration that runs in another process, seen with the same keys. */
async function lookInto(folder: string): Promise<{ house: TestHouse & OpenHouse; close(): Promise<void> }> {
  const config: Config = { ...readRunning(folder)!.config!, keys: parseKeys(readFileSync(join(folder, 'keys.json'), 'utf8')) }
  const house = await openHouse(config, openLog('error'))
  await openKnowledge(house)
  const owner = openDatabase({ connectionString: config.database.ownerUrl, max: 2 })
  return { house: { ...house, owner, databaseUrl: config.database.ownerUrl, lines: [], clock: { ...house.clock, set: () => assert.fail('a real clock') } }, close: async () => { await owner.close(); await house.close() } }
}

const killed = async (program: Program): Promise<void> => {
  kill9(program.below().filter((one) => /start\.ts/.test(commandOf(one))))
  await program.ended
}

test('kill -9 of the shop among orders: what was promised is there, and the same form again gives the same voucher', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePorts(6)
  const url = `http://localhost:${port}`
  const open = async () => { const program = start(t, { DATA_FOLDER: folder, PORT: String(port) }); await program.until(/Ctrl-C stops everything/); return program }

  let program = await open()
  let seen = await lookInto(folder)
  const swim = await newOffer(seen.house, { stock: 100_000, limit: { count: 1000, per: 'person', period: 'pass-year' } })
  const clients: Client[] = []
  for (let i = 0; i < CLIENTS; i++) clients.push(await signedIn(seen.house, (await newFamily(seen.house))[0]!))
  await seen.close()

  /** Every form that was sent: whose it is, and what came back. */
  const forms: { readonly client: Client; readonly key: string; voucher: string | undefined }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const before = forms.length
    let ordering = true
    const working = clients.map(async (client) => {
      while (ordering) {
        const form = { client, key: newKey(), voucher: undefined as string | undefined }
        const answer = await order(url, client, swim, form.key)
        if (answer.kind === 'refused') assert.equal(answer.status, 503, 'only "it is busy" refuses here')
        if (answer.kind === 'voucher') form.voucher = answer.id
        forms.push(form)
        if (answer.kind === 'lost') return
      }
    })
    // In the middle of it: when enough was promised, and never at the same place twice.
    while (forms.length - before < 120 * round) await pause(5)
    await killed(program)
    ordering = false
    await Promise.all(working)
    assert.ok(forms.slice(before).some(({ voucher }) => !voucher), 'somebody was waiting for an answer when it was killed')

    program = await open()
    seen = await lookInto(folder)
    const stored = new Set((await seen.house.owner.query<{ id: string }>('select id from vouchers.voucher')).map(({ id }) => id))
    const promised = forms.flatMap(({ voucher }) => voucher ?? [])
    assert.deepEqual(promised.filter((id) => !stored.has(id)), [], `round ${round}: promised and not there`)
    await invariantsHold(seen.house)

    // Everybody sends their last forms again: who got no answer, and who only wants to be sure.
    for (const form of forms) {
      if (form.voucher && Math.random() > 0.2) continue
      const again = await order(url, form.client, swim, form.key)
      assert.equal(again.kind, 'voucher')
      if (form.voucher) assert.equal(again.kind === 'voucher' && again.id, form.voucher, 'the same form, another voucher')
      else form.voucher = again.kind === 'voucher' ? again.id : undefined
    }
    const { n } = await seen.house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher')
    assert.equal(n, forms.length, 'one voucher for each form, no more')
    assert.equal(new Set(forms.map(({ voucher }) => voucher)).size, forms.length)
    await invariantsHold(seen.house)
    await seen.close()
  }
  t.diagnostic(`${forms.length} orders, killed ${ROUNDS} times`)
  program.signal('SIGINT')
  assert.equal(await program.ended, 0)
})

test('told to stop among orders, the shop lets nobody new in, gives everybody who waits their answer, and ends', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'stopped-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePorts(6)
  const program = start(t, { DATA_FOLDER: folder, PORT: String(port) })
  await program.until(/Ctrl-C stops everything/)
  const seen = await lookInto(folder)
  const swim = await newOffer(seen.house, { stock: 100_000 })
  const clients: Client[] = []
  for (let i = 0; i < CLIENTS; i++) clients.push(await signedIn(seen.house, (await newFamily(seen.house))[0]!))

  // Nobody can be written a voucher for a moment: every order is in the middle when the signal comes.
  const orders = await seen.house.owner.transaction(async (tx) => {
    await tx.query('lock table vouchers.voucher in share mode')
    const sent = Promise.all(clients.map((client) => order(`http://localhost:${port}`, client, swim, newKey())))
    while (!(await tx.one<{ n: number }>(`select count(*)::int as n from pg_locks where not granted and relation = 'vouchers.voucher'::regclass`)).n) await pause(20)
    // Who asks after them is answered: all of them were heard.
    assert.equal((await fetch(`http://localhost:${port}/gezond`)).status, 200)
    program.signal('SIGTERM')
    while (!await isFree(port)) await pause(20)
    return { sent }
  })
  const answers = await orders.sent
  assert.deepEqual([...new Set(answers.map(({ kind }) => kind))], ['voucher'])
  await seen.close()
  assert.equal(await program.ended, 0)
  assert.doesNotMatch(program.said(), /pool after calling end|"level":"(error|fatal)"/)
})
