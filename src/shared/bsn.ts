/** Burgerservicenummer: nine digits that pass the eleven test, and not 000000000 (Wabb art. 1, Besluit BSN). */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  const sum = [...text].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return sum % 11 === 0
}
