import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedDemonstration } from '#demo/seed.ts'
import { decide } from '#modules/eligibility/index.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { newId } from '#shared/ids.ts'
import { applicants } from '#test/applicants.ts'
import { reachByEmail } from '#test/kept-resident.ts'
import { browser } from '#test/page.ts'
import { contactsRoutes } from '../index.ts'

/** Henk earns a cent too much and was refused, with the amounts in his letter. Answers the screen after the check. */
async function refused(t: TestContext, amountsAtDesk?: string, reach: 'letter' | 'email' = 'letter') {
  const { house: plain, applyAs, bsnOf } = await applicants(t)
  const house = { ...plain, municipality: { ...plain.municipality, contacts: { ...plain.municipality.contacts, amountsAtDesk } } }
  await seedDemonstration(house)
  const { residentId } = await applyAs('henk')
  if (reach === 'email') await reachByEmail(plain, residentId, 'henk@stadjer.example')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const decided = await decide(house, { staffId: newId(house.clock.now()), staffName: 'Hanneke' }, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Dit is ons besluit.', notHeard: 'own-facts' })
  assert.ok(decided.ok)
  const b = await browser(t, house, { routes: contactsRoutes(house, { mailCode: async () => 'sent', reachChanged: async () => {} }), may })
  const id = await keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'test', subject: 'x', name: 'Collega', at: house.clock.now(), ownFind: undefined })
  return async (role: 'kcc' | 'stip', hoe: 'phone' | 'desk') => {
    b.signIn({ door: 'staff', roles: [role], subjectId: id, name: 'Collega' })
    await b.get('/balie')
    const path = (await b.post('/balie', { doel: 'application', hoe, zoek: bsnOf('henk') })).location!
    await b.get(path)
    await b.post(`${path}/check`, { soort: hoe === 'phone' ? 'questions' : 'passport' })
    return b.get(path)
  }
}

test('on the telephone the reason is that of the letter, and what somebody earns stays in it; at a Stip with a document it is there', async (t) => {
  const screen = await refused(t)
  for (const role of ['kcc', 'stip'] as const) {
    const called = await screen(role, 'phone')
    assert.match(called.text, /Je inkomen is het bedrag in je brief\. De grens voor jou is/, role)
    assert.doesNotMatch(called.text, /1\.703,36/, role)
  }
  assert.match((await screen('stip', 'desk')).text, /Je inkomen is €.1\.703,36/)
})

test('who is told by mail only has no letter: the amount is in the message on the site', async (t) => {
  const called = await (await refused(t, undefined, 'email'))('kcc', 'phone')
  assert.match(called.text, /Je inkomen is het bedrag in je bericht op de site\. De grens voor jou is/)
  assert.doesNotMatch(called.text, /in je brief|1\.703,36/)
})

test('a municipality may say: never, or on the telephone too', async (t) => {
  const never = await refused(t, 'never')
  assert.doesNotMatch((await never('stip', 'desk')).text, /1\.703,36/)
  const always = await refused(t, 'always')
  assert.match((await always('kcc', 'phone')).text, /1\.703,36/)
})

test('from the conversation one comes to an objection, with the number there already, and to who may act for somebody', async (t) => {
  const screen = await refused(t)
  assert.match((await screen('kcc', 'phone')).html, /href="\/balie\/bezwaar\?besluit=SP-26-\d+"[\s\S]*href="\/balie\/vertegenwoordigers"/)
})
