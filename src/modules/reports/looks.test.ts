import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { look } from '#modules/audit/index.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { type LocalDate, localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { newFamily } from '#test/small-city.ts'
import { byColleague, type Counted, hadReason } from './domain/looks.ts'
import { looksRoutes } from './looks.pages.ts'

const day = (text: string): LocalDate => localDate(text)

test('a look has a reason from the day before something was going on until 30 days after it ended', () => {
  const ended = [{ from: day('2026-03-10'), until: day('2026-04-01') }]
  for (const [on, had] of [['2026-03-08', false], ['2026-03-09', true], ['2026-04-01', true], ['2026-05-01', true], ['2026-05-02', false]] as const) assert.equal(hadReason(day(on), ended), had, on)
  assert.ok(hadReason(day('2030-01-01'), [{ from: day('2026-03-10'), until: null }]), 'what is still going on is a reason')
  assert.equal(hadReason(day('2026-03-10'), []), false)
})

test('a day stands out with 25 people and twice as many as a usual colleague; piles of post are no looking', () => {
  const rows = (actor: string, people: number, more: Partial<Counted> = {}): Counted[] => Array.from({ length: people }, (_, i) => ({ actor, purpose: 'aanvraag beoordelen', activity: 'stadjerspas-beoordelen', day: day('2026-11-02'), mark: `${actor}-${i}`, looks: 2, ...more }))
  const standing = (...groups: Counted[][]) => byColleague(groups.flat(), () => [{ from: day('2026-01-01'), until: null }]).filter(({ manyInADay }) => manyInADay).map(({ actor }) => actor)
  assert.deepEqual(standing(rows('a', 25), rows('b', 12), rows('c', 10)), ['a'])
  assert.deepEqual(standing(rows('a', 24), rows('b', 1), rows('c', 1)), [], 'a quiet office')
  assert.deepEqual(standing(rows('a', 49), rows('b', 25), rows('c', 25)), [], 'everybody is busy')
  assert.deepEqual(standing(rows('a', 500, { activity: 'stadjerspas-post' }), rows('b', 1)), [])
  const [one] = byColleague([...rows('a', 3), ...rows('a', 2, { day: day('2026-11-03') }), ...rows('a', 90, { activity: 'stadjerspas-post', mark: 'x' })], () => [])
  assert.deepEqual(one, { actor: 'a', looks: 190, people: 4, busiest: { day: '2026-11-02', people: 3 }, manyInADay: false, withoutReason: 3 })
})

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const staff = (name: string) => keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'https://directory.example', subject: name, name, at: house.clock.now(), ownFind: undefined })
  const [moniek, kees] = [await staff('Moniek Bos'), await staff('Kees Vis')]
  const [known, stranger] = [(await newFamily(house))[0]!, (await newFamily(house))[0]!]
  const visit = (residentId: string, openedAt: string, checked: boolean) => house.owner.query(`
    insert into contacts.desk_visit (id, resident_id, staff_id, staff_name, role, way, purpose, opened_at, checked_how, checked_at)
    values (gen_random_uuid(), $1, $2, 'Moniek Bos', 'kcc', 'phone', 'pass', $3, $4, $5)`, [residentId, moniek, openedAt, checked ? 'questions' : null, checked ? openedAt : null])
  await visit(known.id, '2026-11-20T10:00:00+01:00', true)
  await visit(stranger.id, '2026-11-20T10:00:00+01:00', false)
  const looks = async (staffId: string, residentId: string, at: string, purpose = 'iemand zoeken') => {
    house.clock.set(at)
    await look(house, house.db, { staffId, purpose, residentId, activity: 'stadjerspas-balie', page: '/balie' })
  }
  const b = await browser(t, house, { routes: looksRoutes(house), may })
  return { house, b, moniek, kees, known, stranger, looks, asAuditor: () => b.signIn({ door: 'staff', roles: ['auditor'], subjectId: kees }) }
}

