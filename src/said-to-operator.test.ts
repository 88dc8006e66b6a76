import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseAway } from '#db/database.ts'
import { EmbeddedError } from '#db/embedded.ts'
import { DatabaseRefused } from '#db/migrate.ts'
import { ConfigRefused } from './operator-file.ts'
import { saidToOperator } from './said-to-operator.ts'

test('a refusal is its sentence, a full disk says what to do, and what nobody expected keeps its stack', () => {
  for (const refusal of [new DatabaseRefused('No.'), new EmbeddedError('No.')]) assert.equal(saidToOperator(refusal), 'No.')
  assert.match(String(saidToOperator(new ConfigRefused(['No.']))), /^This configuration cannot be used:\n {2}- No\.$/)

  const full = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), { code: '53100' })
  const sentence = 'The disk is full (could not extend file "base/1/2": No space left on device). What was kept before is not lost. Make room there, where PostgreSQL or this program keeps its data, and run the same command again.'
  assert.equal(saidToOperator(full), sentence)
  assert.equal(saidToOperator(new DatabaseAway(full)), sentence)
  assert.match(String(saidToOperator(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))), /^The disk is full/)

  for (const unexpected of [new Error('no'), Object.assign(new Error('no'), { code: '42501' }), 'no', undefined]) assert.equal(saidToOperator(unexpected), unexpected)
})
