import { ImapFlow } from 'imapflow'
import type { MailInConfig } from '#src/partners-file.ts'
import { forgetMailToken, MailboxRefused, mailToken } from './mail-token.ts'

export type Fetched = { readonly uid: number; readonly arrivedAt: Date; readonly source: Buffer; readonly whole: boolean }

/** The door to the mailbox. Nothing in it is ever deleted. */
export type MailboxDoor = {
  readonly uidValidity: bigint
  /** What lies there, oldest first. */
  uids(): Promise<readonly number[]>
  /** Undefined: somebody took it away meanwhile. */
  fetch(uid: number, most: number, part: number): Promise<Fetched | undefined>
  /** To the folder of what was read. */
  putAway(uids: readonly number[]): Promise<void>
  close(): Promise<void>
}

const NOT_TAKEN = 'The mail server does not take the token. The application needs the right IMAP.AccessAsApp with consent of an administrator, and must be let into this one mailbox (Add-MailboxPermission); mailIn.user must be the address of the mailbox, and IMAP must be on for it.'

/** Beyond this machine mail is read encrypted or not at all (Awb 2:9), as it is sent. */
export async function openMailbox({ host, port, secure, user, password, oauth, mailbox, readMailbox }: MailInConfig, { patienceMs = 20_000 }: { readonly patienceMs?: number } = {}): Promise<MailboxDoor> {
  const auth = oauth ? { user, accessToken: await mailToken(oauth, { patienceMs }) } : { user, pass: password ?? '' }
  const near = ['127.0.0.1', '::1', 'localhost'].includes(host)
  const client = new ImapFlow({
    host, port, secure, ...(secure ? {} : { doSTARTTLS: !near }), auth, logger: false, disableAutoIdle: true,
    connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, maxLiteralSize: 40 * 1024 * 1024, maxLineLength: 4 * 1024 * 1024,
  })
  // What went wrong is told to who waits for an answer; without this it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const opened = await client.mailboxOpen(mailbox)
    return {
      uidValidity: opened.uidValidity,
      uids: async () => (await client.search({ all: true }, { uid: true })) || [],
      async fetch(uid, most, part) {
        const sized = await client.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, { uid: true })
        if (!sized) return undefined
        const whole = (sized.size ?? 0) <= most
        const one = await client.fetchOne(String(uid), { uid: true, source: whole ? true : { start: 0, maxLength: part } }, { uid: true })
        return one ? { uid, source: one.source ?? Buffer.alloc(0), whole, arrivedAt: new Date(sized.internalDate ?? Number.NaN) } : undefined
      },
      async putAway(uids) {
        if (!uids.length) return
        if (!(await client.list()).some(({ path }) => path === readMailbox)) await client.mailboxCreate(readMailbox)
        if (!await client.messageMove(uids.join(','), readMailbox, { uid: true })) throw new Error('The server did not move what was read.')
      },
      async close() { await client.logout().catch(() => client.close()) },
    }
  } catch (error) {
    client.close()
    if (!oauth || !(error as { authenticationFailed?: boolean }).authenticationFailed) throw error
    forgetMailToken(oauth)
    throw new MailboxRefused('token-not-taken', NOT_TAKEN, error)
  }
}
