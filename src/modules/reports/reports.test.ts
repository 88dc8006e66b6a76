import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { may } from '#modules/identity/index.ts'
import { newId } from '#shared/ids.ts'
import { seedOffers } from '#demo/offers.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { countVisit, flushVisits, readFigures, reportsRoutes } from './index.ts'

const visitor = { referer: undefined, fetchSite: 'none', userAgent: 'Mozilla/5.0 Firefox/134.0' }

test('visits are added up by day and page, and nothing else is kept', async (t) => {
  const house = await testHouse(t)
  for (let i = 0; i < 3; i++) countVisit(house, { ...visitor, path: '/aanbod' })
  countVisit(house, { ...visitor, path: '/aanbod/:slug' })
  countVisit(house, { ...visitor, path: '/aanbod', fetchSite: 'same-origin' })
  house.clock.set('2026-11-24T00:00:00+01:00')
  countVisit(house, { ...visitor, path: '/aanbod' })
  await flushVisits(house)
  assert.deepEqual(await house.owner.query('select day, page, visits from reports.visit order by 1, 2'),
    [{ day: '2026-11-23', page: '/aanbod', visits: 3 }, { day: '2026-11-23', page: '/aanbod/:slug', visits: 1 }, { day: '2026-11-24', page: '/aanbod', visits: 1 }])
  const columns = await house.owner.query<{ column_name: string }>(`select column_name from information_schema.columns where table_schema = 'reports' and table_name = 'visit'`)
  assert.deepEqual(columns.map(({ column_name }) => column_name).sort(), ['day', 'id', 'page', 'visits'])
})

test('visits that could not be written are kept, and counted once', async (t) => {
  const house = await testHouse(t)
  const away: TestHouse = { ...house, db: { ...house.db, query: () => Promise.reject(new Error('connection refused')) } }
  countVisit(away, { ...visitor, path: '/' })
  await flushVisits(away)
  assert.equal(away.lines.at(-1)?.level, 'warn')
  countVisit(away, { ...visitor, path: '/' })
  Object.assign(away.db, { query: house.db.query })
  await Promise.all([flushVisits(away), flushVisits(away)])
  assert.deepEqual(await house.owner.query('select visits from reports.visit'), [{ visits: 2 }])
})

test('who was admitted stays admitted in the figures of that month, whenever their pass ended before its day', async (t) => {
  const house = await testHouse(t, { at: '2026-12-15T12:00:00+01:00' })
  await applied(house, '2026-11-10', 'granted', 'machine')
  await endedPass(house, '2026-12-10')
  await applied(house, '2026-11-11', 'granted', 'person')
  await endedPass(house, '2026-12-11')
  await applied(house, '2026-11-12', 'refused', 'person')
  const november = (await readFigures(house, '2026-12')).find(({ month }) => month === '2026-11')
  assert.deepEqual(november?.applications, { received: 3, atOnce: 1, afterLook: 1, refused: 1, waiting: 0, withdrawn: 0 })
})

test('a counted visit cannot be changed or removed', async (t) => {
  const house = await testHouse(t)
  countVisit(house, { ...visitor, path: '/' })
  await flushVisits(house)
  for (const sql of ['update reports.visit set visits = 100', 'delete from reports.visit']) {
    await assert.rejects(house.db.query(sql), /permission denied/)
    await assert.rejects(house.owner.query(sql), /never changes/)
  }
})

const moment = (day: string) => new Date(`${day}T12:00:00+01:00`)

/** Rows of the other rooms, as few as the views need. */
async function applied(house: TestHouse, day: string, state: 'granted' | 'refused' | 'in-review', madeBy?: 'machine' | 'person') {
  const [id, staff] = [newId(moment(day)), newId(moment(day))]
  const closed = state === 'in-review' ? null : moment(day)
  await house.owner.query(`insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by) values (1, '2026-01-01', '{}', now(), 'test') on conflict do nothing`)
  await house.owner.query(`insert into eligibility.application (id, number, resident_id, household_id, state, received_at, last_day, typed_sealed, opened_at, closed_at)
    values ($1, 'SP-26-' || lpad((select count(*) + 1 from eligibility.application)::text, 5, '0'), $1, $1, $2, $3, '2027-01-18', '', $3, $4)`, [id, state, moment(day), closed])
  if (!madeBy) return
  const assessment = newId(moment(day))
  await house.owner.query(`insert into eligibility.assessment (id, application_id, made_at, reference_date, outcome, checks, policy_version) values ($1, $2, $3, $4, 'passed', '[]', 1)`, [assessment, id, moment(day), day])
  await house.owner.query(`insert into eligibility.decision (id, application_id, assessment_id, outcome, made_by, staff_id, reasons, decided_at, announced_on, objection_last_day, valid_from, valid_to, policy_version)
    values ($1, $2, $3, $4, $5, $6, '{income}', $7, $8, '2027-01-04', $9, $10, 1)`,
  [newId(moment(day)), id, assessment, state, madeBy, madeBy === 'person' ? staff : null, moment(day), day, state === 'granted' ? day : null, state === 'granted' ? '2027-12-31' : null])
}

