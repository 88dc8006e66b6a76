import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export type Asked = { readonly headers: IncomingMessage['headers']; readonly url: string; readonly body: string }

/** A register or source that answers exactly what a test says, wrong answers above all; `asked` is what it was sent. */
export async function httpSource(t: TestContext, answer: (response: ServerResponse, asked: Asked, nth: number) => void): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const one = { headers: request.headers, url: request.url ?? '', body: Buffer.concat(chunks).toString('utf8') }
    asked.push(one)
    answer(response, one, asked.length)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.after(() => { server.close(); server.closeAllConnections() })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

export const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
