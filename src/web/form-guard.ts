import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormOwner, formToken, tokenMatches } from './csrf.ts'
import { type Html, html } from './html.ts'
import type { Signed } from './route.ts'
import { formCookie, single } from './visit.ts'

/** Whether a form is one of ours, of who sends it. */
export type FormGuard = {
  /** The hidden field for every form of a page. */
  field(request: FastifyRequest, reply: FastifyReply, signed: Signed | undefined): Html
  /** Said by the browser itself, before anything of the form is read. */
  fromOtherSite(request: FastifyRequest): boolean
  fromOurSite(request: FastifyRequest, signed: Signed | undefined): boolean
}

/** Signed in: bound to the session. Signed out: to a form cookie, set only when there is a form to protect. */
export function formGuard(key: Buffer): FormGuard {
  const fields = new WeakMap<FastifyRequest, Html>()
  const fromOtherSite = ({ headers }: FastifyRequest): boolean => {
    const site = headers['sec-fetch-site']
    return site !== undefined && site !== 'same-origin' && site !== 'none'
  }
  return {
    fromOtherSite,
    field(request, reply, signed) {
      // A page has several forms, and they are all of one owner.
      const made = fields.get(request)
      if (made) return made
      let owner = ownerOf(request, signed)
      if (!owner) {
        const fresh = randomBytes(16).toString('base64url')
        reply.setCookie(formCookie, fresh, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' })
        request.cookies[formCookie] = fresh
        owner = `visitor ${fresh}`
      }
      const field = html`<input type="hidden" name="_csrf" value="${formToken(key, owner)}">`
      fields.set(request, field)
      return field
    },
    fromOurSite(request, signed) {
      if (fromOtherSite(request)) return false
      const owner = ownerOf(request, signed)
      return owner !== undefined && tokenMatches(key, owner, single((request.body as Record<string, string | string[]> | undefined)?.['_csrf']))
    },
  }
}

function ownerOf(request: FastifyRequest, signed: Signed | undefined): FormOwner | undefined {
  if (signed) return `session ${signed.sessionId}`
  const cookie = request.cookies[formCookie]
  return cookie ? `visitor ${cookie}` : undefined
}
