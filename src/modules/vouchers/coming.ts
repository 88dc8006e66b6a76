import type { Language } from '#shared/language.ts'

/** How a voucher reaches its holder, when that is not by looking at the page: said on its page until it is over. */
export type Coming = { readonly kind: 'info' | 'ok' | 'warning'; readonly title: string; readonly body: string; /** They print it themselves, and are shown where. */ readonly print?: true }
/** What app.ts gives this room: how vouchers come belongs to their order, further on. */
export type VouchersGiven = { readonly howItComes?: (voucherId: string, lang: Language) => Promise<Coming | undefined> }
