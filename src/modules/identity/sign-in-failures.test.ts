import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sessionCookie } from '#web/visit.ts'
import { atTheDoor, type Door, fatima, henk } from '#test/at-the-door.ts'
import { type Behaviour, testIssuer, type TestIssuer } from '#test/issuer.ts'
import { type Cause, causes } from './domain/sign-in-failure.ts'

type At = Door & { readonly issuer: TestIssuer }
const standing = async (t: TestContext): Promise<At> => {
  const issuer = await testIssuer(t)
  return { ...await atTheDoor(t, { doors: issuer.doors }), issuer }
}

const query = (answer: Readonly<Record<string, string>>): string => `/inloggen/terug/digid?${new URLSearchParams(answer)}`
const start = async ({ b }: At, path = '/inloggen/digid?terug=/aanbod'): Promise<string> => (await b.get(path)).location!
const comeBack = ({ b }: At, answer: Readonly<Record<string, string>>) => b.get(query(answer))

/** It stopped with this cause: one event, a page with a number, a way on, and nobody is signed in. */
async function stopped(at: At, fetched: Awaited<ReturnType<typeof comeBack>>, cause: Cause, title: RegExp): Promise<string> {
  assert.match(fetched.location ?? '', /^\/inloggen\/gestopt\/[0-9A-Z]{6}(\?terug=|$)/)
  const number = /gestopt\/(\w+)/.exec(fetched.location!)![1]!
  const event = await at.house.owner.one<{ cause: string; detail: string | null }>('select cause, detail from identity.sign_in_event where number = $1', [number])
  assert.equal(event.cause, cause, event.detail ?? '')
  assert.equal(fetched.headers['set-cookie'], undefined, 'nobody is signed in by this')
  const page = await at.b.get(fetched.location!)
  assert.match(page.text, title)
  assert.match(page.html, /<title>Fout: /)
  assert.ok(page.text.includes(`${number.slice(0, 3)} ${number.slice(3)}`) && page.text.includes('14 050'))
  assert.ok(!/state=|code=/.test(fetched.location!), 'nothing of the answer stays in an address')
  const line = at.house.lines.find(({ facts }) => (facts as { number?: string }).number === number)
  assert.ok(line, 'the log has a line with the number')
  return page.text
}

test('cancelled: who stops at DigiD reads that nothing was kept, and may try again where they were', async (t) => {
  const at = await standing(t)
  const text = await stopped(at, await comeBack(at, at.issuer.stops(await start(at), 'access_denied')), 'cancelled', /Het inloggen is gestopt.*niets van jou bewaard/)
  assert.match(text, /Probeer het opnieuw/)
  assert.ok((await at.b.get(`/inloggen/gestopt/${/Jouw nummer (\w{3}) (\w{3})/.exec(text)!.slice(1).join('')}?terug=/aanbod`)).html.includes('href="/inloggen/digid?terug=%2Faanbod"'))
})

test('who came from a page in English reads in English what stopped it, and goes on in English', async (t) => {
  const at = await standing(t)
  const back = await comeBack(at, at.issuer.stops(await start(at, '/inloggen/digid?terug=/en/aanbod'), 'access_denied'))
  assert.match(back.location!, /^\/en\/inloggen\/gestopt\/[0-9A-Z]{6}\?terug=%2Fen%2Faanbod$/)
  const page = await at.b.get(back.location!)
  assert.match(page.text, /Signing in was stopped.*Nothing of yours was kept.*Try again.*Your number.*Monday to Friday.*This happened on Monday 23 November 2026 at 10:00.*This still works/)
  assert.match(page.html, /href="\/inloggen\/digid\?terug=%2Fen%2Faanbod"/)
  assert.match(page.html, /<html lang="en">/)
})

const answered: [error: string, cause: Cause, title: RegExp][] = [
  ['temporarily_unavailable',           'issuer-down',    /Inloggen werkt nu niet/],
  ['server_error',                      'issuer-down',    /Inloggen werkt nu niet/],
  ['unmet_authentication_requirements', 'level-too-low',  /Log in met de DigiD-app of een sms/],
  ['invalid_request',                   'answer-invalid', /antwoord dat niet klopt/],
  ['999990019',                         'answer-invalid', /antwoord dat niet klopt/],
]
test('the issuer itself says why it stopped', async (t) => {
  const at = await standing(t)
  for (const [error, cause, title] of answered) await t.test(`${cause}: it says "${error}"`, async () => {
    await stopped(at, await comeBack(at, at.issuer.stops(await start(at), error)), cause, title)
    assert.doesNotMatch(JSON.stringify(await at.house.owner.query('select * from identity.sign_in_event')), /999990019/, 'only words of the protocol are kept')
  })
})

