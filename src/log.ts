import { type Logger, pino } from 'pino'

/**
 * One JSON line for each thing worth knowing, with the request's id. Nothing personal: no address of a page (it holds
 * ids), no visitor, no user agent, and of an error its kind and place; what somebody typed may stand in its message, so
 * that is cut.
 */
export const openLog = (level: string, write?: (line: string) => void): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, serializers: { req: () => undefined, res: () => undefined, err: describeError } },
    write ? { write } : pino.destination({ fd: 1, sync: false }))

const describeError = (error: Error & { code?: string; constraint?: string }) => ({
  type: error.name, code: error.code, constraint: error.constraint, message: error.message.slice(0, 300), stack: frames(error.stack),
  cause: error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message.slice(0, 200)}` : undefined,
})

/** Where it happened, without the message that a stack begins with. */
const frames = (stack: string | undefined) => (stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12).map((line) => line.trim())
