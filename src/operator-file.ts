/** All that is wrong at once, a sentence for each: an operator should not have to start ten times. */
export class ConfigRefused extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`This configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object in a file. Throws ConfigRefused. What Node says of broken JSON quotes the file, and these files hold secrets: only the place is told. */
export function parseFields(text: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const place = /line \d+ column \d+/.exec((error as Error).message)
    throw new ConfigRefused([`it is not JSON${place ? ` (${place[0]})` : ''}.`])
  }
  const twice = namedTwice(text)
  if (twice.length) throw new ConfigRefused(twice.map((path) => `${path} stands there twice. Leave the one that is meant: a program reads the last and says nothing.`))
  if (!isFields(value)) throw new ConfigRefused(['it must hold one JSON object, from { to }.'])
  return value
}

/** Names that stand twice in one object of what is JSON, by their paths. */
function namedTwice(json: string): string[] {
  const twice: string[] = []
  // What is open around the place where we are; a list has no names.
  const around: { readonly names: Set<string> | undefined; name: string }[] = []
  let before = ''
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const here = around.at(-1)
    if (token === '{' || token === '[') around.push({ names: token === '{' ? new Set() : undefined, name: '' })
    else if (token === '}' || token === ']') around.pop()
    else if (token.startsWith('"') && here?.names && (before === '{' || before === ',')) {
      here.name = JSON.parse(token) as string
      if (here.names.has(here.name)) twice.push(around.map(({ name }) => name).filter(Boolean).join('.'))
      here.names.add(here.name)
    }
    before = token
  }
  return [...new Set(twice)]
}

/** A field by its path ("claims.bsn"), what is right there, and what it must be in words. The value itself is never told. */
export type FileRule = readonly [path: string, right: (value: unknown) => boolean, mustBe: string]

/** A sentence for each rule that `fields` break; `within` stands in front of each path ("doors.staff."). */
export const broken = (fields: unknown, rules: readonly FileRule[], within = ''): string[] =>
  rules.filter(([path, right]) => !right(fieldAt(fields, path))).map(([path, , mustBe]) => `${within}${path} must be ${mustBe}.`)

const fieldAt = (fields: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined), fields)

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
export const isWhole = (from: number, to: number) => (value: unknown): boolean => Number.isInteger(value) && Number(value) >= from && Number(value) <= to
export const isPort = isWhole(1, 65_535)
export const oneOf = (...allowed: readonly unknown[]) => (value: unknown): boolean => allowed.includes(value)
export const listOf = (right: (value: unknown) => boolean, least = 0) => (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length >= least && value.every(right)
export const orLeftOut = (right: (value: unknown) => boolean) => (value: unknown): boolean => value === undefined || right(value)
export const isHttps = (value: unknown): boolean => isText(value) && value.startsWith('https://') && URL.canParse(value)