test('issuer down: nobody is sent to an address that does not answer', async (t) => {
  const at = await standing(t)
  await at.issuer.stop()
  await stopped(at, await at.b.get('/inloggen/digid'), 'issuer-down', /Inloggen werkt nu niet/)
})

const silent: [endpoint: keyof Behaviour['faults'], fault: 'hangs' | 'drips' | 'error' | 'html' | 'garbage' | 'refuses', cause: Cause][] = [
  ['discovery', 'hangs',   'issuer-slow'],
  ['discovery', 'drips',   'issuer-slow'],
  ['discovery', 'error',   'issuer-down'],
  ['discovery', 'html',    'issuer-down'],
  ['discovery', 'garbage', 'answer-invalid'],
  ['par',       'hangs',   'issuer-slow'],
  ['par',       'error',   'issuer-down'],
  ['par',       'refuses', 'answer-invalid'],
]
test('before leaving, the issuer does not answer as it should', async (t) => {
  const at = await standing(t)
  for (const [endpoint, fault, cause] of silent) await t.test(`${cause}: ${endpoint} ${fault}`, async () => {
    at.house.clock.set(new Date(at.house.clock.now().getTime() + 61_000).toISOString())
    at.issuer.behaviour.faults[endpoint] = fault
    await stopped(at, await at.b.get('/inloggen/digid'), cause, /niet|te lang/)
    at.issuer.behaviour.faults = {}
    assert.match(await start(at), /^http:/, 'and when it answers again, so do we')
  })
})

const silentAfter: typeof silent = [
  ['token',    'hangs',   'issuer-slow'],
  ['token',    'drips',   'issuer-slow'],
  ['token',    'error',   'issuer-down'],
  ['token',    'html',    'issuer-down'],
  ['token',    'garbage', 'answer-invalid'],
  ['token',    'refuses', 'answer-invalid'],
  ['jwks',     'hangs',   'issuer-slow'],
  ['jwks',     'error',   'issuer-down'],
  ['userinfo', 'hangs',   'issuer-slow'],
  ['userinfo', 'error',   'issuer-down'],
]
test('after coming back, the issuer does not answer as it should', async (t) => {
  const at = await standing(t)
  at.issuer.behaviour.atUserinfo = ['bsn']
  for (const [endpoint, fault, cause] of silentAfter) await t.test(`${cause}: ${endpoint} ${fault}`, async () => {
    at.issuer.behaviour.faults = {}
    at.house.clock.set(new Date(at.house.clock.now().getTime() + 61_000).toISOString())
    const away = await start(at)
    at.issuer.behaviour.faults[endpoint] = fault
    await stopped(at, await comeBack(at, at.issuer.agrees(away, { bsn: henk.bsn })), cause, /niet|te lang/)
  })
})

test('level too low: the issuer gave less than was asked, or says nothing about it', async (t) => {
  const at = await standing(t)
  for (const acr of ['low', undefined, 'somewhere', ['high']]) {
    const text = await stopped(at, await comeBack(at, at.issuer.agrees(await start(at), { bsn: henk.bsn, acr })), 'level-too-low', /Log in met de DigiD-app of een sms/)
    assert.match(text, /Zet ze aan op digid\.nl/)
  }
  assert.deepEqual(at.arrived, [])
})

test('level too low at work speaks of a second step, not of DigiD', async (t) => {
  const at = await standing(t)
  const answer = at.issuer.agrees(await start(at, '/inloggen/medewerker'), { name: 'Iris', acr: 'low', shop: { groups: ['desk'] } })
  const text = await stopped(at, await at.b.get(`/inloggen/terug/medewerker?${new URLSearchParams(answer)}`), 'level-too-low', /Log in met een tweede stap/)
  assert.doesNotMatch(text, /DigiD/)
})

test('state lost: the cookie did not come back, the browser is another one, or there is no attempt at all', async (t) => {
  const at = await standing(t)
  const answer = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  const stranger = { ...at, b: await at.another() }
  await stopped(stranger, await comeBack(stranger, answer), 'state-lost', /Wij raakten je kwijt/)
  await stopped(at, await comeBack(at, { ...answer, state: 'invented' }), 'state-lost', /Wij raakten je kwijt/)
  const { state, ...without } = answer
  assert.ok(state)
  await stopped(at, await comeBack(at, without), 'state-lost', /Wij raakten je kwijt/)
  // What a stranger tried did not use up the attempt of who began it.
  assert.equal((await comeBack(at, answer)).location, '/aanbod')
})

