import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { population, readNorms } from '#demo/personas.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { httpSource, json } from '#test/http-source.ts'
import { testPartners } from '#test/partners.ts'
import { isTheirHousehold, keepRegistration, readPersons, residentChecks } from './index.ts'

const cast = population(localDate('2026-11-23'), readNorms())
const bsnOf = (key: string) => cast.find((person) => person.key === key)!.bsn
const PARENTS = 'ouders.burgerservicenummer'

/** A register of one grown daughter, that refuses what `refuses` says. */
async function register(t: TestContext, refuses: (fields: readonly string[]) => boolean) {
  const source = await httpSource(t, (response, { body }) => {
    const { fields } = JSON.parse(body) as { fields: string[] }
    if (refuses(fields)) return json(response, { title: 'U bent niet geautoriseerd voor één of meerdere opgegeven field waarden.', status: 403, code: 'unauthorizedField' }, 403)
    json(response, { type: 'RaadpleegMetBurgerservicenummer', personen: [{
      burgerservicenummer: '999993677', naam: { volledigeNaam: 'Iris Wiel' }, ...(fields.includes(PARENTS) && { ouders: [{ burgerservicenummer: '999995169' }] }),
    }] })
  })
  const base = await testHouse(t)
  const house = { ...base, config: { ...base.config, brp: { ...base.config.brp, url: source.url } } }
  return {
    house, source,
    read: () => readPersons(house, '999993677'),
    doctor: () => residentChecks(house)[0]!.look(),
    alarms: () => base.lines.filter(({ level }) => level === 'error'),
    asked: () => source.asked.splice(0).map(({ body }) => (JSON.parse(body) as { fields: string[] }).fields.includes(PARENTS) ? 'with parents' : 'without'),
  }
}

test('a municipality whose authorisation lacks the parents reads on without them, and whoever runs the shop hears it once', async (t) => {
  let refuses = true
  const { house, read, doctor, alarms, asked } = await register(t, (fields) => refuses && fields.includes(PARENTS))
  assert.equal((await doctor()).state, 'good', 'before the first reading nothing is known')

  const found = await read()
  assert.ok(found.kind === 'found' && found.kinIsPart && found.kin?.length === 0)
  assert.deepEqual(asked(), ['with parents', 'without'])
  for (let i = 0; i < 3; i++) assert.equal((await read()).kind, 'found')
  assert.deepEqual(asked(), ['without', 'without', 'without'], 'one request a reading, the hour after')
  assert.equal((await doctor()).state, 'wrong')
  assert.match((await doctor()).sentence, /ouders\.burgerservicenummer, since 23.november.2026 and last on 23.november.2026.*RvIG/)

  house.clock.set('2026-11-23T11:00:00+01:00')
  await read()
  assert.deepEqual(asked(), ['with parents', 'without'], 'an hour later it is tried again')
  assert.deepEqual(alarms().map(({ facts }) => facts), [{ source: 'brp', fields: [PARENTS], alert: 'fields-refused' }], 'the alarm is one')
  assert.doesNotMatch(JSON.stringify(alarms()), /99999\d{4}/)

  refuses = false
  house.clock.set('2026-11-23T12:00:00+01:00')
  const whole = await read()
  assert.ok(whole.kind === 'found' && !whole.kinIsPart)
  assert.deepEqual(whole.kin, ['999995169'])
  assert.equal((await doctor()).state, 'good', 'given now: nothing to say any more')
  refuses = true
  assert.equal((await read()).kind, 'found', 'and refused once more it goes on again')
  assert.equal(alarms().length, 2)
})

test('another process that finds the same refusal gives no second alarm', async (t) => {
  const { house, read, alarms } = await register(t, (fields) => fields.includes(PARENTS))
  await read()
  const other = { ...house, config: { ...house.config, brp: { ...house.config.brp } } }
  assert.equal((await readPersons(other, '999993677')).kind, 'found')
  assert.equal(alarms().length, 1)
})

test('a register that refuses us altogether is down, and says nothing of the fields', async (t) => {
  const { read, doctor, alarms, asked } = await register(t, () => true)
  assert.deepEqual(await read(), { kind: 'down', cause: 'refused' })
  assert.deepEqual(await read(), { kind: 'down', cause: 'refused' })
  assert.deepEqual(asked(), ['with parents', 'without', 'with parents', 'without'])
  assert.equal((await doctor()).state, 'good')
  assert.deepEqual(alarms(), [])
})

test('a note that cannot be written down keeps nobody waiting for their reading', async (t) => {
  const { house, read } = await register(t, (fields) => fields.includes(PARENTS))
  await house.owner.query('drop table residents.refused_field')
  assert.equal((await read()).kind, 'found')
})

test('the parents that an earlier reading named stay known while the register refuses them, and who is named now comes beside', async (t) => {
  const partners = await testPartners(t)
  const house = await testHouse(t, { config: partners.config })
  const keep = async () => {
    const read = await readPersons(house, bsnOf('iris'))
    assert.ok(read.kind === 'found')
    return (await house.db.transaction((tx) => keepRegistration(house, tx, read))).householdId
  }
  const knows = (colleague: string, householdId: string) => isTheirHousehold(house, house.db, householdId, house.box.find(bsnOf(colleague)))
  const householdId = await keep()
  assert.equal(await knows('gerrit', householdId), true)
  partners.faults.set('brp', 'parents-refused')
  assert.equal(await keep(), householdId)
  assert.equal(await knows('gerrit', householdId), true, 'still her father')
  await house.owner.query('delete from residents.kin_mark')
  await keep()
  assert.equal(await knows('gerrit', householdId), false, 'nobody can know: that is what doctor says')
  partners.faults.clear()
  house.clock.set('2026-11-23T11:00:00+01:00')
  await keep()
  assert.equal(await knows('gerrit', householdId), true)
})
