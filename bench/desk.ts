// A look-up at the desk among a million residents: each step as wall time beside a route of the same kind that does one SELECT by key.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/database.ts'
import { startEmbedded } from '#db/embedded.ts'
import { ensureDatabase } from '#db/migrate.ts'
import { contactsRoutes } from '#modules/contacts/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { openLog } from '#src/log.ts'
import { type OpenHouse, openHouse } from '#src/open-house.ts'
import { testConfig } from '#test/house.ts'
import { page, redirect } from '#web/answer.ts'
import { openAssets } from '#web/assets.ts'
import { formToken } from '#web/csrf.ts'
import { html } from '#web/html.ts'
import { get, post } from '#web/route.ts'
import { openServer } from '#web/server.ts'
import { sessionCookie } from '#web/visit.ts'
import { type Figure, median, ROUNDS } from './measure.ts'

const GOAL = 5
const EACH = 200
const SAMPLE = 1000

type Someone = { readonly id: string; readonly bsn: string; readonly pass: string; readonly name: string; readonly born: string }

export async function desk(folder: string, residents: number): Promise<Figure[]> {
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'desk'), settings: { shared_buffers: '1GB', max_wal_size: '8GB', checkpoint_timeout: '1h' } })
  try {
    await ensureDatabase(server.adminUrl, 'desk')
    const house = await openHouse(testConfig({ ownerUrl: server.urlOf('desk') }), openLog('warn'))
    const owner = openDatabase({ connectionString: server.urlOf('desk'), max: 2 })
    try {
      await openKnowledge(house)
      await house.db.transaction((tx) => seedEligibility(house, tx))
      return await measured(house, owner, residents)
    } finally {
      await owner.close()
      await house.close()
    }
  } finally {
    await server.stop()
  }
}

async function measured(house: OpenHouse, owner: Database, residents: number): Promise<Figure[]> {
  const people = await fill(house, owner, residents)
  const now = house.clock.now()
  const staffId = await keepStaff(owner, { id: newId(now), issuer: 'bench', subject: 'moniek', name: 'Moniek', at: now, ownFind: undefined })
  const cookie = await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: 'Moniek', roles: ['kcc'], loa: 'high' })
  const signed = (await sessionOf(house, cookie))!
  const _csrf = formToken(house.config.keys.cookie, `session ${signed.sessionId}`)
  const one = (id: string) => house.db.one<{ name: string }>('select full_name as name from residents.resident where id = $1', [id])
  const floor = [
    post('/bodem',     'help', async ({ form }) => { await one(form.zoek!); return redirect('/balie') }),
    get ('/bodem/:id', 'help', async ({ params }) => { const { name } = await one(params.id!); return page({ title: name, area: 'work', body: html`<h1>${name}</h1>` }) }),
  ]
  const app = await openServer({
    house, logger: openLog('warn'), assets: await openAssets(), routes: [...contactsRoutes(house, { mailCode: async () => 'sent', reachChanged: async () => {} }), ...floor], may, forWhom: () => [],
    sessionOf: (value) => sessionOf(house, value), signInFor: () => '/inloggen', onPageView: () => {}, health: async () => ({ serving: true, details: {} }),
  })
  let machines = 0
  // Each from a machine of its own: how often a colleague may search is not what is measured.
  const ask = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>): Promise<string> => {
    const answer = await app.inject({
      method, url, remoteAddress: `10.${++machines >> 16}.${machines >> 8 & 255}.${machines & 255}`,
      headers: { host: new URL(house.config.publicUrl).host, cookie: `${sessionCookie}=${cookie}`, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { payload: new URLSearchParams({ ...form, _csrf }).toString() } : {}),
    })
    if (answer.statusCode !== 200 && answer.statusCode !== 303) throw new Error(`${method} ${url.replace(/[0-9a-f-]{36}/, ':id')}: ${answer.statusCode} ${answer.payload.replace(/<[^>]+>|\s+/g, ' ').slice(-600)}`)
    return answer.headers.location as string | undefined ?? ''
  }
  const search = (fields: Record<string, string>) => ask('POST', '/balie', { doel: 'application', hoe: 'phone', ...fields })
  const talks: string[] = []
  for (const { bsn } of people.slice(0, EACH)) talks.push(await search({ zoek: bsn }))
  const checked = talks.slice(0, EACH / 2)
  for (const path of checked) await ask('POST', `${path}/check`, { soort: 'questions' })
  const fresh = talks.slice(EACH / 2)

  type Step = { readonly name: string; readonly beside: 'form' | 'page'; readonly ours: (i: number) => Promise<string>; readonly floor: (i: number) => Promise<string> }
  const at = (i: number): Someone => people[i % people.length]!
  const post1 = (i: number) => ask('POST', '/bodem', { zoek: at(i).id })
  const get1 = (i: number) => ask('GET', `/bodem/${at(i).id}`)
  const steps: readonly Step[] = [
    { name: 'found by BSN', beside: 'form', ours: (i) => search({ zoek: at(i).bsn }), floor: post1 },
    { name: 'found by the number of the pass', beside: 'form', ours: (i) => search({ zoek: at(i).pass }), floor: post1 },
    { name: 'found by name and day of birth, with the page to choose', beside: 'page', ours: (i) => search({ zoek: at(i).name, geboren: at(i).born }), floor: get1 },
    { name: 'the person before the check', beside: 'page', ours: (i) => ask('GET', fresh[i % fresh.length]!), floor: get1 },
    { name: 'the whole screen after the check', beside: 'page', ours: (i) => ask('GET', checked[i % checked.length]!), floor: get1 },
  ]
  const figures: Figure[] = []
  for (const { name, beside, ours, floor: bare } of steps) {
    const millis = async (work: (i: number) => Promise<string>, from: number): Promise<number> => {
      const began = performance.now()
      for (let i = 0; i < EACH; i++) await work(from + i)
      return (performance.now() - began) / EACH
    }
    await millis(ours, 0)
    await millis(bare, 0)
    const found = { ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) for (const side of round % 2 ? ['bare', 'ours'] as const : ['ours', 'bare'] as const) found[side].push(await millis(side === 'ours' ? ours : bare, round * EACH))
    const ratio = median(found.ours.map((ms, i) => ms / found.bare[i]!))
    figures.push({
      name: `desk, ${residents} residents: ${name}`, value: `${median(found.ours).toFixed(2)} ms`, floor: `${median(found.bare).toFixed(2)} ms`, ratio, goal: `at most ${GOAL} times`, met: ratio <= GOAL,
      how: `floor: a ${beside} of the same server, session, permission and frame around one SELECT by key; ${ROUNDS} rounds of ${EACH}, one at a time, interleaved, in process`,
    })
  }
  await app.close()
  return figures
}

