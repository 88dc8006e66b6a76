import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { Pdf } from '#web/pdf.ts'

/** What goes into the envelope with a letter: nothing, more pages, or nothing any more, and then the letter stays home. */
export type Enclosed = { readonly kind: 'letter-alone' } | { readonly kind: 'with'; readonly write: (pdf: Pdf) => void } | { readonly kind: 'nothing-left' }
/** Given by app.ts: what a letter is about belongs to rooms further on. */
export type EnclosedWith = (house: House, q: Queryable, letter: { readonly kind: string; readonly dedupeKey: string }) => Promise<Enclosed>
