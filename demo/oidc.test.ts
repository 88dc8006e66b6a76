import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import * as oidc from 'openid-client'
import type { DoorConfig } from '#src/door-config.ts'
import { shopAt, Visitor } from '#test/oidc-visitor.ts'
import { testPartners } from '#test/partners.ts'
import { levels } from './oidc.ts'
import { digidLevels, staffLevels } from './oidc/doors.ts'

const SHOP = 'http://localhost:3000'
const BACK = { digid: `${SHOP}/inloggen/terug/digid`, aanbieder: `${SHOP}/inloggen/terug/aanbieder`, medewerker: `${SHOP}/inloggen/terug/medewerker` }

type Press = { persoon?: string; knop: 'in' | 'laag' | 'stop' }

/** From the shop to the page of people and back, as far as the answer. */
async function visit(door: DoorConfig, redirect_uri: string, press: Press, { hint, mode, pushed = false }: { hint?: string; mode?: 'form_post'; pushed?: boolean } = {}) {
  const shop = await shopAt(door)
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()]
  const parameters = {
    redirect_uri, scope: 'openid', code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce,
    acr_values: door.acrValues.join(' '), ...(hint ? { login_hint: hint } : {}), ...(mode ? { response_mode: mode } : {}),
  }
  const to = pushed ? await oidc.buildAuthorizationUrlWithPAR(shop, parameters) : oidc.buildAuthorizationUrl(shop, parameters)
  const visitor = new Visitor()
  const page = await visitor.go(to.href, SHOP)
  const answer = await visitor.go(page.url, SHOP, { persoon: press.persoon ?? '', knop: press.knop })
  const grant = () => oidc.authorizationCodeGrant(shop, new URL(answer.url), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
  return { shop, visitor, page, answer, grant }
}

test('Fatima signs in with DigiD: the level and a pseudonym in the ID token, her BSN only at the userinfo address', async (t) => {
  const partners = await testPartners(t)
  const door = partners.config.doors.resident
  const { shop, grant } = await visit(door, BACK.digid, { persoon: 'fatima', knop: 'in' }, { hint: 'fatima', pushed: true })
  const tokens = await grant()
  const claims = tokens.claims()!
  assert.equal(claims.acr, digidLevels[1])
  assert.equal(claims.bsn, undefined, 'an ID token goes back to the issuer in an address when somebody signs out')
  assert.ok(!claims.sub.includes('fatima') && !claims.sub.includes('999930011'))
  const info = await oidc.fetchUserInfo(shop, tokens.access_token, claims.sub)
  assert.equal(info.bsn, '999930011')
  assert.deepEqual(partners.errors, [])
})

test('the same person has the same pseudonym the next time, and another person another one', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const subject = async (persoon: string) => (await (await visit(doors.resident, BACK.digid, { persoon, knop: 'in' })).grant()).claims()!.sub
  const henk = await subject('henk')
  assert.equal(await subject('henk'), henk)
  assert.notEqual(await subject('marjan'), henk)
})

test('a level that is too low comes back as such: the shop itself must compare', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const acr = async (door: DoorConfig, back: string, persoon: string) => (await (await visit(door, back, { persoon, knop: 'laag' })).grant()).claims()!.acr
  assert.equal(await acr(doors.resident, BACK.digid, 'fatima'), digidLevels[0])
  assert.equal(await acr(doors.provider, BACK.aanbieder, 'sietske'), 'urn:etoegang:core:assurance-class:loa2plus')
  assert.equal(await acr(doors.staff, BACK.medewerker, 'hanneke'), staffLevels[0])
})

test('nothing lower than the lowest level is offered', () => {
  assert.deepEqual(levels({ levels: digidLevels, usual: digidLevels[1]! }, digidLevels[0]), { level: digidLevels[0], lower: undefined })
  assert.deepEqual(levels({ levels: digidLevels, usual: digidLevels[1]! }, undefined), { level: digidLevels[1], lower: digidLevels[0] })
  assert.deepEqual(levels({ levels: digidLevels, usual: digidLevels[1]! }, 'nonsense'), { level: digidLevels[1], lower: digidLevels[0] })
})

test('who stops comes back with access_denied and no code', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const { answer } = await visit(doors.resident, BACK.digid, { knop: 'stop' })
  const back = new URL(answer.url)
  assert.equal(back.searchParams.get('error'), 'access_denied')
  assert.equal(back.searchParams.get('code'), null)
  assert.ok(back.searchParams.get('state') && back.searchParams.get('iss'))
})

