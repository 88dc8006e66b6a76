import type { House } from '#src/house.ts'

/** Mail that a colleague looks at: what of it could be read. */
export type SealedMail = { readonly from: string; readonly name: string; readonly subject: string; readonly words: string; readonly messageId?: string | undefined }

const MAIL = 'contacts.mail.sealed'
export const sealMail = (house: House, mail: SealedMail): Buffer => house.box.seal(JSON.stringify(mail), MAIL)
export const unsealMail = (house: House, sealed: Buffer): SealedMail => JSON.parse(house.box.open(sealed, MAIL)) as SealedMail
