import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the partners of the demonstration need of HTTP, and no more: each is one small server on its own port. */
export type Exchange = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export type Listening = { readonly url: string; readonly port: number; stop(): Promise<void> }

export async function listen(host: string, port: number, exchange: Exchange, log: (error: unknown) => void): Promise<Listening> {
  const server = createServer((request, response) => {
    void Promise.resolve().then(() => exchange(request, response)).catch((error: unknown) => {
      log(error)
      if (response.headersSent) response.destroy()
      else send(response, 500, 'text/plain; charset=utf-8', 'Deze partner van de demonstratie heeft een fout gemaakt.\n')
    })
  })
  return listening(server, host, port)
}

/** A port in use is told to the caller as an error with `code: 'EADDRINUSE'` and the port. */
export async function listening(server: Server, host: string, port: number): Promise<Listening> {
  server.listen(port, host)
  await once(server, 'listening')
  const actual = (server.address() as AddressInfo).port
  return {
    url: `http://${host}:${actual}`, port: actual,
    async stop() {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers })
  response.end(body)
}

export const sendJson = (response: ServerResponse, status: number, body: unknown, type = 'application/json; charset=utf-8', headers: Readonly<Record<string, string>> = {}): void =>
  send(response, status, type, JSON.stringify(body), headers)

const BODY_LIMIT = 64 * 1024

/** The body as text; undefined when it is longer than any honest request to these partners. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY_LIMIT) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON; undefined when it is not that. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readBody(request) ?? '')
  } catch {
    return undefined
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
