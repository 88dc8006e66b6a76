/**
 * How much of what people send is in memory at once, whoever sends it: a form with files comes in when there is room for all
 * of it, in the order of asking, and waits outside (unread, so the sender waits too) until then.
 */
export type UploadGate = {
  /** The way out again, or undefined when it took too long: then the site is too busy for it. */
  enter(bytes: number): Promise<(() => void) | undefined>
  readonly inside: number
}

type Waiting = { readonly bytes: number; readonly letIn: () => void }

export function uploadGate({ room, patienceMs }: { readonly room: number; readonly patienceMs: number }): UploadGate {
  let inside = 0
  const line: Waiting[] = []
  const fits = (bytes: number) => inside === 0 || inside + bytes <= room

  function next(): void {
    while (line.length && fits(line[0]!.bytes)) line.shift()!.letIn()
  }
  function admit(bytes: number): () => void {
    inside += bytes
    let left = false
    return () => { if (left) return; left = true; inside -= bytes; next() }
  }
  return {
    get inside() { return inside },
    async enter(bytes) {
      if (!line.length && fits(bytes)) return admit(bytes)
      return new Promise((resolve) => {
        const waiting: Waiting = { bytes, letIn: () => { clearTimeout(timer); resolve(admit(bytes)) } }
        const timer = setTimeout(() => { line.splice(line.indexOf(waiting), 1); resolve(undefined); next() }, patienceMs)
        line.push(waiting)
      })
    },
  }
}
