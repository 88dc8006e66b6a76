import { test } from 'node:test'
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { testHouse } from '#test/house.ts'
import { startJobs } from './worker.ts'

test('a job that was asked for in a transaction runs after its commit, as the application; a rolled-back one never does', async (t) => {
  const house = await testHouse(t)
  const ran: unknown[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const worker = await startJobs({ pool: house.db.pool, tasks: { note: async (payload) => { ran.push(payload); resolve() } }, timed: [], log: house.log })
  const ask = (what: string) => `select graphile_worker.add_job('note', '{"what": "${what}"}')`
  await assert.rejects(house.db.transaction(async (tx) => { await tx.query(ask('rolled back')); throw new Error('stop') }))
  await house.db.transaction(async (tx) => { await tx.query(ask('committed')) })
  await promise
  await worker.stop()
  assert.deepEqual(ran, [{ what: 'committed' }])
})

test('when the database goes away as a job ends, nothing breaks, and the next job runs', async (t) => {
  const house = await testHouse(t)
  const ran: unknown[] = []
  const waiting = new Map<string, () => void>()
  const told = (what: string) => new Promise<void>((resolve) => { waiting.set(what, resolve) })
  const worker = await startJobs({
    pool: losingConnections(house.db.pool), timed: [], log: house.log, pauseMs: 20, patienceMs: 500,
    tasks: { note: async (payload) => { const { what } = payload as { what: string }; ran.push(what); waiting.get(what)?.() } },
  })
  const ask = (what: string) => house.db.query(`select graphile_worker.add_job('note', $1)`, [JSON.stringify({ what })])
  const stops = () => house.lines.filter(({ message }) => message === 'the jobs stopped by themselves and are started again').length
  for (const [nth, what] of ['first', 'second', 'third'].entries()) {
    const done = told(what)
    await ask(what)
    await done
    while (stops() < Math.min(nth + 1, 2)) await pause(5)
  }
  await worker.stop()
  assert.deepEqual(ran, ['first', 'second', 'third'])
  assert.equal(stops(), 2)
})

test('a line to the database that breaks is no job that failed: the log says which of the two it is', async (t) => {
  const house = await testHouse(t)
  const said = async (message: string) => { while (!house.lines.some((line) => line.message === message)) await pause(5) }
  const worker = await startJobs({ pool: house.db.pool, timed: [], log: house.log, tasks: { fail: async () => { throw new Error('no paper') } } })
  const listening = () => house.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'`)
  while (!(await listening()).length) await pause(5)
  await said('the jobs have trouble with the database, and go on when it is there')
  assert.deepEqual(house.lines.filter(({ message }) => message === 'a job did not succeed'), [])
  await house.owner.query(`select graphile_worker.add_job('fail')`)
  await said('a job did not succeed')
  await worker.stop()
})

/** The pool, but what writes down that a job is done finds its connection cut, the first two times. */
function losingConnections(pool: Pool): Pool {
  let cuts = 2
  const cut = (client: PoolClient): PoolClient => new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name === 'query') {
        return (...args: unknown[]) => {
          if (/delete from .*_private_jobs/s.test(String((args[0] as { text?: string }).text ?? args[0])) && cuts-- > 0) return Promise.reject(new Error('Connection terminated unexpectedly'))
          return (value as (...all: unknown[]) => unknown).apply(target, args)
        }
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return (back?: Parameters<Pool['connect']>[0]) => (back ? target.connect(back) : target.connect().then(cut))
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
