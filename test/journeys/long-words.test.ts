import { createServer } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { listening } from '#demo/http.ts'
import { readMunicipality } from '#src/municipality.ts'
import { fitsItsWidth, openBrowser } from '#test/browser.ts'
import type { Page } from '#web/answer.ts'
import { openAssets } from '#web/assets.ts'
import * as gallery from '#web/components/gallery.ts'
import { html } from '#web/html.ts'
import { type Frame, layout } from '#web/layout.ts'

const NAME = 'Wilhelminahendrikajohannageertruidamariaannapetronellaelisab'
// Names of people, offers and places, in what stands between tags: addresses and classes stay.
const WRITTEN_BY_SOMEBODY = /(?<=>[^<]*)\b(?:Marjan|Sem|Noor|Henk|Zwemmen|Zwembad|Filmhuis|Dubbele)\b(?=[^>]*<)/g

test('a name or title of one word of sixty letters breaks; no page becomes wider than its window', async (t) => {
  const assets = await openAssets()
  const frame: Frame = {
    municipality: readMunicipality(join(import.meta.dirname, '../../config/groningen.json')), signed: undefined, assets, demonstration: true,
    origin: 'https://stadjerspas.test', path: '/', csrf: () => html``, may: () => true,
  }
  const pages = new Map((Object.entries(gallery) as [string, Page][]).map(([name, page]) => [`/${name}`, layout(page, frame).text.replace(WRITTEN_BY_SOMEBODY, NAME)]))
  const server = await listening(createServer((request, response) => {
    const file = assets.files.get(request.url!)
    response.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' }).end(file?.body ?? pages.get(request.url!))
  }), '127.0.0.1', 0)
  t.after(() => server.stop())
  const { page } = await openBrowser(t, { javaScript: false })
  for (const path of pages.keys()) {
    await page.goto(server.url + path)
    for (const width of [320, 800, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await fitsItsWidth(page)
    }
  }
})
