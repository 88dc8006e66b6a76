import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { type ParsedMail, simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import type { Clock } from '#shared/clock.ts'
import type { Faults } from './faults.ts'
import { listen } from './http.ts'
import { startImap } from './imap.ts'
import { type Inbox, openInbox } from './imap/inbox.ts'
import type { Letter, Mail, Mailbox } from './mailbox.ts'
import { mailboxPages } from './mailbox-pages.ts'
import { TO_US } from './to-us.ts'

export type MailSetup = { readonly host: string; readonly smtpPort: number; readonly mailboxPort: number; readonly imapPort: number; readonly clock: Clock; readonly faults: Faults; readonly log: (error: unknown) => void }
export type MailPartner = {
  readonly smtp: { readonly host: string; readonly port: number }
  readonly mailboxUrl: string
  readonly mailbox: Mailbox
  /** What people mail to the municipality, and the server it is read from. */
  readonly imap: { readonly host: string; readonly port: number }
  readonly inbox: Inbox
  stop(): Promise<void>
}

/** What opens the mailbox of the municipality. */
export const imapAccount = { user: 'stadjerspas', password: 'demonstratie' }

const KEPT = 500
const MOST_BYTES = 10_000_000

/** A real SMTP server on one port, the mailbox to look into on another, and over IMAP what was sent to the municipality. */
export async function startMail({ host, smtpPort, mailboxPort, imapPort, clock, faults, log }: MailSetup): Promise<MailPartner> {
  const kept: Mail[] = []
  let last = 0
  const mailbox: Mailbox = {
    messages: (search = '') => kept.filter(({ to }) => to.some((address) => address.toLowerCase().includes(search.trim().toLowerCase()))),
    clear() { kept.length = 0 },
    async write(letter) { inbox.deliver(await asSource(letter, clock.now()), clock.now()) },
  }
  const inbox = openInbox()

  const keep = async (stream: Readable, to: readonly string[], from: string): Promise<void> => {
    const source = await bytesOf(stream)
    if (to.some((address) => address.toLowerCase() === TO_US)) inbox.deliver(source, clock.now())
    const parsed: ParsedMail = await simpleParser(source)
    kept.push({
      id: ++last, at: clock.now(), to, from, subject: parsed.subject ?? '', messageId: parsed.messageId ?? '', text: parsed.text ?? '', html: parsed.html || undefined, headers: parsed.headers,
      attachments: parsed.attachments.map(({ filename, contentType, content }) => ({ name: filename ?? 'bijlage', type: contentType, body: content })),
    })
    if (kept.length > KEPT) kept.shift()
  }

  const smtp = new SMTPServer({
    name: 'demonstratie', disabledCommands: ['AUTH', 'STARTTLS'], size: MOST_BYTES, disableReverseLookup: true, logger: false, closeTimeout: 100,
    onConnect(_session, done) {
      const fault = faults.of('mail')
      if (fault === 'slow') void faults.wait().then(() => done())
      else if (fault) done(Object.assign(new Error('Wij nemen nu geen post aan'), { responseCode: 421 }))
      else done()
    },
    onData(stream, session, done) {
      const { rcptTo, mailFrom } = session.envelope
      keep(stream, rcptTo.map(({ address }) => address), mailFrom ? mailFrom.address : '').then(() => done(), (error: unknown) => { log(error); done(new Error('Dit bericht is niet te lezen')) })
    },
  })
  // A client that hangs up in the middle is its own affair.
  smtp.on('error', (error: NodeJS.ErrnoException) => { if (smtp.server.listening && error.code !== 'ECONNRESET') log(error) })
  const ready = once(smtp.server, 'listening')
  smtp.listen(smtpPort, host)
  await ready
  const pages = await listen(host, mailboxPort, mailboxPages(mailbox), log).catch(async (error: unknown) => { await stopped(smtp); throw error })

  const imap = await startImap({ host, port: imapPort, ...imapAccount, inbox, faults, log }).catch(async (error: unknown) => { await Promise.all([pages.stop(), stopped(smtp)]); throw error })

  return {
    imap: { host, port: imap.port }, inbox,
    smtp: { host, port: (smtp.server.address() as AddressInfo).port }, mailboxUrl: pages.url, mailbox,
    async stop() { await Promise.all([pages.stop(), imap.stop(), stopped(smtp)]) },
  }
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** As a mail program of somebody would write it. */
async function asSource({ from, subject, text, inReplyTo, files = [] }: Letter, date: Date): Promise<Buffer> {
  const written = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    from, to: TO_US, subject, text, date, ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}), attachments: files.map(({ name, body }) => ({ filename: name, content: body })),
  })
  return written.message as Buffer
}

const stopped = (smtp: SMTPServer): Promise<void> => new Promise((resolve) => { smtp.close(() => resolve()) })