/** A caseworker ends a pass: a decision in the place of the yes. */
async function endedPass(house: TestHouse, day: string) {
  const id = newId(moment(day))
  await house.owner.query(`insert into eligibility.decision (id, application_id, assessment_id, outcome, made_by, staff_id, reasons, decided_at, announced_on, objection_last_day, policy_version, replaces, replaced_because)
    select $1, application_id, assessment_id, 'refused', 'person', $1, '{moved}', $2, $3, '2027-02-04', 1, id, 'ended' from eligibility.decision where outcome = 'granted' order by decided_at desc, id desc limit 1`, [id, moment(day), day])
  await house.owner.query(`update eligibility.application set state = 'refused' where id = (select application_id from eligibility.decision where id = $1)`, [id])
}

async function ordered(house: TestHouse, day: string, slug: string, more: { door?: 'resident' | 'staff'; redeemed?: string; cancelled?: boolean } = {}) {
  const [voucher, order] = [newId(moment(day)), newId(moment(day))]
  await house.owner.query(`insert into orders.order (id, resident_id, door, ordered_at) values ($1, $1, $2, $3)`, [order, more.door ?? 'resident', moment(day)])
  await house.owner.query(`insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, provider_group_id, child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
    select $1::uuid, $1::uuid, $1::uuid, $1::uuid, v.offer_id, v.id, v.provider_id, v.provider_group_id, false, sha256($1::uuid::text::bytea), '', 'v1', $2, $3, '2027-12-31'
      from offers.version v join offers.offer o on o.version_id = v.id where o.slug = $4`, [voucher, moment(day), day, slug])
  await house.owner.query(`insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id) select $1, $2, $1, $1, offer_id from vouchers.voucher where id = $1`, [voucher, order])
  if (more.redeemed) await house.owner.query('select vouchers.redeem(v.id, v.provider_id, v.id, $2, $3) from vouchers.voucher v where v.id = $1', [voucher, moment(more.redeemed), more.redeemed])
  if (more.cancelled) await house.owner.query('select vouchers.cancel($1, $2, $3)', [voucher, moment(day), day])
}

async function signedIn(house: TestHouse, day: string, cause: string | null) {
  const id = newId(moment(day))
  const number = cause && (await house.owner.one<{ n: number }>('select count(*)::int as n from identity.sign_in_event')).n
  await house.owner.query(`insert into identity.sign_in_event (id, number, door, cause, steps, at) values ($1, $2, 'resident', $3, '[]', $4)`, [id, cause ? `K7M${String(number).padStart(3, '0')}` : null, cause, moment(day)])
}

async function city(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  for (let i = 0; i < 12; i++) await applied(house, '2026-11-10', 'granted', 'machine')
  for (let i = 0; i < 2; i++) await applied(house, '2026-11-11', 'granted', 'person')
  await applied(house, '2026-11-12', 'refused', 'person')
  await applied(house, '2026-11-13', 'in-review')
  await applied(house, '2026-10-13', 'granted', 'machine')
  for (let i = 0; i < 14; i++) await ordered(house, '2026-10-20', 'gratis-zwemmen', i < 3 ? { redeemed: '2026-11-02' } : {})
  for (let i = 0; i < 15; i++) await ordered(house, '2026-11-20', 'naar-de-film', i < 2 ? { door: 'staff' } : i < 5 ? { redeemed: '2026-11-21' } : i < 6 ? { cancelled: true } : {})
  await ordered(house, '2026-11-30', 'portie-poffertjes')
  for (const cause of [null, null, null, 'cancelled', 'cancelled', 'issuer-down']) await signedIn(house, '2026-11-05', cause)
  for (let i = 0; i < 31; i++) countVisit(house, { ...visitor, path: '/' })
  await flushVisits(house)
  return house
}

