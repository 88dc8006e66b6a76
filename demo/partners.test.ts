import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frozenClock } from '#shared/clock.ts'
import { testPartners } from '#test/partners.ts'
import { startPartners } from './partners.ts'
import { providerPeople, staffPeople } from './personas.ts'
import { signInLinks } from './signin-links.ts'

const answers = (url: string): Promise<boolean> => fetch(url).then(async (response) => { await response.body?.cancel(); return true }, () => false)

test('partners start on ports of their own, on another site than the shop, and stop without leaving anything', async (t) => {
  const partners = await testPartners(t)
  const { brp, income, mailbox, digid, eherkenning, staff } = partners.urls
  const urls = [brp, income, mailbox, digid, eherkenning, staff]
  for (const url of urls) assert.equal(new URL(url).hostname, '127.0.0.1')
  assert.equal(new Set(urls.map((url) => new URL(url).port)).size, 4)
  for (const url of urls) assert.ok(await answers(url), url)
  await partners.stop()
  for (const url of urls) assert.ok(!await answers(url), url)
})

test('when one port is taken, none of the partners stays behind', async (t) => {
  const first = await testPartners(t)
  const taken = Number(new URL(first.urls.mailbox).port)
  const ports = { oidc: 0, brp: 0, income: 0, smtp: 0, mailbox: taken, imap: 0 }
  await assert.rejects(startPartners({ host: '127.0.0.1', ports, clock: frozenClock('2026-11-23T10:00:00Z'), shopUrl: 'http://localhost:3000', clientJwks: { keys: [{ kty: 'EC' }] } }), { code: 'EADDRINUSE', port: taken })
})

test('each role has one sign-in link, to a person who has that role', () => {
  const links = signInLinks('http://localhost:3000')
  assert.deepEqual(links.map(({ role }) => role), ['resident', 'provider-manager', 'counter', 'caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'])
  assert.equal(links[0]!.url, 'http://localhost:3000/inloggen/digid?login_hint=fatima')
  const people = [...providerPeople, ...staffPeople]
  for (const { url, name, role } of links.slice(1)) {
    const person = people.find(({ key }) => key === new URL(url).searchParams.get('login_hint'))
    assert.equal(person?.name, name)
    assert.ok('groups' in person! ? person.groups.includes(`stadjerspas-${role}`) : person!.role === role)
  }
})
