import type { SourceConfig } from '#src/partners-file.ts'
import type { DownCause } from './domain/registration.ts'

/** What came back, as JSON of any shape; or why nothing usable did. */
export type SourceAnswer = { readonly kind: 'answer'; readonly json: unknown } | Down
type Down = { readonly kind: 'down'; readonly cause: DownCause; /** The source knows us and refuses this question (403). */ readonly forbidden?: true }

const MOST_BYTES = 2_000_000
const AGAIN = new Set([500, 502, 503, 504])

/**
 * One question to a register: POST with a BSN in the body, never in the address. Questions change nothing, so a failure
 * that came at once is tried a second time; both tries share one deadline, because somebody is waiting.
 */
export async function askSource(source: SourceConfig, path: string, body: object): Promise<SourceAnswer> {
  const deadline = AbortSignal.timeout(source.timeoutMs)
  const first = await once(source, path, body, deadline)
  return first.again && !deadline.aborted ? (await once(source, path, body, deadline)).answer : first.answer
}

const down = (cause: DownCause, again = false): { answer: SourceAnswer; again: boolean } => ({ answer: { kind: 'down', cause }, again })

async function once(source: SourceConfig, path: string, body: object, signal: AbortSignal): Promise<{ answer: SourceAnswer; again: boolean }> {
  try {
    const response = await fetch(source.url + path, {
      method: 'POST', signal,
      // A redirect would carry the BSN to an address that nobody configured.
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json', ...authorization(source.auth) },
      body: JSON.stringify(body),
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      if (response.status === 403) return { answer: { kind: 'down', cause: 'refused', forbidden: true }, again: false }
      return down([400, 401].includes(response.status) ? 'refused' : 'error-status', AGAIN.has(response.status))
    }
    const text = await readAtMost(response, MOST_BYTES)
    const json = text === undefined ? undefined : parse(text)
    return json === undefined ? down('unreadable') : { answer: { kind: 'answer', json }, again: false }
  } catch {
    return signal.aborted ? down('time-out') : down('unreachable', true)
  }
}

const authorization = (auth: SourceConfig['auth']): Record<string, string> =>
  auth.kind === 'apikey' ? { [auth.header]: auth.key } : auth.kind === 'bearer' ? { authorization: `Bearer ${auth.token}` } : {}

async function readAtMost(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const parse = (text: string): unknown => {
  try { return JSON.parse(text) as unknown } catch { return undefined }
}
