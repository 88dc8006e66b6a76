import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { Agent, get as getSafely } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { plainHttp } from '#src/plain-http.ts'
import { apply, mainText, openJourney, order, seen, signInAs, story } from './steps.ts'

/** A certificate for localhost that this machine signs for itself; nothing when openssl is not there. */
function ownCertificate(): { cert: string; key: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const { status } = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert])
    return status === 0 ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const https = ownCertificate()
const answer = (url: string, agent?: Agent): Promise<IncomingMessage> => new Promise((resolve, reject) => {
  (agent ? getSafely(url, { agent }, resolve) : get(url, resolve)).on('error', reject)
})

test('the shop over its own TLS', { skip: !https && 'openssl is not installed: no certificate could be made' }, async (t) => {
  const { shop, page, context } = await openJourney(t, { shop: { https: https! }, window: { ownCertificate: true } })
  const part = story(t)

  await part('who trusts the certificate is let in; nobody without TLS or with an old one', async () => {
    const agent = (more: object = {}) => new Agent({ ca: https!.cert, ...more })
    const home = await answer(`${shop.url}/`, agent())
    home.resume()
    assert.equal(home.statusCode, 200)
    await assert.rejects(answer(`${shop.url}/`, new Agent()), /self-signed certificate/)
    await assert.rejects(answer(`${shop.url}/`, agent({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })), /protocol version|alert/i)
    await assert.rejects(answer(shop.url.replace('https:', 'http:')), /socket hang up|ECONNRESET|Parse Error/)
  })

  await part('every answer tells the browser never to come back without it: pages, files, errors', async () => {
    const stylesheet = /href="(\/[^"]+\.css)"/.exec(await (await page.request.get(shop.url)).text())![1]!
    for (const path of ['/', '/aanbod', '/mijn/bonnen', '/is-er-niet', stylesheet, '/gezond']) {
      const { 'strict-transport-security': hsts } = (await page.request.get(`${shop.url}${path}`, { maxRedirects: 0 })).headers()
      assert.equal(hsts, 'max-age=63072000; includeSubDomains', path)
    }
  })

  await part('Marjan signs in, gets her pass and orders, and no cookie of hers ever goes without TLS', async () => {
    await page.goto(`${shop.url}/inloggen`)
    await seen(page)
    await page.getByRole('link', { name: /Inloggen met DigiD/ }).click()
    await signInAs(page, 'Marjan Postma')
    await page.waitForURL(`${shop.url}/aanvragen`)
    await apply(page)
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(page)
    await order(shop, page, 'Gratis zwemmen')
    await seen(page)
    const cookies = (await context.cookies()).filter(({ domain }) => domain === 'localhost')
    assert.ok(cookies.some(({ name }) => name === '__Host-stadjerspas'))
    for (const { name, secure, httpOnly, path } of cookies) assert.deepEqual({ name, secure, httpOnly, path }, { name, secure: true, httpOnly: true, path: '/' })
  })

  await part('she signs out, also at DigiD, and is back on the shop over TLS', async () => {
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.waitForURL(`${shop.url}/uitgelogd`)
    await seen(page)
    assert.match(await mainText(page), /uitgelogd/i)
  })
})

test('plain http answers only with the way to the padlock, for any host and any method', async (t) => {
  const server = plainHttp('https://stadjerspas.example', 0)
  await once(server, 'listening')
  t.after(() => { server.close() })
  const { port } = server.address() as AddressInfo
  for (const [asked, location] of [['/aanbod?zoek=zwem', 'https://stadjerspas.example/aanbod?zoek=zwem'], ['//evil.example/x', 'https://stadjerspas.example//evil.example/x']] as const) {
    const { statusCode, headers } = await answer(`http://127.0.0.1:${port}${asked}`)
    assert.deepEqual([statusCode, headers.location, headers['set-cookie']], [308, location, undefined])
  }
  const posted = await fetch(`http://127.0.0.1:${port}/uitloggen`, { method: 'POST', body: 'a=b', redirect: 'manual', headers: { host: 'evil.example' } })
  assert.deepEqual([posted.status, posted.headers.get('location')], [308, 'https://stadjerspas.example/uitloggen'])
})
