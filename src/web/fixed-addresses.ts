import type { FastifyInstance } from 'fastify'
import type { House } from '#src/house.ts'
import type { Assets } from './assets.ts'
import { encodingFor } from './page-cache.ts'

/** What is the same for everybody: files of the look, and the addresses that programs ask for by themselves. */
export function fixedAddresses(app: FastifyInstance, house: House, assets: Assets): void {
  for (const [path, asset] of assets.files) {
    app.get(path, async (request, reply) => {
      const encoding = encodingFor(request.headers['accept-encoding'])
      const body = encoding === 'plain' ? asset.body : asset[encoding] ?? asset.body
      if (body !== asset.body) reply.header('content-encoding', encoding)
      return reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding').send(body)
    })
  }
  app.get('/favicon.ico', async (_request, reply) => reply.redirect(assets.url('icon.svg'), 302))
  app.get('/robots.txt', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow: /mijn/\nDisallow: /inloggen/\n'))
  app.get('/.well-known/security.txt', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(securityTxt(house)))
}

/** RFC 9116; the end date is always within a year. */
function securityTxt({ config, clock }: House): string {
  const expires = new Date(clock.now().getTime() + 180 * 86_400_000).toISOString().slice(0, 10)
  return [`Contact: ${config.securityContact}`, `Expires: ${expires}T00:00:00Z`, 'Preferred-Languages: nl, en', `Canonical: ${config.publicUrl}/.well-known/security.txt`, ''].join('\n')
}
