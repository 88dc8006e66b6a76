import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import sharp from 'sharp'

/** A server of map tiles, on a port of its own as in the world: every tile is one colour. `asked` is what it saw of visitors. */
export async function tileServer(t: TestContext): Promise<{ readonly origin: string; readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[]; broken: boolean }> {
  const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#bfe3d4' } }).png().toBuffer()
  const asked: { path: string; headers: Readonly<Record<string, unknown>> }[] = []
  const own = { origin: '', asked, broken: false }
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    if (own.broken) response.writeHead(503).end()
    else response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(tile)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.after(() => { server.closeAllConnections(); server.close() })
  own.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return own
}
