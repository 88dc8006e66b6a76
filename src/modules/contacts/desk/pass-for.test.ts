import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passesRoutes, passOf } from '#modules/passes/index.ts'
import { moveVouchers, unusedOfPasses } from '#modules/vouchers/index.ts'
import { may } from '#modules/identity/index.ts'
import { spellCode } from '#shared/code.ts'
import { counter, orderAt, talk } from '#test/counter.ts'
import { browser } from '#test/page.ts'

const numbersOf = (html: string): string[] => [...html.matchAll(/name="pas" value="([^"]+)"/g)].map(([, id]) => id!)

test('a caller lost the pass: off at once, nothing can be ordered, the bonnen stay; found again, on again', async (t) => {
  const { house, b, bsnOf, applyAs, kcc, moniek } = await counter(t)
  const { residentId } = await applyAs('fatima')
  kcc()
  const path = await talk(b, bsnOf('fatima'), 'phone')
  assert.equal((await orderAt(b, path, residentId)).location, `${path}?gedaan=bon`)
  const page = await b.get(`${path}/pas`)
  assert.match(page.text, /De pas van Fatima.*Aan.*Staat de pas uit\? Dan kan niemand er bonnen mee bestellen/)
  const [pas] = numbersOf(page.html)
  assert.equal((await b.post(`${path}/pas`, { pas: pas!, wat: 'lost' })).location, `${path}?gedaan=lost`)
  const off = await b.get(`${path}?gedaan=lost`)
  assert.match(off.text, /Pas staat uit.*De pas staat uit\. De inwoner krijgt hier bericht over\..*Ik zie dat je pas uit staat/)
  assert.match(off.text, /Bonnen van Fatima.*Geldig/)
  assert.doesNotMatch(off.text, /Bestel een bon|Vraag de Stadjerspas aan/, 'no order, and no second application')
  assert.match((await orderAt(b, path, residentId, 'a')).text, /geen geldige pas/)
  assert.deepEqual(await house.owner.query(`select actor_id, actor_role, facts ->> 'reason' as reason from audit.event where action = 'passes.blocked'`), [{ actor_id: moniek, actor_role: 'kcc', reason: 'lost' }])
  await b.get(`${path}/pas`)
  assert.equal((await b.post(`${path}/pas`, { pas: pas!, wat: 'lost' })).location, `${path}/pas`, 'it is off already')
  assert.equal((await b.post(`${path}/pas`, { pas: pas!, wat: 'found' })).location, `${path}?gedaan=found`)
  assert.ok(await passOf(house, house.db, residentId, house.clock.today()))
})

test('a new pass: the old number finds nobody, the bonnen go along and end with the new one', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  const today = house.clock.today()
  const old = (await passOf(house, house.db, residentId, today))!
  stip()
  const path = await talk(b, bsnOf('fatima'))
  await orderAt(b, path, residentId)
  await b.get(`${path}/pas`)
  assert.equal((await b.post(`${path}/pas`, { pas: old.id, wat: 'replaced' })).location, `${path}?gedaan=replaced`)
  const now = (await passOf(house, house.db, residentId, today))!
  await b.get('/balie')
  const gone = await b.post('/balie', { doel: 'pass', hoe: 'desk', zoek: spellCode(old.number), geboren: '' })
  assert.equal(gone.status, 422)
  assert.match(gone.text, /Dit pasnummer staat uit/)
  assert.match((await b.post('/balie', { doel: 'pass', hoe: 'desk', zoek: spellCode(now.number), geboren: '' })).location ?? '', /gesprek/)
  assert.deepEqual([(await unusedOfPasses(house.db, [old], today)).length, (await unusedOfPasses(house.db, [now], today)).length], [0, 1])
  assert.deepEqual(await house.owner.query('select 1 from reports.broken_ground'), [])
  assert.ok((await orderAt(b, path, residentId, 'a')).status < 500)
})

test('only their own and their children\'s passes, only after the check, only those two roles', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const fatima = await applyAs('fatima')
  await applyAs('henk')
  const hers = (await passOf(house, house.db, fatima.residentId, house.clock.today()))!
  stip()
  const path = await talk(b, bsnOf('fatima'))
  assert.match((await b.get(`${path}/pas`)).text, /De pas van Fatima.*De pas van (Amina|Bilal).*De pas van (Amina|Bilal)/)
  const his = await talk(b, bsnOf('henk'))
  assert.doesNotMatch((await b.get(his)).text, /Pas kwijt/)
  assert.match((await b.get(`${his}/pas`)).text, /Er is nu geen pas/)
  assert.equal((await b.postRaw(`${his}/pas`, { pas: hers.id, wat: 'lost', _csrf: /name="_csrf" value="([^"]+)"/.exec((await b.get(his)).html)![1]! })).status, 404)
  assert.equal((await passOf(house, house.db, fatima.residentId, house.clock.today()))?.state, 'valid')
  await b.get('/balie')
  const unchecked = (await b.post('/balie', { doel: 'pass', hoe: 'desk', zoek: bsnOf('fatima'), geboren: '' })).location!
  assert.equal((await b.get(`${unchecked}/pas`)).status, 404)
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: fatima.residentId })
  assert.equal((await b.get(`${unchecked}/pas`)).status, 403)
})

test('on the site: what then happens stands beside the button, and nobody turns off a neighbour\'s pass', async (t) => {
  const { house, applyAs } = await counter(t)
  const { residentId } = await applyAs('fatima')
  const b = await browser(t, house, { routes: passesRoutes(house, { moveVouchers }), may })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Fatima' })
  const page = await b.get('/mijn/pas')
  assert.match(page.text, /Je pas.*Zet hem uit\. Niemand kan hem dan gebruiken\..*Bonnen die er al zijn, blijven van jou\..*Kwijt: pas uitzetten/)
  const [pas] = numbersOf(page.html)
  assert.equal((await b.post('/mijn/pas', { pas: pas!, wat: 'stolen' })).location, '/mijn/pas?gedaan=stolen')
  assert.match((await b.get('/mijn/pas?gedaan=stolen')).text, /De pas staat uit\. Niemand kan er nu bonnen mee bestellen/)
  assert.equal((await b.post('/mijn/pas', { pas: pas!, wat: 'weg' })).status, 404)
  await b.get('/mijn/pas')
  assert.equal((await b.post('/mijn/pas', { pas: 'geen', wat: 'lost' })).status, 404)
  await b.get('/mijn/pas')
  assert.equal((await b.post('/mijn/pas', { pas: pas!, wat: 'found' })).location, '/mijn/pas?gedaan=found')
  const other = await applyAs('aaltje')
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: other.residentId, name: 'Aaltje' })
  assert.match((await b.get('/mijn/pas')).text, /Je pas/)
  assert.equal((await b.post('/mijn/pas', { pas: pas!, wat: 'lost' })).status, 404)
})
