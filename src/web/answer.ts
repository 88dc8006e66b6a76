import type { Html } from './html.ts'

/** Which frame a page gets: the shop in marigold, the workplaces of staff and providers in aubergine, or none (print). */
export type Area = 'shop' | 'work' | 'provider' | 'bare'

export type Page = {
  /** What the page does for the reader; the browser title adds product and municipality. */
  readonly title: string
  readonly body: Html
  readonly area?: Area
  /** The address of the menu item that this page belongs to. */
  readonly current?: string
  /** "Fout:" stands before the browser title. */
  readonly error?: boolean
  /** Signed-out pages may be kept by the browser; everything else is no-store. */
  readonly shared?: boolean
}

export type FileAnswer = {
  readonly kind: 'file'
  readonly type: string
  readonly body: Buffer | string
  readonly name?: string
  readonly download?: boolean
}

export type Answer =
  | { readonly kind: 'page'; readonly status: number; readonly page: Page }
  | { readonly kind: 'redirect'; readonly to: string }
  | FileAnswer

export const page = (page: Page, status = 200): Answer => ({ kind: 'page', status, page })
/** After a POST (303), or to another page. `to` is a path of ours, or an address that configuration names. */
export const redirect = (to: string): Answer => ({ kind: 'redirect', to })
export const file = (answer: Omit<FileAnswer, 'kind'>): Answer => ({ kind: 'file', ...answer })

/** Ends at the edge as a page: not there, or not this person's (a stranger's record is 404 too). */
export class NotFound extends Error {}
/** Signed in, but this is not for this role. */
export class Forbidden extends Error {}