test('every figure is what the rows of the other rooms add up to, in their own month', async (t) => {
  const [october, november] = await readFigures(await city(t), '2026-11')
  assert.deepEqual(october, {
    month: '2026-10', visits: 0, applications: { received: 1, atOnce: 1, afterLook: 0, refused: 0, waiting: 0, withdrawn: 0 },
    vouchers: { ordered: 14, byDesk: 0, cancelled: 0, redeemed: 0, byCategory: new Map([['sport', 14]]) }, signIns: { succeeded: 0, failed: 0, byCause: new Map() },
  })
  assert.deepEqual(november, {
    month: '2026-11', visits: 31, applications: { received: 16, atOnce: 12, afterLook: 2, refused: 1, waiting: 1, withdrawn: 0 },
    vouchers: { ordered: 16, byDesk: 2, cancelled: 1, redeemed: 6, byCategory: new Map([['cultuur', 15], ['eten', 1]]) },
    signIns: { succeeded: 3, failed: 3, byCause: new Map([['cancelled', 2], ['issuer-down', 1]]) },
  })
})

test('a month begins at midnight in the Netherlands, in summer too', async (t) => {
  const house = await testHouse(t)
  const rows = [['2026-10-31T22:59:59Z', '2026-10-01'], ['2026-10-31T23:00:00Z', '2026-11-01'], ['2026-06-30T21:59:59Z', '2026-06-01'], ['2026-06-30T22:00:00Z', '2026-07-01']]
  for (const [at, month] of rows) assert.deepEqual(await house.db.one('select reports.month_of($1) as month', [at]), { month })
})

test('the page says the finding, the numbers and the same numbers in a table', async (t) => {
  const house = await city(t)
  house.clock.set('2026-12-02T10:00:00+01:00')
  const b = await browser(t, house, { routes: reportsRoutes(house), may })
  b.signIn({ door: 'staff', roles: ['manager'] })
  const page = await b.get('/beheer/cijfers?maand=2026-11')
  for (const words of ['Cijfers, november 2026', 'Bezoeken 31', 'Aanvragen 16 75% meteen toegelaten', 'Bonnen besteld 16 13% via balie of telefoon', 'Bonnen gebruikt 6',
    '14% meer bonnen dan in oktober 2026', 'De meeste bonnen zijn voor cultuur', '4 aanvragen kregen niet meteen een ja', 'Inloggen lukte 3 van de 6 keer niet', 'Inlogdienst werkte niet 1']) {
    assert.ok(page.text.includes(words), `${words} | ${page.text}`)
  }
  assert.match((await b.get('/beheer/cijfers')).text, /Cijfers, december 2026/)
})

test('the council page and its file hold no small number', async (t) => {
  const house = await city(t)
  const b = await browser(t, house, { routes: reportsRoutes(house), may })
  b.signIn({ door: 'staff', roles: ['auditor'] })
  const page = await b.get('/beheer/cijfers?maand=2026-11&voor=raad')
  assert.match(page.text, /Kleine getallen laten we hier niet zien/)
  assert.match(page.text, /Bonnen gebruikt niet getoond/)
  const file = (await b.get('/beheer/cijfers.csv?maand=2026-11&voor=raad')).body.toString()
  const counts = file.trim().split('\r\n').slice(1).map((line) => line.split(';').at(-1)!)
  for (const count of counts) assert.ok(count === '"niet getoond"' || count === '0' || Number(count) >= 10, count)
  assert.match(file, /"2026-11";"Aanvragen";"Alle";16/)
})

test('the file downloads with every number, and only for who may see figures', async (t) => {
  const house = await city(t)
  const b = await browser(t, house, { routes: reportsRoutes(house), may })
  b.signIn({ door: 'staff', roles: ['manager'] })
  const file = await b.get('/beheer/cijfers.csv?maand=2026-11')
  assert.equal(file.headers['content-disposition'], 'attachment; filename="cijfers-2026-11.csv"')
  assert.match(String(file.headers['content-type']), /^text\/csv/)
  assert.match(file.body.toString(), /"2026-11";"Inloggen niet gelukt";"Zelf gestopt";2\r\n/)
  for (const roles of [['caseworker'], ['kcc'], ['resident']]) {
    b.signIn({ door: 'staff', roles })
    assert.equal((await b.get('/beheer/cijfers')).status, 403)
    assert.equal((await b.get('/beheer/cijfers.csv')).status, 403)
  }
  b.signOut()
  assert.equal((await b.get('/beheer/cijfers')).status, 303)
})

test('a city without a single row has a page too, and a month that cannot be is this month', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: reportsRoutes(house) })
  b.signIn({ door: 'staff', roles: ['manager'] })
  for (const query of ['', '?maand=2027-01', '?maand=x', '?maand=2026-13', '?voor=raad']) {
    const page = await b.get(`/beheer/cijfers${query}`)
    assert.match(page.text, /Cijfers, november 2026/)
    assert.match(page.text, /Nog geen bonnen in november 2026/)
  }
})
