import type { ServerResponse } from 'node:http'
import { send } from './http.ts'

/** The partners that can be made to fail. `digid`, `eherkenning` and `staff` share a port and fail apart. */
type Partner = 'digid' | 'eherkenning' | 'staff' | 'brp' | 'income' | 'mail' | 'mailin'

/**
 * How a partner fails. `down`: 503 at once (mail: 421). `refused`: the connection is cut without an answer. `slow`: the
 * right answer, but after 30 seconds. `cut-after-fetch` (mailin): the line is cut once a message was read. The others are wrong answers with status 200, for partners that answer with data. `parents-refused` (brp): the authorisation of the
 * municipality does not hold the fields of parents.
 */
type Fault = 'down' | 'refused' | 'slow' | 'garbage' | 'html' | 'wrong-person' | 'negative' | 'cut-after-fetch' | 'parents-refused'

export type Faults = {
  set(partner: Partner, fault: Fault | null): void
  of(partner: Partner): Fault | undefined
  /** Nothing fails any more. */
  clear(): void
  /** Waits when the partner is slow; false when the request has been answered (or cut) here. */
  pass(partner: Partner, response: ServerResponse): Promise<boolean>
  /** Slow mail waits by itself. */
  wait(): Promise<void>
}

export function faultSwitch(slowMs = 30_000): Faults {
  const faults = new Map<Partner, Fault>()
  // Unreferenced: a slow partner never keeps a test or a stopped demonstration alive.
  const wait = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, slowMs).unref() })
  return {
    set(partner, fault) { if (fault) faults.set(partner, fault); else faults.delete(partner) },
    of: (partner) => faults.get(partner),
    clear: () => faults.clear(),
    wait,
    async pass(partner, response) {
      const fault = faults.get(partner)
      if (fault === 'down')    { send(response, 503, 'text/plain; charset=utf-8', 'Deze partner is nu niet bereikbaar (demonstratie).\n'); return false }
      if (fault === 'refused') { response.destroy(); return false }
      if (fault === 'html')    { send(response, 200, 'text/html; charset=utf-8', '<!doctype html><title>Onderhoud</title><p>Wij zijn zo terug.'); return false }
      if (fault === 'garbage') { send(response, 200, 'application/json; charset=utf-8', '{"personen":[{"burgerservicenummer":'); return false }
      if (fault === 'slow')    { await wait(); return !response.destroyed }
      return true
    },
  }
}
