import { isBsn } from '#shared/bsn.ts'

/** Whether a text that goes out holds what may be a BSN, however it was spaced: it does not belong in a mail, and mostly not in a letter. */
export const holdsBsn = (text: string): boolean =>
  [...text.matchAll(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g)].some(([digits]) => isBsn(digits.replace(/\D/g, '')))
