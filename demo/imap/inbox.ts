/** A message as a mail server keeps it: the bytes, a number that never comes back in this folder, and what was marked on it. */
export type Kept = { readonly uid: number; readonly source: Buffer; readonly at: Date; readonly flags: Set<string> }
type Folder = { readonly name: string; uidValidity: number; next: number; kept: Kept[] }

/** The folders of one account. What a test looks at, and what the server serves. */
export type Inbox = {
  readonly folders: ReadonlyMap<string, Folder>
  deliver(source: Buffer | string, at: Date): number
  create(name: string): boolean
  move(from: string, uid: number, to: string): number | undefined
  /** As after a repaired disk: every number means nothing any more (RFC 3501, 2.3.1.1). */
  renumber(): void
}

export function openInbox(): Inbox {
  const folders = new Map<string, Folder>()
  let validity = 1
  const folder = (name: string): Folder => { const made = { name, uidValidity: validity++, next: 1, kept: [] }; folders.set(name, made); return made }
  const inbox = folder('INBOX')
  const add = (to: Folder, source: Buffer, at: Date, flags: Iterable<string>): number => { const uid = to.next++; to.kept.push({ uid, source, at, flags: new Set(flags) }); return uid }
  return {
    folders,
    deliver: (source, at) => add(inbox, typeof source === 'string' ? Buffer.from(source.replace(/\r?\n/g, '\r\n')) : source, at, []),
    create: (name) => !folders.has(name) && Boolean(folder(name)),
    move(from, uid, to) {
      const [source, target] = [folders.get(from), folders.get(to)]
      const one = source?.kept.find((kept) => kept.uid === uid)
      if (!source || !target || !one) return undefined
      source.kept = source.kept.filter((kept) => kept !== one)
      return add(target, one.source, one.at, one.flags)
    },
    renumber() {
      inbox.uidValidity = validity++
      inbox.next = 1000
      inbox.kept = inbox.kept.map((kept) => ({ ...kept, uid: inbox.next++ }))
    },
  }
}
