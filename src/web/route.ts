import type { Clock } from '#shared/clock.ts'
import type { Language } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Answer } from './answer.ts'
import type { Html } from './html.ts'

/** Who is signed in, as far as the web needs to know. Identity fills it in. */
export type Signed = {
  readonly sessionId: string
  readonly door: 'resident' | 'provider' | 'staff' | 'library'
  /** The resident's, provider person's or staff member's id in its own room; a resident who has not applied has none. */
  readonly subjectId: string | undefined
  readonly name: string
  /** Under which representation this session chose to act; whether that holds is asked before it counts. */
  readonly actsUnder?: string | undefined
  /** It holds: somebody else acts for `subjectId` under this representation. Every act is written down with both. */
  readonly actedBy?: string | undefined
  readonly roles: readonly string[]
  /** You stay signed in until then; a page view moves it, up to the absolute end. */
  readonly until: Date
}

/** A file as it came in. Nothing about it is trusted: look into it before you keep it (src/web/files). */
export type Upload = {
  readonly field: string
  /** As the sender's device called it, fit to be shown; maybe empty. */
  readonly name: string
  /** The type that the sender says it has. */
  readonly claims: string
  readonly bytes: Buffer
}

/** A form that takes files (`enctype="multipart/form-data"`): how many, and how large each may be. */
export type FilesOption = {
  readonly most: number
  readonly bytes: number
  /** Too many or too large: the form again with what was typed and this sentence at the file field. The web makes it a 413. */
  readonly over: (visit: Visit, problem: string) => Promise<Answer> | Answer
}

/** One request, read and checked: single-valued query and form, never an array where a text is expected. */
export type Visit = {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What the address asks us to speak (language.ts). */
  readonly lang: Language
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  /** All values of a field that may occur more than once (checkboxes). */
  readonly many: (field: string) => readonly string[]
  /** Asked by our own script between two keys (src/client/search.ts): nobody looks at this page yet, so it counts as nothing. */
  readonly typing: boolean
  /** Only on a route that takes files; never more or larger than it says. */
  readonly files: readonly Upload[]
  /** Which machine this came from, as a mark under our key: to count tries by, never to know who. */
  readonly sender: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly signed: Signed | undefined
  /** By which of their roles who is signed in may do what this route asks: the one that the audit names. */
  readonly role: string | undefined
  readonly clock: Clock
  readonly today: LocalDate
  /** Hidden fields that every form needs: CSRF token, and for a mutating one a fresh idempotency key. */
  readonly csrf: () => Html
  readonly idempotency: () => Html
  readonly setCookie: (name: string, value: string, options?: { maxAgeSeconds?: number; crossSite?: boolean }) => void
  readonly clearCookie: (name: string) => void
  readonly log: { info(facts: object, message: string): void; warn(facts: object, message: string): void; error(facts: object, message: string): void }
}

export type Handler = (visit: Visit) => Promise<Answer> | Answer

/** Every route names the action it needs; the table of who may do what is identity/domain/access.ts. */
export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly action: string
  readonly handler: Handler
  /** Requests a minute for one visitor, where typing or guessing could pay (sign-in, typed codes). */
  readonly perMinute?: number
  /** A POST from another site by design (form_post of an issuer): its own state guards it instead of the CSRF token. */
  readonly crossSite?: boolean
  readonly files?: FilesOption
  /** Staff who ask for much (figures, a file of many rows) may wait longer than a page may (db/two-patiences.ts). */
  readonly patient?: boolean
}

type Options = Pick<Route, 'perMinute' | 'crossSite' | 'files' | 'patient'>
export const get  = (path: string, action: string, handler: Handler, options: Options = {}): Route => ({ method: 'GET',  path, action, handler, ...options })
export const post = (path: string, action: string, handler: Handler, options: Options = {}): Route => ({ method: 'POST', path, action, handler, ...options })