test('an auditor sees by colleague and by purpose who looked, and who looked without a case or contact; no name or id of a resident', async (t) => {
  const { house, b, moniek, kees, known, stranger, looks, asAuditor } = await office(t)
  await looks(moniek, known.id, '2026-11-20T10:05:00+01:00')
  await looks(moniek, known.id, '2026-11-20T10:06:00+01:00', 'vraag over de pas')
  await looks(moniek, stranger.id, '2026-11-21T09:00:00+01:00')
  await looks(kees, known.id, '2026-10-01T09:00:00+02:00')
  house.clock.set('2026-11-23T10:00:00+01:00')
  asAuditor()
  const page = await b.get('/beheer/ingezien')
  assert.match(page.text, /Van 25 oktober 2026 tot en met 23 november 2026/)
  assert.match(page.text, /Moniek Bos 3 2 1 op 20 november 2026 1 /)
  assert.doesNotMatch(page.text, /Kees Vis/, 'outside these days')
  assert.match(page.text, /iemand zoeken 2 2 1 vraag over de pas 1 1 1/)
  assert.match((await b.get('/beheer/ingezien?van=2026-10-01&tot=2026-11-23')).text, /Kees Vis 1 1 1 op 1 oktober 2026 1 /, 'before the conversation began')
  const without = await b.get(`/beheer/ingezien/regels?van=2026-11-01&tot=2026-11-23&wie=${moniek}&zonder=ja`)
  assert.match(without.text, /1 keer gekeken .*Moniek Bos, zonder zaak of contact.*21 november 2026, 09\.00 uur Moniek Bos [0-9A-F]{4}-[0-9A-F]{4} Geen zaak of contact iemand zoeken \/balie/)
  const mark = /inwoner=([0-9a-f]{16})/.exec(without.html)![1]!
  await looks(kees, stranger.id, '2026-11-23T10:30:00+01:00')
  const same = await b.get(`/beheer/ingezien/regels?van=2026-11-01&tot=2026-11-23&inwoner=${mark}`)
  assert.match(same.text, /2 keer gekeken.*23 november 2026, 10\.30 uur Kees Vis .*21 november 2026, 09\.00 uur Moniek Bos/, 'everybody who looked at that person')
  for (const { html } of [page, without, same]) for (const word of [known.id, stranger.id, 'Marjan', 'de Boer', 'Kerkstraat']) assert.ok(!html.includes(word), word)
  const events = await house.owner.query(`select actor_id, actor_role, subject_id, facts from audit.event where action = 'reports.looks-read' order by number`)
  assert.equal(events.length, 4)
  assert.deepEqual(events[2], { actor_id: kees, actor_role: 'auditor', subject_id: moniek, facts: { from: '2026-11-01', until: '2026-11-23' } }, 'that they looked is written down too')
})

test('every line is on one page and on one only, and the number says how many there are', async (t) => {
  const { house, b, moniek, known, looks, asAuditor } = await office(t)
  for (let i = 0; i < 103; i++) await looks(moniek, known.id, new Date(Date.parse('2026-11-20T10:05:00+01:00') + i * 60_000).toISOString())
  house.clock.set('2026-11-23T10:00:00+01:00')
  asAuditor()
  const times: string[] = []
  for (const n of [1, 2, 3]) {
    const { text } = await b.get(`/beheer/ingezien/regels?pagina=${n}`)
    assert.match(text, /103 keer gekeken/)
    times.push(...text.match(/\d{1,2}\.\d{2} uur Moniek/g)!)
  }
  assert.deepEqual([times.length, new Set(times).size, times[0], times.at(-1)], [103, 103, '11.47 uur Moniek', '10.05 uur Moniek'])
  for (const wrong of ['0', '99', '-1', 'x', '1e9']) assert.equal((await b.get(`/beheer/ingezien/regels?pagina=${wrong}`)).status, 200, wrong)
})

test('days that make no sense are said at their field, kept as typed, and answered with the usual ones', async (t) => {
  const { house, b, asAuditor } = await office(t)
  house.clock.set('2026-11-23T10:00:00+01:00')
  asAuditor()
  for (const [query, says] of [['van=gisteren', /Vul een dag in/], ['van=2026-11-10&tot=2026-11-09', /Kies een latere dag/], ['van=2026-01-01&tot=2026-11-09', /Kies ten hoogste 92 dagen/]] as const) {
    const page = await b.get(`/beheer/ingezien?${query}`)
    assert.equal(page.status, 422, query)
    assert.match(page.text, says)
    assert.match(page.text, /Van 25 oktober 2026/)
  }
  assert.equal((await b.get('/beheer/ingezien?van=2026-08-24&tot=2026-11-23')).status, 200, '92 days')
  assert.match((await b.get('/beheer/ingezien?wie=niemand&inwoner=%27&doel=x')).text, /keek niemand in gegevens/)
})

test('nobody but an auditor sees who looked', async (t) => {
  const { b, kees } = await office(t)
  for (const role of ['caseworker', 'kcc', 'stip', 'editor', 'manager', 'administrator']) {
    b.signIn({ door: 'staff', roles: [role], subjectId: kees })
    for (const path of ['/beheer/ingezien', '/beheer/ingezien/regels']) assert.equal((await b.get(path)).status, 403, `${role} ${path}`)
  }
})
