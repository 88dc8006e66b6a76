import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type TestContext, test } from 'node:test'
import { listening } from '#demo/http.ts'
import { axe, fitsItsWidth, openBrowser } from '#test/browser.ts'

const page = (body: string) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main><h1>Proef</h1>${body}</main></body></html>`

/** One page under the shop's strict policy. */
async function serve(t: TestContext, body: string): Promise<string> {
  const server = await listening(createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'" })
    response.end(page(body))
  }), '127.0.0.1', 0)
  t.after(() => server.stop())
  return server.url
}

test('a good page passes under a strict policy, with JavaScript and without', async (t) => {
  const url = await serve(t, '<p>Goed zo.</p><noscript><p>Zonder script.</p></noscript>')
  const { page, another } = await openBrowser(t)
  await page.goto(url)
  await axe(page)
  const without = await another({ javaScript: false, width: 320 })
  await without.page.goto(url)
  await axe(without.page)
  await fitsItsWidth(without.page)
})

test('a field without a label is found, also on a page without JavaScript and in what stands in noscript', async (t) => {
  const url = await serve(t, '<noscript><form><input name="naam"></form></noscript>')
  const { page, another } = await openBrowser(t, { javaScript: false })
  await page.goto(url)
  await assert.rejects(axe(page), /is not accessible to everybody:\nlabel: Form elements must have labels/)
  const withScript = await another()
  await withScript.page.goto(url)
  await axe(withScript.page)
})

test('what is too wide for the window is found', async (t) => {
  const url = await serve(t, '<img alt="" width="600" height="10" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">')
  const { page } = await openBrowser(t, { width: 320 })
  await page.goto(url)
  await assert.rejects(fitsItsWidth(page), /is 6\d\d pixels wide in a window of 320\./)
})

test('what the policy stops, a script that throws and a request to another machine fail the test', async (t) => {
  const url = await serve(t, '<p onclick="x()">a</p><script>nooit()</script>')
  const complaints: string[] = []
  const ended: (() => Promise<void>)[] = []
  const inner = { after: (work: () => Promise<void>) => { ended.push(work) } } as unknown as TestContext
  const { page, context } = await openBrowser(inner)
  await page.goto(url)
  const threw = context.waitForEvent('weberror')
  await page.evaluate('void setTimeout(() => { throw new Error("stuk") })')
  await threw
  await page.goto('http://elders.invalid/').catch(() => {})
  for (const work of ended) await work().catch((error: Error) => { complaints.push(error.message) })
  assert.match(complaints.join(), /Content Security Policy/)
  assert.match(complaints.join(), /a script threw: stuk/)
  assert.match(complaints.join(), /a request left this machine: http:\/\/elders\.invalid\//)
})
