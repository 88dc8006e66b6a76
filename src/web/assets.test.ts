import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { openAssets } from './assets.ts'
import { iconSheetPath } from './components/icon.ts'

describe('the files of the look', () => {
  test('every file has a hashed address, its type, and compressed bodies that are the same file', async () => {
    const assets = await openAssets()
    for (const name of ['stylesheet.css', 'figtree-nl.woff2', 'icon.svg', 'icons.svg']) {
      const file = assets.files.get(assets.url(name))
      assert.ok(file, name)
      assert.match(assets.url(name), /^\/static\/[a-z-]+\.[A-Za-z0-9]{8,10}\.[a-z0-9]+$/)
      if (file.br) assert.deepEqual(brotliDecompressSync(file.br), file.body)
      if (file.gzip) assert.deepEqual(gunzipSync(file.gzip), file.body)
    }
    assert.equal(assets.url('icons.svg'), iconSheetPath)
    assert.throws(() => assets.url('style.css'), /There is no asset "style.css"/)
  })

  test('the stylesheet names its font by the hashed address, and nothing outside our own site', async () => {
    const assets = await openAssets()
    const css = assets.files.get(assets.url('stylesheet.css'))!.body.toString()
    assert.deepEqual([...css.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1]!.replaceAll('"', '')), [assets.url('figtree-nl.woff2')])
  })

  test('what a first visit needs besides the page stays small', async () => {
    const assets = await openAssets()
    const bytes = ['stylesheet.css', 'figtree-nl.woff2', 'icon.svg', 'icons.svg'].map((name) => { const file = assets.files.get(assets.url(name))!; return (file.br ?? file.body).length })
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 34_000, `stylesheet, font, favicon, icons: ${bytes.join(', ')}`)
  })

  test("a municipality's own tokens lie over ours, and give another stylesheet", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'assets-'))
    t.after(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'tokens.css'), ':root { --pas-sun-500: #00bb99; }')
    const ours = await openAssets({ cache: folder })
    const theirs = await openAssets({ cache: folder, tokens: join(folder, 'tokens.css') })
    assert.notEqual(ours.url('stylesheet.css'), theirs.url('stylesheet.css'))
    assert.ok(theirs.files.get(theirs.url('stylesheet.css'))!.body.includes('@layer theme{:root{--pas-sun-500: #00bb99}}'))
    assert.equal((await readdir(folder)).filter((name) => name.endsWith('.json')).length, 2)
  })

  test('a bundle that was kept is used again, and a folder that cannot be written does no harm', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'assets-'))
    t.after(() => rm(folder, { recursive: true }))
    const first = await openAssets({ cache: folder })
    const [kept] = await readdir(folder)
    await writeFile(join(folder, kept!), JSON.stringify({ urls: { 'kept.css': '/static/kept.css' }, files: [] }))
    assert.equal((await openAssets({ cache: folder })).url('kept.css'), '/static/kept.css')
    const without = await openAssets({ cache: join(folder, kept!, 'a-file-stands-here') })
    assert.equal(without.url('stylesheet.css'), first.url('stylesheet.css'))
  })
})
