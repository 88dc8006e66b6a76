/** Milliseconds, summed over requests: reading the form, its session, the whole handler, the call its order went in, sending. */
export type Wall = { form: number; session: number; handler: number; sql: number; send: number; orders: number; calls: number }
/** Microseconds by place. */
export type Split = Record<string, number>

const PLACES: readonly (readonly [place: string, where: RegExp])[] = [
  ['driver',  /node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+)\/|src\/db\//],
  ['session', /modules\/identity\/|modules\/residents\/representation\/|src\/shared\/secret-box/],
  ['form',    /web\/(csrf|visit|upload)|node_modules\/(@fastify\/(formbody|cookie|multipart)|fast-querystring|cookie)\//],
  ['order',   /modules\/|src\/shared\//],
  ['render',  /web\/(html|layout|answer|error-pages|page-cache)|web\/components\//],
  ['HTTP',    /node_modules\/(fastify|find-my-way|light-my-request|pino|sonic-boom|@fastify|avvio|[a-z-]+)\/|src\/web\//],
]

/** Where a frame of the profile belongs; undefined: ask who called it. */
export function placeOf(functionName: string, url: string): string | undefined {
  if (functionName === '(idle)') return 'idle'
  if (functionName === '(garbage collector)') return 'memory'
  if (!url || url.startsWith('node:')) return url.startsWith('node:_http') ? 'HTTP' : undefined
  return PLACES.find(([, where]) => where.test(url))?.[0]
}