test('state expired: back after a quarter of an hour is too late, a second before it is not', async (t) => {
  const at = await standing(t)
  const late = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  at.house.clock.set('2026-11-23T10:15:00+01:00')
  const text = await stopped(at, await comeBack(at, late), 'state-expired', /Het inloggen duurde te lang/)
  assert.match(text, /Dit gebeurde op maandag 23 november 2026 om 10\.15 uur/)

  const inTime = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  at.house.clock.set('2026-11-23T10:29:59+01:00')
  assert.equal((await comeBack(at, inTime)).location, '/aanbod')
})

test('two tabs: the first of two attempts is told so, the second goes on', async (t) => {
  const at = await standing(t)
  const first = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  const second = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  await stopped(at, await comeBack(at, first), 'two-tabs', /Je was twee keer aan het inloggen/)
  assert.equal((await comeBack(at, second)).location, '/aanbod')
  const after = await comeBack(at, first)
  assert.match((await at.b.get(after.location!)).text, /twee keer aan het inloggen.*Ga verder/, 'signed in by now: on to where they were, not to DigiD once more')
})

test('replay: an answer works once, in the same browser too, and two at the same moment are one', async (t) => {
  const at = await standing(t)
  const answer = at.issuer.agrees(await start(at), { bsn: henk.bsn })
  const both = await Promise.all([comeBack(at, answer), comeBack(at, answer), comeBack(at, answer)])
  assert.deepEqual(both.map(({ location }) => location!.replace(/gestopt\/\w+/, 'gestopt')).sort(), ['/aanbod', '/inloggen/gestopt?terug=%2Faanbod', '/inloggen/gestopt?terug=%2Faanbod'])
  at.b.signOut()
  await stopped(at, await comeBack(at, answer), 'replay', /Deze stap was al gebruikt/)
  assert.equal((await at.house.owner.one<{ n: number }>('select count(*) as n from identity.session')).n, 1)
})

const forged: [what: string, change: (behaviour: Behaviour) => void][] = [
  ['signed with a stranger\'s key',          (behaviour) => { behaviour.signature = 'stranger' }],
  ['signed with a key that nobody published', (behaviour) => { behaviour.signature = 'unknown-kid' }],
  ['not signed at all',                      (behaviour) => { behaviour.signature = 'none' }],
  ['from another issuer',                    (behaviour) => { behaviour.tamper['iss'] = 'https://evil.example' }],
  ['for another client',                     (behaviour) => { behaviour.tamper['aud'] = 'another-shop' }],
  ['for another attempt (nonce)',            (behaviour) => { behaviour.tamper['nonce'] = 'another' }],
  ['without a nonce',                        (behaviour) => { behaviour.tamper['nonce'] = undefined }],
  ['five minutes too old',                   (behaviour) => { behaviour.tamper['exp'] = seconds() - 300; behaviour.tamper['iat'] = seconds() - 600 }],
  ['not valid for five minutes yet',         (behaviour) => { behaviour.tamper['nbf'] = seconds() + 300 }],
  ['without a subject',                      (behaviour) => { behaviour.tamper['sub'] = undefined }],
  ['with `iss` of another issuer beside it',  (behaviour) => { behaviour.answer['iss'] = 'https://evil.example' }],
  ['without `iss` beside it',                (behaviour) => { behaviour.answer['iss'] = undefined }],
  ['with a code that was never given',       (behaviour) => { behaviour.answer['code'] = 'guessed' }],
  ['without a code',                         (behaviour) => { behaviour.answer['code'] = undefined }],
  ['without a BSN',                          (behaviour) => { behaviour.tamper['bsn'] = undefined }],
  ['with a BSN that fails the eleven test',  (behaviour) => { behaviour.tamper['bsn'] = '123456789' }],
  ['with a tax number instead of a BSN',     (behaviour) => { behaviour.tamper['bsn'] = `s00000001:${henk.bsn}` }],
  ['with two BSNs',                          (behaviour) => { behaviour.tamper['bsn'] = [henk.bsn, fatima.bsn] }],
]
const seconds = (): number => Math.floor((performance.timeOrigin + performance.now()) / 1000)
test('answer invalid: what was forged, or is for somebody else, lets nobody in', async (t) => {
  const at = await standing(t)
  const honest = structuredClone(at.issuer.behaviour)
  for (const [what, change] of forged) await t.test(`an answer ${what}`, async () => {
    Object.assign(at.issuer.behaviour, structuredClone(honest))
    const away = await start(at)
    change(at.issuer.behaviour)
    const claims = 'bsn' in at.issuer.behaviour.tamper ? { bsn: at.issuer.behaviour.tamper['bsn'] } : { bsn: henk.bsn }
    await stopped(at, await comeBack(at, at.issuer.agrees(away, claims)), 'answer-invalid', /antwoord dat niet klopt/)
    assert.equal(at.b.cookies.has(sessionCookie), false)
    assert.equal((await at.house.owner.one<{ n: number }>('select count(*) as n from identity.session')).n, 0)
  })
  Object.assign(at.issuer.behaviour, honest)
  assert.equal((await comeBack(at, at.issuer.agrees(await start(at), { bsn: henk.bsn }))).location, '/aanbod', 'an honest answer of the same issuer does')
})

