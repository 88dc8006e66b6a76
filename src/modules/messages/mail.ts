import { createTransport } from 'nodemailer'
import type { SmtpConfig } from '#src/partners-file.ts'
import { type Outcome, outcomeOf, type SmtpFailure } from './domain/smtp-outcome.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Stays the same when the same mail is sent again, so that a mailbox can see that it is. */
  readonly reference: string
  /** Written by a person to a person, in answer to theirs: then it does not say that a machine made it. */
  readonly byPerson?: boolean
  /** Message-ID of the mail that it answers. */
  readonly inReplyTo?: string | undefined
}

/** The door to the mail server. One for each process: it keeps a few connections open. */
export type MailDoor = { send(mail: Mail): Promise<Outcome>; close(): void }

const LONGEST = 90_000

/** How long each silence of the server may last, in milliseconds. */
type Patience = { readonly connecting: number; readonly answering: number }

export function openMail({ host, port, secure, user, password, from }: SmtpConfig, { connecting, answering }: Patience = { connecting: 10_000, answering: 30_000 }): MailDoor {
  const near = ['127.0.0.1', '::1', 'localhost'].includes(host)
  const transport = createTransport({
    // When to send again is decided by who counts it (drain.ts), never by the pool on its own.
    host, port, secure, pool: true, maxConnections: 2, maxMessages: 100, maxRequeues: 0,
    // Beyond this machine mail travels encrypted or not at all (Awb 2:9); to a relay on it there is nothing to encrypt.
    ...(near ? { ignoreTLS: !secure } : { requireTLS: !secure }),
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    connectionTimeout: connecting, greetingTimeout: connecting, socketTimeout: answering, disableFileAccess: true, disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ to, subject, text, html, reference, byPerson, inReplyTo }) {
      const sending = transport.sendMail({
        from, to: { name: '', address: to }, subject, text, html, messageId: `<${reference}@${domain}>`,
        ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
        headers: { ...(byPerson ? {} : { 'Auto-Submitted': 'auto-generated' }), 'X-Auto-Response-Suppress': 'All' },
      })
      let timer: NodeJS.Timeout | undefined
      const tooLong = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })), LONGEST) })
      try {
        const { response } = await Promise.race([sending, tooLong])
        return { kind: 'sent', reference: withoutAddress(response) }
      } catch (error) {
        return outcomeOf(error as SmtpFailure)
      } finally {
        clearTimeout(timer)
        sending.catch(() => {})
      }
    },
    close: () => transport.close(),
  }
}

/** "250 2.0.0 Ok: queued as 4XyZ": what the mail server's own log is searched by. */
const withoutAddress = (response: string): string => response.replace(/\S+@\S+/g, '').trim().slice(0, 120)
