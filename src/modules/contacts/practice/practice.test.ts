import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { keysOf, openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { contactsRoutes } from '../index.ts'

async function desk(t: TestContext, demonstration = true) {
  const house = await testHouse(t, { config: { demonstration } })
  await openKnowledge(house)
  const b = await browser(t, house, { routes: contactsRoutes(house, { mailCode: async () => 'sent', reachChanged: async () => {} }), may })
  b.signIn({ door: 'staff', roles: ['kcc'], subjectId: newId(house.clock.now()), name: 'Moniek' })
  return { house, b }
}

test('Moniek practises "waarom heb ik geen pas?": her own words beside a good answer and the sentence of the letter, without amounts', async (t) => {
  const { b } = await desk(t)
  assert.match((await b.get('/balie/oefenen')).text, /Waarom heb ik geen pas\?.*Inloggen lukt niet/)
  const call = await b.get('/balie/oefenen/no-pass')
  assert.match(call.text, /De beller zegt.*Waarom krijg ik geen pas.*Op het scherm staat/)
  assert.doesNotMatch(call.text, /Een goed antwoord heeft/, 'first your own words')
  const empty = await b.post('/balie/oefenen/no-pass', { antwoord: ' ' })
  assert.equal(empty.status, 422)
  const compared = await b.post('/balie/oefenen/no-pass', { antwoord: 'Ik kijk in de brief. <b>Je' })
  assert.match(compared.text, /Dit zei jij.*Ik kijk in de brief.*Een goed antwoord heeft.*De laatste dag voor bezwaar.*Zo staat het in onze tekst.*Zo staat het in de brief.*hoger dan de grens/)
  assert.doesNotMatch(compared.html, /€|<b>Je/)
})

test('in production too: no person is read, nothing of an answer is kept, and nobody is counted', async (t) => {
  const { house, b } = await desk(t, false)
  const rows = async () => (await house.owner.one<{ n: string }>(`select (select count(*) from audit.event) || ' ' || (select count(*) from audit.processing_log) || ' ' || (select count(*) from contacts.anonymous_question) || ' ' || (select count(*) from contacts.desk_visit) as n`)).n
  const before = await rows()
  for (const key of keysOf(house, 'practice')) {
    const path = `/balie/oefenen/${key.slice('practice/'.length)}`
    await b.get(path)
    const compared = await b.post(path, { antwoord: 'ROODBORSTJE' })
    assert.equal(compared.status, 200, path)
    assert.match(compared.text, /Een goed antwoord heeft/)
  }
  assert.equal(await rows(), before)
  assert.doesNotMatch(JSON.stringify(house.lines), /ROODBORSTJE/)
})

test('a call that is not there is not there, and practising is for the desk', async (t) => {
  const { house, b } = await desk(t)
  for (const name of ['nobody', 'toString', '..%2Fdesk%2Fcomplaint']) assert.equal((await b.get(`/balie/oefenen/${name}`)).status, 404, name)
  b.signIn({ door: 'staff', roles: ['editor'], subjectId: newId(house.clock.now()) })
  assert.equal((await b.get('/balie/oefenen')).status, 403)
})
