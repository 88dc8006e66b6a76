import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { seedDemonstration } from '#demo/seed.ts'
import { persona, readNorms } from '#demo/personas.ts'
import { retrySources } from '#modules/eligibility/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { openWorker } from '#src/worker.ts'
import { sessionCookie } from '#web/visit.ts'
import { type TestHouse, testHouse } from '../house.ts'
import { type Browser, browser } from '../page.ts'
import { type TestPartners, testPartners } from '../partners.ts'
import { invariantsHold } from './clients.ts'

type Kit = { readonly house: TestHouse; readonly partners: TestPartners; as(key: string): Promise<Browser>; stateOf(key: string): Promise<string | undefined>; email(key: string): string }

/** The whole shop with its worker. Partners are waited for as long as in production, in proportion: slow is slower than that. */
async function open(t: TestContext): Promise<Kit> {
  const closing: (() => Promise<void>)[] = []
  const partners = await testPartners(t, { slowMs: 3000 })
  const { brp, income } = partners.config
  const house = await testHouse(t, { config: { ...partners.config, brp: { ...brp, timeoutMs: 400 }, income: { ...income, timeoutMs: 400 } } }, closing)
  await seedDemonstration(house)
  const worker = await openWorker({ ...house, close: async () => {} })
  closing.push(() => worker.stop())
  const one = (key: string) => persona(key, house.clock.today(), readNorms())
  return {
    house, partners, email: (key) => one(key).email!,
    async as(key) {
      const b = await browser(t, house)
      const known = await house.owner.maybe<{ id: string }>('select id from residents.resident where bsn_find = $1', [house.box.find(one(key).bsn)])
      b.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: known?.id, name: '', roles: ['resident'], loa: 'high', bsn: one(key).bsn }))
      return b
    },
    stateOf: async (key) => (await house.owner.maybe<{ state: string }>('select a.state from eligibility.application a join residents.resident r on r.id = a.resident_id where r.bsn_find = $1', [house.box.find(one(key).bsn)]))?.state,
  }
}

const ALONE = { register: 'yes', partner: 'none', others: 'none', channel: 'letter' }

/** As a resident does it: the page, the form, the answer. Whatever is down, there is a page and it says how it goes on. */
async function applies(b: Browser): Promise<string> {
  const form = await b.get('/aanvragen')
  assert.equal(form.status, 200)
  assert.match(form.text, /Vraag de Stadjerspas aan/)
  const pressed = await b.post('/aanvragen', ALONE)
  assert.deepEqual([pressed.status, pressed.location], [303, '/mijn/aanvraag'], pressed.text.slice(0, 400))
  const told = await b.get('/mijn/aanvraag')
  assert.equal(told.status, 200)
  assert.doesNotMatch(told.text, /afgewezen|krijgt de pas niet|geen recht/i)
  return told.text
}

const messagesOf = (house: TestHouse) => house.owner.query<{ kind: string }>('select kind from messages.message order by created_at, id')
/** Nothing broke. That a source spoke of a stranger is called out loud: it must be looked at. */
const alarms = (house: TestHouse) => [...new Set(house.lines.filter(({ level }) => level === 'error').map(({ facts, message }) => (facts as { alert?: string }).alert ?? message))]
const noErrors = (house: TestHouse) => assert.deepEqual(alarms(house), [])

for (const partner of ['brp', 'income'] as const) {
  for (const fault of ['down', 'refused', 'slow', 'garbage', 'html', 'wrong-person'] as const) {
    test(`${partner} ${fault}: who applies is waiting, not refused; repaired, the same people get their answer by themselves`, async (t) => {
      const { house, partners, as, stateOf } = await open(t)
      partners.faults.set(partner, fault)
      // One who has a right to it, one exactly on the limit, one above it: nobody can know that now.
      const people = ['fatima', 'marjan', 'henk']
      for (const key of people) {
        await applies(await as(key))
        assert.ok(['waiting-for-source', 'in-review'].includes((await stateOf(key))!), `${key}: ${await stateOf(key)}`)
      }
      await invariantsHold(house, { decided: true })
      const told = (await messagesOf(house)).length
      assert.ok(told >= people.length * 2, 'each has a receipt and knows that we wait')

      // Down for hours: asked again with growing pauses, nobody is told twice, and nobody is refused.
      for (const at of ['2026-11-23T10:05:00+01:00', '2026-11-23T11:00:00+01:00', '2026-11-23T15:00:00+01:00']) {
        house.clock.set(at)
        await retrySources(house)
        for (const key of people) assert.notEqual(await stateOf(key), 'refused')
      }
      assert.equal((await messagesOf(house)).length, told)
      await invariantsHold(house, { decided: true })

      partners.faults.clear()
      house.clock.set('2026-11-24T09:00:00+01:00')
      await retrySources(house)
      assert.deepEqual([await stateOf('fatima'), await stateOf('marjan'), await stateOf('henk')], ['granted', 'granted', 'in-review'])
      assert.match((await (await as('fatima')).get('/mijn/aanvraag')).text, /Welkom, Fatima\. Je hebt de pas\./)
      await invariantsHold(house, { decided: true })
      assert.deepEqual((await messagesOf(house)).filter(({ kind }) => kind === 'refused'), [])
      assert.deepEqual(alarms(house), fault === 'wrong-person' ? ['wrong-person'] : [])
    })
  }
}

