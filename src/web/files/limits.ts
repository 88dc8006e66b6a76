/** What pages and refusals promise. Nothing here opens a file. */

/** 10 MB. */
export const FILE_BYTES = 10 * 1024 * 1024
export const MOST_PAGES = 100

/** For `accept` of a file field. HEIC is left out on purpose: an iPhone then sends its photo as JPEG by itself. */
export const ACCEPT_PICTURES = 'image/jpeg,image/png,image/webp'
export const ACCEPT_DOCUMENTS = `${ACCEPT_PICTURES},application/pdf`