test('answer invalid: an answer for one door is not taken at another', async (t) => {
  const at = await standing(t)
  const answer = at.issuer.agrees(await start(at), { bsn: henk.bsn, name: 'Henk', shop: { groups: ['checks'] } })
  await stopped(at, await at.b.get(`/inloggen/terug/medewerker?${new URLSearchParams(answer)}`), 'answer-invalid', /antwoord dat niet klopt/)
  assert.deepEqual(await at.house.owner.query('select detail from identity.sign_in_event'), [{ detail: 'other-door' }])
  assert.equal((await comeBack(at, answer)).location, '/aanbod', 'and the attempt at its own door is still there')
  assert.equal((await at.b.get('/inloggen/terug/achterdeur')).status, 404)
})

test('unknown organisation: what to do, and nothing is kept of the person', async (t) => {
  const at = await standing(t)
  const answer = at.issuer.agrees(await start(at, '/inloggen/aanbieder'), { 'urn:etoegang:1.9:EntityConcernedID:KvKnr': '90099994', name: 'Peter' })
  const back = await at.b.postRaw('/inloggen/terug/aanbieder', answer, { 'sec-fetch-site': 'cross-site' })
  const text = await stopped(at, back, 'unknown-organisation', /Wij kennen deze organisatie nog niet.*Wil je meedoen/)
  assert.match(text, /Naar de startpagina/)
  assert.equal((await at.house.owner.one<{ n: number }>('select count(*) as n from identity.provider_person')).n, 0)
})

test('no role: a colleague whose groups mean nothing here', async (t) => {
  const at = await standing(t)
  for (const groups of [['parking'], ['odd'], [], 'desks']) {
    const answer = at.issuer.agrees(await start(at, '/inloggen/medewerker'), { name: 'Joris', shop: { groups } })
    await stopped(at, await at.b.get(`/inloggen/terug/medewerker?${new URLSearchParams(answer)}`), 'no-role', /Je hebt nog geen toegang/)
  }
})

test('unknown: what nobody thought of has a number as well, and the log says more under it', async (t) => {
  const issuer = await testIssuer(t)
  const door = await atTheDoor(t, { doors: issuer.doors }, { residentByBsn: async () => { throw new Error('the residents room fell over') } })
  const at = { ...door, issuer }
  await stopped(at, await comeBack(at, issuer.agrees(await start(at), { bsn: henk.bsn })), 'unknown', /Wij weten nog niet waarom/)
  assert.ok(at.house.lines.some(({ level, message }) => level === 'error' && /stopped a sign-in/.test(message)))
  assert.equal((await at.house.owner.one<{ n: number }>('select count(*) as n from identity.session')).n, 0, 'nothing of it was kept')
})

test('a door that lacks, or lacks its key, stops one sign-in with a number and not the process', async (t) => {
  const issuer = await testIssuer(t)
  const { staff, ...doors } = issuer.doors
  for (const lacking of [doors, { ...doors, staff: { ...staff, clientKey: undefined } }]) {
    const door = await atTheDoor(t, { doors: lacking as unknown as typeof issuer.doors })
    const at = { ...door, issuer }
    // A failure that nobody waits for would end this test, as it ended the shop.
    await stopped(at, await at.b.get('/inloggen/medewerker'), 'unknown', /Wij weten nog niet waarom/)
    assert.ok((await at.b.get('/inloggen/digid')).location?.startsWith(issuer.doors.resident.issuer))
  }
})

test('every cause has a page and a script for the desk', async (t) => {
  const { hasText } = await import('#modules/knowledge/index.ts')
  const { deskText, pageText } = await import('./domain/sign-in-failure.ts')
  const { house } = await standing(t)
  for (const cause of causes) {
    for (const door of ['resident', 'provider', 'staff'] as const) assert.ok(hasText(house, pageText(cause, door)), `${pageText(cause, door)}`)
    for (const part of ['saw', 'say', 'do', 'never']) assert.ok(hasText(house, `${deskText(cause)}#${part}`), `${deskText(cause)}#${part}`)
  }
})

test('a number that is not ours, or is mistyped, shows nothing', async (t) => {
  const at = await standing(t)
  for (const number of ['K7M4QX', '000000', 'x', '%2e%2e']) assert.equal((await at.b.get(`/inloggen/gestopt/${number}`)).status, 404, number)
})
