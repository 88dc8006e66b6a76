import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpConfig } from '#src/partners-file.ts'

/** How the mail server answers the next connections, recipients or messages. */
type PostOfficeMood = {
  /** Answer to RCPT TO: 450 to greylist, 550 for a mailbox that is not there. */
  recipient?: number
  /** Answer after the message: 552 when the mailbox is full. `hang`: takes it and never answers. `crash`: takes it and cuts the line. */
  message?: number | 'hang' | 'crash'
  /** 421: too busy to talk. */
  greeting?: number
}

export type PostOffice = { readonly smtp: SmtpConfig; readonly mails: ParsedMail[]; mood: PostOfficeMood; stop(): Promise<void> }

/** A real SMTP server that a test can put in a bad mood; `mails` holds all that it took, the taken but unanswered too. */
export async function postOffice(t: TestContext, port = 0): Promise<PostOffice> {
  const mails: ParsedMail[] = []
  const office: { mood: PostOfficeMood } = { mood: {} }
  const refused = (responseCode: number) => Object.assign(new Error('not now, truus@voorbeeld.nl'), { responseCode })
  const options: SMTPServerOptions = {
    disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false, closeTimeout: 10,
    onConnect: (_session, done) => done(office.mood.greeting ? refused(office.mood.greeting) : undefined),
    onRcptTo: (_address, _session, done) => done(office.mood.recipient ? refused(office.mood.recipient) : undefined),
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        const { message } = office.mood
        if (typeof message === 'number') return done(refused(message))
        mails.push(mail)
        if (message === 'hang') return undefined
        if (message === 'crash') { for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy(); return undefined }
        return done()
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => {})
  const ready = once(server.server, 'listening')
  server.listen(port, '127.0.0.1')
  await ready
  const at = (server.server.address() as AddressInfo).port
  const stop = () => new Promise<void>((resolve) => { if (server.server.listening) server.close(() => resolve()); else resolve() })
  t.after(stop)
  return {
    smtp: { host: '127.0.0.1', port: at, secure: false, from: 'Stadjerspas <stadjerspas@voorbeeld.nl>' }, mails, stop,
    get mood() { return office.mood }, set mood(next) { office.mood = next },
  }
}