/** So many residents with a pass, born over 70 years, made in SQL; a thousand of them with a BSN, a pass number and a name to look for. */
async function fill(house: OpenHouse, owner: Database, residents: number): Promise<readonly Someone[]> {
  const id = (kind: string, n: string): string => `('01900000-' || lpad(to_hex(${n} >> 16), 4, '0') || '-7' || '${kind}' || '-8' || substr(md5(${n}::text), 1, 3) || '-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  await owner.query(`insert into residents.household (id, created_at) select ${id('001', 'n')}, now() from generate_series(1, ${residents}) n`)
  await owner.query(`insert into residents.resident (id, bsn_find, bsn_sealed, ground, given_name, full_name, born, born_text, address_kind, address_lines, secret_address, deceased, household_id, kept_at, read_at)
    select ${id('002', 'n')}, sha256(('b' || n)::bytea), '\\x00', 'applied', 'Marjan', 'Marjan ' || initcap(translate(substr(md5(n::text), 1, 6), '0123456789', 'klmnoprstu')) || 'stra', d, d::text, 'home', '{Kerkstraat 1,9712 AB Groningen}', false, false, ${id('001', 'n')}, now(), now()
      from generate_series(1, ${residents}) n cross join lateral (select date '1935-01-01' + (n::bigint * 7919 % 25550)::int as d) days`)
  await owner.query(`insert into passes.pass (id, number, resident_id, household_id, decision_id, valid_from, valid_to, state, issued_at)
    select ${id('003', 'n')}, translate(upper(lpad(to_hex(n), 8, '0')), 'ILOU', '1100'), ${id('002', 'n')}, ${id('001', 'n')}, ${id('004', 'n')}, current_date - 300, current_date + 300, 'valid', now() from generate_series(1, ${residents}) n`)
  const rows = await owner.query<{ id: string; name: string; born: string; passId: string }>(`
    select r.id, r.full_name as name, r.born::text as born, p.id as "passId" from residents.resident r join passes.pass p on p.resident_id = r.id
     where r.id in (select ${id('002', 'n')} from (select 1 + floor(random() * ${residents})::int as n from generate_series(1, ${SAMPLE})) picked)`)
  const bsns = someBsns(rows.length)
  const people = rows.map(({ passId, ...row }, i) => ({ ...row, passId, bsn: bsns[i]!, pass: codeWithDigit() }))
  for (const { id: residentId, bsn, pass, passId } of people) {
    await owner.query('update residents.resident set bsn_find = $2 where id = $1', [residentId, house.box.find(bsn)])
    await owner.query('update passes.pass set number = $2 where id = $1', [passId, pass])
  }
  await owner.query('vacuum analyze')
  return people
}

const codeWithDigit = (): string => { for (;;) { const code = newCode(8); if (/\d/.test(code) && /[A-Z]/.test(code)) return code } }

/** Numbers of the test range that pass the check of a BSN. */
function someBsns(count: number): string[] {
  const found: string[] = []
  for (let n = 999_900_000; found.length < count; n++) {
    const digits = [...String(n)].map(Number)
    if (digits.reduce((sum, digit, i) => sum + digit * (i === 8 ? -1 : 9 - i), 0) % 11 === 0) found.push(String(n))
  }
  return found
}
