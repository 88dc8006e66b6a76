import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sessionOf, startSession } from '#modules/identity/index.ts'
import { sealAddress } from '#modules/identity/people.ts'
import { keepProviderPerson, keepStaff } from '#modules/identity/person.store.ts'
import { newCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { newFamily } from '#test/small-city.ts'
import { endSessionsCommand } from './cli-end-sessions.ts'

async function signedIn(t: TestContext) {
  const house = await testHouse(t)
  const at = house.clock.now()
  const colleague = (subject: string, name: string, email?: string) => keepStaff(house.owner, { id: newId(at), issuer: 'https://directory.example', subject, name, at, ownFind: undefined, emailSealed: sealAddress(house, email) })
  const person = (subject: string, kvk: string) => keepProviderPerson(house.owner, { id: newId(at), issuer: 'https://eherkenning.example', subject, kvk, name: 'Kassa', at })
  const [marjan] = await newFamily(house)
  const number = newCode(8)
  await house.owner.query('update passes.pass set number = $2 where resident_id = $1', [marjan!.id, number])
  const ids = {
    chantal: await colleague('c1', 'Chantal Visser', 'c.visser@groningen.nl'), chantalAgain: await colleague('c2', 'Chantal Visser-Bos', 'C.Visser@groningen.nl'),
    peter: await colleague('p1', 'Peter de Groot'), jan: await colleague('j1', 'Jan Bakker'), otherJan: await colleague('j2', 'Jan Bakker'),
    till: await person('k1', '12345678'), manager: await person('k2', '12345678'), museum: await person('k3', '87654321'), marjan: marjan!.id,
  }
  const cookies = new Map<string, string[]>()
  for (const [who, subjectId] of Object.entries(ids)) {
    const door = ['till', 'manager', 'museum'].includes(who) ? 'provider' as const : who === 'marjan' ? 'resident' as const : 'staff' as const
    const roles = { provider: ['counter'], resident: ['resident'], staff: ['kcc'] }[door]
    const start = () => startSession(house, house.db, { door, ...(who === 'till' ? { till: true } : {}), subjectId, name: who, roles, loa: 'high' })
    cookies.set(who, [await start(), await start()])
  }
  const stillIn = async () => {
    const left: string[] = []
    for (const [who, theirs] of cookies) for (const cookie of theirs) if (await sessionOf(house, cookie)) left.push(who)
    return [...new Set(left)]
  }
  const events = () => house.owner.query<{ actor_door: string; actor_role: string; action: string; subject_kind: string | null; subject_id: string | null; facts: { ended: number } }>(`select actor_door, actor_role, action, subject_kind, subject_id, facts from audit.event where action like 'identity.%' order by number`)
  return { house, ids, number, stillIn, events }
}
const ALL = ['chantal', 'chantalAgain', 'peter', 'jan', 'otherJan', 'till', 'manager', 'museum', 'marjan']

test('a colleague who leaves today is signed out everywhere, by work address in any case, with each account; nobody else is', async (t) => {
  const { house, ids, stillIn, events } = await signedIn(t)
  const { out, code } = await endSessionsCommand(house, ['--staff', 'c.VISSER@groningen.nl'])
  assert.deepEqual([out, code], ['Signed out: 4 sessions ended. Who may still sign in at the directory can come back: take that away there.', 0])
  assert.deepEqual(await stillIn(), ALL.slice(2))
  const by = { actor_door: 'system', actor_role: 'operator', action: 'identity.sessions-ended', subject_kind: 'staff', facts: { ended: 2 } }
  assert.deepEqual((await events()).sort((a, b) => (a.subject_id! < b.subject_id! ? -1 : 1)), [ids.chantal, ids.chantalAgain].sort().map((subject_id) => ({ ...by, subject_id })))
  assert.match((await endSessionsCommand(house, ['--staff', 'c.visser@groningen.nl'])).out, /^Signed out: 0 sessions ended/)
})

test('where the directory gives no address a name will do, unless two have it; who is not known ends nobody', async (t) => {
  const { house, stillIn, events } = await signedIn(t)
  for (const [args, says] of [
    [['--staff', 'Jan Bakker'], /^2 colleagues have that name: give the work address, or sign out --everybody\. Nobody was signed out\.$/],
    [['--staff', 'weg@groningen.nl'], /^No colleague .* Nobody was signed out\.$/],
    [['--provider', '00000000'], /^Nobody ever signed in for an organisation with that number\. Nobody was signed out\.$/],
    [['--pass', '0000 0000'], /^There is no pass with that number\. Nobody was signed out\.$/],
  ] as const) {
    const { error, code } = await endSessionsCommand(house, args)
    assert.match(error, says)
    assert.equal(code, 1)
  }
  assert.deepEqual([await stillIn(), await events()], [ALL, []])
  assert.match((await endSessionsCommand(house, ['--staff', 'peter', 'de', 'groot'])).out, /2 sessions ended/)
  assert.deepEqual(await stillIn(), ALL.filter((who) => who !== 'peter'))
})

test('everybody of a provider, with its tills; a resident by the number of their pass; everybody', async (t) => {
  const { house, number, stillIn, events } = await signedIn(t)
  await endSessionsCommand(house, ['--provider', '12345678'])
  assert.deepEqual(await stillIn(), ALL.filter((who) => !['till', 'manager'].includes(who)))
  assert.match((await endSessionsCommand(house, ['--pass', number.toLowerCase()])).out, /2 sessions ended/)
  assert.ok(!(await stillIn()).includes('marjan'))
  house.clock.set('2026-11-23T10:16:00+01:00')
  assert.equal((await endSessionsCommand(house, ['--everybody'])).out, 'Everybody is signed out: 0 sessions ended.', 'what was over by itself is not counted')
  assert.deepEqual(await stillIn(), [])
  assert.deepEqual((await events()).at(-1), { actor_door: 'system', actor_role: 'operator', action: 'identity.everybody-signed-out', subject_kind: null, subject_id: null, facts: { ended: 0 } })
  const left = await house.owner.query(`select 1 from identity.session where name <> '' or bsn_sealed is not null`)
  assert.equal(left.length, 0, 'what they held is gone from the rows')
})
