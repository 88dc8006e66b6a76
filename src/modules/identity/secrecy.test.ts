import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '#db/database.ts'
import { atTheDoor, fatima, henk } from '#test/at-the-door.ts'
import { testIssuer } from '#test/issuer.ts'
import { sessionCookie } from '#web/visit.ts'

/** Everything that is in the database, as text: what a thief of a dump would read. */
async function dump(owner: Database): Promise<string> {
  const tables = await owner.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
  const rows = await Promise.all(tables.map(({ name }) => owner.query<{ row: string }>(`select t::text as row from ${name} t`)))
  return rows.flat().map(({ row }) => row).join('\n')
}

/** A secret in each shape in which it could lie somewhere: as text, in hexadecimal, in base64 at any offset. */
const shapes = (secret: string): string[] => [
  secret, Buffer.from(secret).toString('hex'),
  ...[0, 1, 2].map((offset) => Buffer.from(`${' '.repeat(offset)}${secret}`).toString('base64').slice(offset === 0 ? 0 : 4, -4)),
]

test('no BSN, token or cookie of anybody lies open in the database, in a log line or in an address', async (t) => {
  const issuer = await testIssuer(t)
  const { b, house, follow } = await atTheDoor(t, { doors: issuer.doors })
  const addresses: string[] = []
  const secrets: string[] = [henk.bsn, fatima.bsn, '999990159']
  for (const bsn of [henk.bsn, fatima.bsn, '999990159']) {
    const away = await b.get('/inloggen/digid?terug=/mijn')
    const asked = issuer.asked(away.location!)
    const answer = issuer.agrees(away.location!, { bsn })
    secrets.push(asked['state']!, asked['nonce']!, answer['code']!, b.cookies.get('__Host-inloggen')!)
    const back = await b.get(`/inloggen/terug/digid?${new URLSearchParams(answer)}`)
    addresses.push(away.location!.split('?')[0]!, back.location!)
    await follow(back)
    secrets.push(b.cookies.get(sessionCookie)!)
  }
  // One who stops with a level that is too low, and one whose BSN is wrong: they leave nothing at all.
  for (const claims of [{ bsn: '999990160', acr: 'low' }, { bsn: '999990161' }]) {
    const away = await b.get('/inloggen/digid')
    const back = await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, claims))}`)
    addresses.push(back.location!)
    await follow(back)
    secrets.push(claims.bsn)
  }
  addresses.push((await b.post('/uitloggen')).location ?? '')

  const stored = await dump(house.owner)
  assert.ok(stored.includes('middle') && stored.includes('level-too-low'), 'the dump holds what was kept')
  for (const [place, content] of [['database', stored], ['log', JSON.stringify(house.lines)], ['address', addresses.join('\n')]] as const) {
    for (const secret of secrets) for (const shape of shapes(secret)) assert.ok(!content.includes(shape), `${place}: ${shape}`)
  }
})
