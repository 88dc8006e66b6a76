import type { Html } from './html.ts'

/** Which frame a page gets: the shop in marigold, the workplaces of staff and providers in aubergine, or none (print). */
export type Area = 'shop' | 'work' | 'provider' | 'bare'

export type Page = {
  /** What the page does for the reader; the browser title adds product and municipality. */
  readonly title: string
  readonly body: Html
  readonly area?: Area
  /** The Dutch address of the menu item that this page belongs to. */
  readonly current?: string
  /** The Dutch address of this page with the query that makes it what it is, as we write it; without one, its path is enough. */
  readonly address?: string
  /** Names of files in src/client that make this page quicker; it works the same without. */
  readonly scripts?: readonly string[]
  /** A script of this page may ask for the camera (headers.ts); on every other page a browser does not even ask. */
  readonly camera?: boolean
  /** "Fout:" stands before the browser title. */
  readonly error?: boolean
  /** The browser may keep it until it is closed, so that going back to a page that answered a form works. Nothing personal is on it. */
  readonly mayGoBack?: boolean
}

export type FileAnswer = {
  readonly kind: 'file'
  readonly type: string
  readonly body: Buffer | string
  readonly name?: string
  readonly download?: boolean
  /** Made from what somebody sent: should a browser show it after all, it may do nothing and knows nobody. */
  readonly sandbox?: boolean
  /** What this address names never changes: browsers keep it for ever. */
  readonly immutable?: boolean
}

export type Answer =
  | { readonly kind: 'page'; readonly status: number; readonly page: Page }
  | { readonly kind: 'shared'; readonly version: string; readonly page: () => Page | Promise<Page> }
  | { readonly kind: 'redirect'; readonly to: string }
  | FileAnswer

export const page = (page: Page, status = 200): Answer => ({ kind: 'page', status, page })

/**
 * A page that is the same for everybody who is not signed in. Its bytes are kept, compressed, per address for as long as
 * `version` stays the same (name all that the page depends on: catalogue, texts, norms, day). Signed in, it is rendered anew.
 */
export const sharedPage = (version: string, page: () => Page | Promise<Page>): Answer => ({ kind: 'shared', version, page })

/** After a POST (303), or to another page. `to` is a path of ours, or an address that configuration names. */
export const redirect = (to: string): Answer => ({ kind: 'redirect', to })
export const file = (answer: Omit<FileAnswer, 'kind'>): Answer => ({ kind: 'file', ...answer })

/** Ends at the edge as a page: not there, or not this person's (a stranger's record is 404 too). */
export class NotFound extends Error {}
/** Signed in, but this is not for this role. */
export class Forbidden extends Error {}
/** The request itself cannot be read (a repeated parameter, a byte that is no text): 400 with a page. */
export class BadRequest extends Error {}
