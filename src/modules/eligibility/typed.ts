import type { House } from '#src/house.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Typed } from './application.ts'

const TYPED = 'eligibility.application.typed_sealed'

export const sealTyped = (house: House, typed: Typed): Buffer => house.box.seal(JSON.stringify(typed), TYPED)
export const openTyped = (house: House, sealed: Buffer): Typed => JSON.parse(house.box.open(sealed, TYPED)) as Typed

/** What was chosen stays, because the decision stands on it; what was written by hand goes, and says since when. */
export const forgetRemark = (typed: Typed, on: LocalDate): Typed => (typed.remark ? { ...typed, remark: '', remarkForgottenOn: on } : typed)
