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

/** A secret in each shape in which it could lie somewhere: as text, in hexadecimal, in base64 at any offset. Of a long one a large part is enough. */
const shapes = (whole: string, secret = whole.slice(0, 30)): string[] => [
  secret, Buffer.from(secret).toString('hex'),
  ...[0, 1, 2].map((offset) => Buffer.from(`${' '.repeat(offset)}${secret}`).toString('base64').slice(offset === 0 ? 0 : 4, -4)),
]

const nobody = (content: string, secrets: readonly string[], place: string): void => {
  for (const secret of secrets) for (const shape of shapes(secret)) assert.ok(!content.includes(shape), `${place}: ${shape}`)
}

test('no BSN, token or cookie lies open in the database, in a log line or in an address, while people are signed in and after', async (t) => {
  const issuer = await testIssuer(t)
  const { house, follow, another } = await atTheDoor(t, { doors: issuer.doors })
  const addresses: string[] = []
  const secrets: string[] = []
  // Each in a browser of their own: three sessions stay alive beside each other, one of them of a resident nobody knows.
  const people = await Promise.all([henk.bsn, fatima.bsn, '999990159'].map(async (bsn) => ({ bsn, b: await another() })))
  for (const { bsn, b } of people) {
    const away = await b.get('/inloggen/digid?terug=/mijn')
    const asked = issuer.asked(away.location!)
    const answer = issuer.agrees(away.location!, { bsn })
    secrets.push(bsn, asked['state']!, asked['nonce']!, answer['code']!, b.cookies.get('__Host-inloggen')!)
    const back = await b.get(`/inloggen/terug/digid?${new URLSearchParams(answer)}`)
    addresses.push(away.location!.split('?')[0]!, back.location!)
    await follow(back, b)
    secrets.push(b.cookies.get(sessionCookie)!)
  }
  // One who stops with a level that is too low, and one whose BSN is wrong: they leave nothing at all.
  const { b: other } = people[0]!
  for (const claims of [{ bsn: '999990160', acr: 'low' }, { bsn: '999990161' }]) {
    const away = await other.get('/inloggen/digid')
    const back = await other.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, claims))}`)
    addresses.push(back.location!)
    await follow(back, other)
    secrets.push(claims.bsn)
  }

  const live = await house.owner.one<{ n: number }>('select count(*) as n from identity.session where bsn_sealed is not null and revoked_at is null')
  assert.equal(live.n, 3, 'the dump is made while three people are signed in')
  nobody(await dump(house.owner), secrets, 'database')

  for (const { b } of people) { await b.get('/mijn'); addresses.push((await b.post('/uitloggen')).location ?? '') }
  const after = await dump(house.owner)
  assert.ok(after.includes('middle') && after.includes('level-too-low'), 'the dump holds what was kept')
  nobody(after, secrets, 'database, afterwards')
  nobody(JSON.stringify(house.lines), secrets, 'log')
  nobody(addresses.join('\n'), secrets, 'address')
})
