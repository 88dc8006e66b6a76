import { parseArgs } from 'node:util'

/** The parts of the bench, and the size that each takes where it has one. */
const PARTS = ['pages', 'finding', 'desk', 'orders', 'orders-http', 'orders-size', 'income-test', 'retest'] as const
export type Part = (typeof PARTS)[number]

export type Asked = { readonly wanted: (part: Part) => boolean; readonly json: boolean; readonly offers: number; readonly residents: number; readonly households: number; readonly vouchers: number; readonly flush: number }

export const HELP = `
  npm run bench                  every figure beside its floor, measured in one run; about half an hour
    --only PART                  one part: ${PARTS.join(', ')} (orders-size only when it is named: half an hour more, and 20 GB)
    --offers N                   finding among so many (50000)
    --residents N                the desk among so many (1000000)
    --households N               a re-test of so many (1000000)
    --vouchers N                 orders-size with so many (10000000)
    --flush N                    orders as on a disk that takes N microseconds longer (0)
    --json                       for machines
`

/** What was typed behind the command. A string is what to say instead of measuring: half an hour of the wrong thing is a lot. */
export function readAsked(args: readonly string[]): Asked | string {
  const number = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args: [...args], options: { only: number, offers: number, residents: number, households: number, vouchers: number, flush: number, json: { type: 'boolean' } } })
    const { only, json = false, ...sizes } = values
    if (only !== undefined && !PARTS.includes(only as Part)) return `There is no part ${JSON.stringify(only)}. Say --only with one of ${PARTS.join(', ')}.`
    for (const [name, value] of Object.entries(sizes)) if (!/^\d{1,9}$/.test(value)) return `--${name} must be a whole number, not ${JSON.stringify(value)}.`
    const size = (name: keyof typeof sizes, otherwise: number) => Number(sizes[name] ?? otherwise)
    return {
      // Ten million vouchers are asked for by name.
      wanted: (part) => (only === undefined ? part !== 'orders-size' : part === only), json,
      offers: size('offers', 50_000), residents: size('residents', 1_000_000), households: size('households', 1_000_000), vouchers: size('vouchers', 10_000_000), flush: size('flush', 0),
    }
  } catch (error) {
    return `${(error as Error).message}\n${HELP}`
  }
}
