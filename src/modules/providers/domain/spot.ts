/** A point on the earth as maps name it (WGS84), in degrees north and east. */
export type Spot = { readonly lat: number; readonly lon: number }

/** "53.21, 6.56", as it is copied from a map; also with decimal commas: "53,21; 6,56". Undefined: this is no point. */
export function readSpot(typed: string): Spot | undefined {
  const [, lat = '', lon = ''] = /^\s*(-?\d{1,2}(?:[.,]\d{1,20})?)(?:\s*;\s*|\s*,\s+|\s+)(-?\d{1,3}(?:[.,]\d{1,20})?)\s*$/.exec(typed)
    ?? /^\s*(-?\d{1,2}\.\d{1,20}),(-?\d{1,3}\.\d{1,20})\s*$/.exec(typed) ?? []
  if (!lat || !lon) return undefined
  const spot = { lat: degrees(lat), lon: degrees(lon) }
  return Math.abs(spot.lat) <= 90 && Math.abs(spot.lon) <= 180 ? spot : undefined
}

/** Six decimals are 11 centimetres: as the database keeps them. */
const degrees = (text: string): number => Math.round(Number(text.replace(',', '.')) * 1e6) / 1e6

export const typedSpot = (spot: Spot | undefined): string => (spot ? `${spot.lat}, ${spot.lon}` : '')
