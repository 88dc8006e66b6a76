import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { readMunicipality } from '#src/municipality.ts'
import { testConfig } from '#test/house.ts'
import { freePorts, isFree } from '#test/spawned.ts'
import { whileUpdated } from './being-updated.ts'

const given = async () => {
  const config = { ...testConfig({ ownerUrl: '' }), port: await freePorts(1) }
  return { config, municipality: readMunicipality(config.municipalityFile), url: `http://127.0.0.1:${config.port}` }
}

test('who comes while a release changes the database reads what is going on, whatever they ask or send', async () => {
  const { url, ...here } = await given()
  const updating = await whileUpdated(here)
  for (const [path, init] of [['/', {}], ['/gezond', {}], ['/mijn/bonnen?x=1', {}], ['/aanvragen', { method: 'POST', body: 'a=1' }]] as const) {
    const response = await fetch(url + path, init)
    const page = await response.text()
    assert.deepEqual([response.status, response.headers.get('retry-after'), response.headers.get('cache-control')], [503, '20', 'no-store'], path)
    assert.match(page, /<html lang="nl">.*<h1>Wij werken de site bij<\/h1>.*is bewaard.*Ook op papier.*Bel 14 050/s)
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  }
  assert.equal(await (await fetch(url, { method: 'HEAD' })).text(), '')
  await updating.close()
  assert.ok(await isFree(here.config.port), 'the shop itself listens there now')
})

test('where the release before still serves, nothing is said over it', async () => {
  const { url, ...here } = await given()
  const before = createServer((_request, response) => { response.end('the shop') })
  await new Promise<void>((resolve) => { before.listen(here.config.port, '127.0.0.1', resolve) })
  try {
    const updating = await whileUpdated(here)
    assert.equal(await (await fetch(url)).text(), 'the shop')
    await updating.close()
  } finally {
    before.closeAllConnections()
    before.close()
  }
})
