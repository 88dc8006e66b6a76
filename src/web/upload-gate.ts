/**
 * How much of what people send is in memory at once, whoever sends it: a form with files comes in when there is room for all
 * of it, in the order of asking, and waits outside (unread, so the sender waits too) until then. Of one sender one at a time:
 * nobody fills the room alone.
 */
export type UploadGate = {
  /** The way out again, or undefined when it took too long: then the site is too busy for it. */
  enter(bytes: number, sender: string): Promise<(() => void) | undefined>
  readonly inside: number
}

type Waiting = { readonly bytes: number; readonly sender: string; readonly letIn: () => void }

export function uploadGate({ room, patienceMs }: { readonly room: number; readonly patienceMs: number }): UploadGate {
  let inside = 0
  const line: Waiting[] = []
  const senders = new Set<string>()
  const fits = (bytes: number) => inside === 0 || inside + bytes <= room
  /** The first whose turn it can be: who waits for their own form keeps nobody else waiting. */
  const turn = (): number => line.findIndex(({ sender }) => !senders.has(sender))

  function next(): void {
    for (let first = turn(); first >= 0 && fits(line[first]!.bytes); first = turn()) line.splice(first, 1)[0]!.letIn()
  }
  function admit(bytes: number, sender: string): () => void {
    inside += bytes
    senders.add(sender)
    let left = false
    return () => { if (left) return; left = true; inside -= bytes; senders.delete(sender); next() }
  }
  return {
    get inside() { return inside },
    async enter(bytes, sender) {
      if (turn() < 0 && !senders.has(sender) && fits(bytes)) return admit(bytes, sender)
      return new Promise((resolve) => {
        const waiting: Waiting = { bytes, sender, letIn: () => { clearTimeout(timer); resolve(admit(bytes, sender)) } }
        const timer = setTimeout(() => { line.splice(line.indexOf(waiting), 1); resolve(undefined); next() }, patienceMs)
        line.push(waiting)
      })
    },
  }
}
