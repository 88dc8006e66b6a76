import { EmbeddedError } from '#db/embedded.ts'
import { DatabaseRefused } from '#db/migrate.ts'
import { ConfigRefused } from './operator-file.ts'

/** PostgreSQL's and the network's own words for it. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** What a start or a command says when it ends: a sentence with what to do, or the error itself when nobody expected it. */
export function saidToOperator(error: unknown): unknown {
  if (error instanceof ConfigRefused || error instanceof DatabaseRefused || error instanceof EmbeddedError) return error.message
  const { code, message } = error instanceof Error ? error as Error & { code?: string } : { code: undefined, message: '' }
  return code && FULL.has(code) ? `The disk is full (${message}). What was kept before is not lost. Make room there, where PostgreSQL or this program keeps its data, and run the same command again.` : error
}