test('an income source with amounts that cannot be: a person looks, nobody is refused and nobody gets a pass by it', async (t) => {
  const { house, partners, as, stateOf } = await open(t)
  partners.faults.set('income', 'negative')
  for (const key of ['fatima', 'henk']) {
    await applies(await as(key))
    assert.ok(['waiting-for-source', 'in-review'].includes((await stateOf(key))!), await stateOf(key))
  }
  await invariantsHold(house, { decided: true })
  noErrors(house)
})

test('register and source down for longer than a day: a person looks, and whoever applied knows it', async (t) => {
  const { house, partners, as, stateOf } = await open(t)
  partners.faults.set('brp', 'down')
  partners.faults.set('income', 'down')
  await applies(await as('fatima'))
  for (let hour = 1; hour <= 26; hour++) {
    house.clock.set(new Date(Date.UTC(2026, 10, 23, 9 + hour)).toISOString())
    await retrySources(house)
    await invariantsHold(house, { decided: true })
  }
  assert.equal(await stateOf('fatima'), 'in-review')
  assert.ok((await messagesOf(house)).some(({ kind }) => kind === 'in-review'))
  noErrors(house)
})

for (const fault of ['down', 'refused', 'slow'] as const) {
  test(`mail ${fault}: everything goes on, and every notice arrives once after the repair`, async (t) => {
    const { house, partners, as, email } = await open(t)
    const arrived = (key: string) => partners.mail.messages(email(key))
    const until = async (what: () => boolean) => { for (let waited = 0; !what() && waited < 60_000; waited += 50) await pause(50); assert.ok(what()) }

    // Marjan proves her address while the mail works.
    const marjan = await as('marjan')
    await marjan.get('/aanvragen')
    const byMail = { ...ALONE, channel: 'email', email: email('marjan'), consent: 'ja' }
    await marjan.post('/aanvragen', byMail)
    await until(() => arrived('marjan').length > 0)
    const code = /(?:[0-9A-Z] ?){7}/.exec(arrived('marjan')[0]!.text.split('\n').find((line) => /^\W*(?:[0-9A-Z] ?){7}\W*$/.test(line)) ?? '')![0]
    partners.faults.set('mail', fault)
    assert.equal((await marjan.post('/aanvragen', { ...byMail, code })).location, '/mijn/aanvraag')
    await marjan.get('/aanbod/gratis-zwemmen')
    assert.equal((await marjan.post('/aanbod/gratis-zwemmen/bestellen')).status, 303, 'she has her pass and orders')

    if (fault !== 'slow') {
      // Fatima cannot prove an address now. She reads that, and chooses a letter.
      const fatima = await as('fatima')
      await fatima.get('/aanvragen')
      const asked = await fatima.post('/aanvragen', { ...ALONE, channel: 'email', email: email('fatima'), consent: 'ja' })
      assert.equal(asked.status, 422)
      assert.match(asked.text, /mail/i)
      assert.equal((await fatima.post('/aanvragen', ALONE)).location, '/mijn/aanvraag')
      assert.match((await fatima.get('/mijn/aanvraag')).text, /Je hebt de pas/)
    }
    const inPortal = (await marjan.get('/mijn/berichten')).text
    assert.match(inPortal, /Je krijgt de Stadjerspas/)
    await invariantsHold(house, { decided: true })
    const notices = () => arrived('marjan').filter(({ subject }) => !/code/i.test(subject)).length
    if (fault !== 'slow') assert.equal(notices(), 0)

    partners.faults.clear()
    const expected = (await house.owner.one<{ n: number }>(`select count(*)::int as n from messages.delivery where channel = 'email'`)).n
    assert.ok(expected >= 2)
    house.clock.set('2026-11-23T12:30:00+01:00')
    await until(() => notices() >= expected)
    await pause(600)
    assert.equal(notices(), expected, 'each notice once')
    assert.deepEqual(await house.owner.query(`select state from messages.delivery where channel = 'email' and state <> 'sent'`), [])
    await invariantsHold(house, { decided: true })
    noErrors(house)
  })
}
