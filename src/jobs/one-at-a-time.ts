/**
 * Asked again while it is still under way, it does nothing: the next minute asks again. A mailbox that answers slowly must not
 * be read twice at once, nor take the places of everything else that is done by the clock.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay = false
  return async () => {
    if (underWay) return
    underWay = true
    try { await work() } finally { underWay = false }
  }
}
