import type { House } from '#src/house.ts'

/** The address of a page as somebody types it over from paper: without the scheme, which a browser adds. */
export const addressToType = (house: House, path: string): string => `${house.config.publicUrl.replace(/^https?:\/\//, '')}${path}`
