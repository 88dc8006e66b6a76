import { test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from './database.ts'
import { removeData, startEmbedded } from './embedded.ts'

const asked = async (url: string, sql: string) => {
  const db = openDatabase({ connectionString: url, max: 1 })
  try { return await db.query<{ clone: string }>(sql) } finally { await db.close() }
}

test('root, in a folder that others cannot enter: two clones of the same name have a database each, and reset empties one of them', { skip: process.getuid?.() !== 0 && 'only root keeps its data elsewhere' }, async (t) => {
  const closed = mkdtempSync(join(tmpdir(), 'closed-'))
  const clones = ['a', 'b'].map((owner) => join(closed, owner, 'stadjerspas-webshop', '.data', 'postgres'))
  t.after(() => { for (const clone of clones) removeData(clone); rmSync(closed, { recursive: true, force: true }) })
  for (const clone of clones) mkdirSync(clone, { recursive: true })

  const [first, second] = [await startEmbedded({ dataDir: clones[0]!, fsync: false }), await startEmbedded({ dataDir: clones[1]!, fsync: false })]
  try {
    await asked(first.adminUrl, `create table kept as select 'a' as clone`)
    await asked(second.adminUrl, `create table kept as select 'b' as clone`)
    assert.deepEqual(await asked(first.adminUrl, 'table kept'), [{ clone: 'a' }])
  } finally {
    await first.stop()
    await second.stop()
  }
  removeData(clones[0]!)
  const [anew, again] = [await startEmbedded({ dataDir: clones[0]!, fsync: false }), await startEmbedded({ dataDir: clones[1]!, fsync: false })]
  try {
    await assert.rejects(asked(anew.adminUrl, 'table kept'), /does not exist/)
    assert.deepEqual(await asked(again.adminUrl, 'table kept'), [{ clone: 'b' }])
  } finally {
    await anew.stop()
    await again.stop()
  }
})
