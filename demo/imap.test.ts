import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { type TestPartners, testPartners } from '#test/partners.ts'
import { imapAccount } from './mail.ts'

async function reader({ imap }: TestPartners, password = imapAccount.password): Promise<ImapFlow> {
  const client = new ImapFlow({ ...imap, secure: false, doSTARTTLS: false, auth: { user: imapAccount.user, pass: password }, logger: false, disableAutoIdle: true })
  client.on('error', () => {})
  await client.connect()
  return client
}

test('what is mailed to the municipality is read over IMAP as it was sent, and moved', async (t) => {
  const partners = await testPartners(t)
  await createTransport({ ...partners.smtp, secure: false }).sendMail({ from: 'jan@example.org', to: 'stadjerspas@gemeente.example', subject: 'Een vraag "met" (haken)', text: 'Regel één\nRegel twee' })
  await partners.mail.write({ from: 'An <an@example.org>', subject: 'Tweede', text: 'Ook dit' })
  const client = await reader(partners)
  await client.mailboxCreate('Gelezen map')
  await client.mailboxOpen('INBOX')
  const uids = await client.search({ all: true }, { uid: true })
  assert.deepEqual(uids, [1, 2])
  const one = await client.fetchOne('1', { uid: true, size: true, source: true }, { uid: true })
  assert.ok(one !== false && one.source)
  assert.equal(one.size, one.source.length)
  assert.match(one.source.toString(), /Regel/)
  const part = await client.fetchOne('1', { uid: true, source: { start: 0, maxLength: 40 } }, { uid: true })
  assert.ok(part !== false && part.source)
  assert.deepEqual(part.source, one.source.subarray(0, 40))
  assert.ok(await client.messageMove('1', 'Gelezen map', { uid: true }))
  assert.deepEqual(await client.search({ all: true }, { uid: true }), [2])
  await client.logout()
  assert.equal(partners.inbox.folders.get('Gelezen map')!.kept.length, 1)
  assert.deepEqual(partners.errors, [])
})

test('a wrong password, and a server that is closed, are told as such', async (t) => {
  const partners = await testPartners(t)
  await assert.rejects(reader(partners, 'fout'))
  partners.faults.set('mailin', 'down')
  await assert.rejects(reader(partners))
  partners.faults.set('mailin', null)
  await (await reader(partners)).logout()
})
