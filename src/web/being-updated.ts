import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Config } from '#src/config.ts'
import type { Municipality } from '#src/municipality.ts'
import { text } from './being-updated.text.ts'
import { beingUpdated } from './english.text.ts'
import { securityHeaders } from './headers.ts'
import { html } from './html.ts'

const SOON_S = 20

/**
 * Answers everything with 503 until the shop itself listens: who comes while a release changes the database reads what is going on.
 * Where the port is taken it is silent: the release before serves there, or the start says so by itself.
 */
export async function whileUpdated({ config, municipality }: { readonly config: Pick<Config, 'tls' | 'host' | 'port' | 'publicUrl'>; readonly municipality: Municipality }): Promise<{ close(): Promise<void> }> {
  const headers = { ...securityHeaders({ issuers: [], https: config.publicUrl.startsWith('https:') }), 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': String(SOON_S), connection: 'close' }
  const body = Buffer.from(String(html`<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="${SOON_S}"><title>${text.title}</title></head><body><main><h1>${text.title}</h1><p>${text.lead}</p><p>${text.bons}</p><p>${text.call(municipality.phone)}</p><p lang="en">${beingUpdated}</p></main></body></html>`))
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    request.resume()
    response.writeHead(503, { ...headers, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body)
  }
  const server = config.tls ? createSecureServer(config.tls, answer) : createServer(answer)
  const listens = await new Promise<boolean>((resolve) => { server.once('error', () => resolve(false)).listen(config.port, config.host, () => resolve(true)) })
  return {
    close: () => new Promise((resolve) => {
      if (!listens) return resolve()
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