test('eHerkenning gives the number in the trade register and the person; the municipality gives groups', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const infoOf = async (door: DoorConfig, back: string, persoon: string) => {
    const { shop, grant } = await visit(door, back, { persoon, knop: 'in' })
    const tokens = await grant()
    return oidc.fetchUserInfo(shop, tokens.access_token, tokens.claims()!.sub)
  }
  const sietske = await infoOf(doors.provider, BACK.aanbieder, 'sietske')
  assert.equal(sietske['urn:etoegang:1.9:EntityConcernedID:KvKnr'], '90010013')
  assert.equal(sietske.name, 'Sietske van Dam')
  const hanneke = await infoOf(doors.staff, BACK.medewerker, 'hanneke')
  assert.deepEqual(hanneke.groups, ['stadjerspas-caseworker'])
  assert.equal(hanneke.name, 'Hanneke de Boer')
})

test('a hint chooses the person beforehand; nobody chosen asks again', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const { page, answer } = await visit(doors.resident, BACK.digid, { knop: 'in' }, { hint: 'aaltje' })
  assert.match(page.body, /value="aaltje" checked/)
  assert.equal(page.body.match(/ checked/g)?.length, 1)
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Kies eerst wie je bent\./)
  const without = await visit(doors.resident, BACK.digid, { knop: 'stop' }, { hint: 'nobody' })
  assert.doesNotMatch(without.page.body, / checked/)
})

test('the page of people says that it is a demonstration, loads nothing from elsewhere and names every person', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const { page } = await visit(doors.resident, BACK.digid, { knop: 'stop' })
  assert.match(page.body, /Dit is niet DigiD/)
  assert.doesNotMatch(page.body, /<script|style=|(src|href)="(https?:)?\/\//)
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' http:\/\/localhost:3000$/)
  for (const name of ['Fatima Bouazza', 'Henk Wiersema', 'Tom de Wit']) assert.ok(page.body.includes(name), name)
  assert.doesNotMatch(page.body, /9999\d{5}/)
})

test('an answer can also be posted from the site of the issuer', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const { answer } = await visit(doors.resident, BACK.digid, { persoon: 'fatima', knop: 'in' }, { mode: 'form_post' })
  assert.match(answer.body, /<form method="post" action="http:\/\/localhost:3000\/inloggen\/terug\/digid">/)
  assert.match(answer.body, /name="code"/)
})

test('without PKCE, with another address to return to, or with another key, the issuer refuses', async (t) => {
  const partners = await testPartners(t)
  const { issuer, clientId } = partners.config.doors.resident
  const ask = (more: Record<string, string>) => new Visitor().go(`${issuer}/auth?${new URLSearchParams({ client_id: clientId, response_type: 'code', scope: 'openid', redirect_uri: BACK.digid, state: 's', ...more })}`, SHOP)
  assert.equal(new URL((await ask({})).url).searchParams.get('error'), 'invalid_request')
  const elsewhere = await ask({ redirect_uri: 'https://evil.example/', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' })
  assert.equal(elsewhere.status, 400)
  assert.match(elsewhere.body, /Inloggen lukt nu niet/)

  const other = await testPartners(t)
  await assert.rejects(visit({ ...partners.config.doors.resident, clientKey: other.clientKey }, BACK.digid, { knop: 'stop' }, { pushed: true }), /invalid_client|server responded with an error/)
})

test('signing out with the ID token in hand goes back to the shop at once', async (t) => {
  const { config: { doors } } = await testPartners(t)
  const { shop, visitor, grant } = await visit(doors.resident, BACK.digid, { persoon: 'fatima', knop: 'in' })
  const { id_token } = await grant()
  const to = oidc.buildEndSessionUrl(shop, { id_token_hint: id_token!, post_logout_redirect_uri: `${SHOP}/uitgelogd`, state: 'after' })
  const { url } = await visitor.go(to.href, SHOP)
  assert.equal(url, `${SHOP}/uitgelogd?state=after`)
  assert.doesNotMatch(Buffer.from(id_token!.split('.')[1]!, 'base64url').toString(), /9999\d{5}/)
})

async function answersWithin(t: TestContext, url: string, ms: number): Promise<number | 'nothing'> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ms)
  t.after(() => clearTimeout(timer))
  return fetch(url, { signal: stop.signal }).then(({ status }) => status, () => 'nothing' as const)
}

test('an issuer that is down, cut off or slow fails alone: the other two go on', async (t) => {
  const partners = await testPartners(t)
  const at = (key: 'digid' | 'staff') => answersWithin(t, `${partners.urls[key]}/.well-known/openid-configuration`, 1500)
  partners.faults.set('digid', 'down')
  assert.deepEqual([await at('digid'), await at('staff')], [503, 200])
  partners.faults.set('digid', 'refused')
  assert.deepEqual([await at('digid'), await at('staff')], ['nothing', 200])
  partners.faults.set('digid', 'slow')
  assert.deepEqual([await at('digid'), await at('staff')], ['nothing', 200])
  partners.faults.set('digid', null)
  assert.equal(await at('digid'), 200)
})
