import type { FastifyRequest } from 'fastify'
import { button, buttonGroup } from './components/button.ts'
import { paragraph } from './components/page.ts'
import { type Html, html } from './html.ts'

/** A form as it came in: its address, and all that stood in its fields. */
export type FormAsSent = { readonly to: string; readonly fields: Readonly<Record<string, readonly string[]>> }

const begun = new WeakSet<FastifyRequest>()
/** From here on only the handler knows what was kept. */
export const begins = (request: FastifyRequest): void => { begun.add(request) }

/** What may be said of a request that the database gave no answer to. */
export const keptOf = (request: FastifyRequest): 'unavailable' | 'unsure' | 'not-arrived' => (request.method !== 'POST' ? 'unavailable' : begun.has(request) ? 'unsure' : 'not-arrived')

/**
 * What may be sent again as it was: a form of ours. Not files, which no page can hold; and of what was begun only a form with
 * a key: sent again, it is the same one.
 */
export function formAsSent(request: FastifyRequest): FormAsSent | undefined {
  const { method, url, headers, body } = request
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/x-www-form-urlencoded') || body === null || typeof body !== 'object') return undefined
  const fields = Object.fromEntries(Object.entries(body as Record<string, string | string[]>).map(([name, value]) => [name, [value].flat()]))
  return !fields['_csrf'] || (begun.has(request) && !fields['_key']) ? undefined : { to: url, fields }
}

/** What to do now, with the form when the page has it. `words`: of this kind of page; nothing where nothing was sent. */
export const sendAgain = (form: FormAsSent | undefined, words: { readonly again?: string | undefined; readonly back?: string | undefined }, label: string): Html | undefined => (
  form && words.again ? html`${paragraph(words.again)}${formAgain(form, label)}` : words.back ? paragraph(words.back) : undefined)

const formAgain = ({ to, fields }: FormAsSent, label: string): Html => html`<form method="post" action="${to}">${
  Object.entries(fields).flatMap(([name, values]) => values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`))
}${buttonGroup(button({ label, large: true }))}</form>`
