import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { faultSwitch } from '#demo/faults.ts'
import { startImap } from '#demo/imap.ts'
import { openInbox } from '#demo/imap/inbox.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import type { MailInConfig } from '#src/partners-file.ts'
import { testHouse } from '#test/house.ts'
import { openMatters } from '../contacts.store.ts'
import { mailInChecks } from './mail-in-checks.ts'
import { MailboxRefused, mailToken } from './mail-token.ts'
import { openMailbox } from './open-mailbox.ts'
import { readMailbox } from './read-mailbox.ts'

const USER = 'stadjerspas@gemeente.example'
type Reply = { readonly status: number; readonly body: string; readonly type?: string } | 'hangs'

/** A mailbox that takes tokens only, and the endpoint that gives them: each one is another. */
async function mailboxByToken(t: TestContext) {
  const asked: { readonly form: Record<string, string>; readonly authorization: string | undefined }[] = []
  const given: string[] = []
  const state: { reply: Reply | undefined; lasts: number | undefined; takes: (token: string) => boolean } = { reply: undefined, lasts: 3600, takes: () => true }
  const tokens = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push({ form: Object.fromEntries(new URLSearchParams(body)), authorization: request.headers.authorization })
    if (state.reply === 'hangs') return
    if (state.reply) { response.writeHead(state.reply.status, { 'content-type': state.reply.type ?? 'application/json' }).end(state.reply.body); return }
    given.push(`token-${given.length + 1}`)
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify({ token_type: 'Bearer', access_token: given.at(-1), ...(state.lasts === undefined ? {} : { expires_in: state.lasts }) }))
  }).listen(0, '127.0.0.1')
  await once(tokens, 'listening')
  const inbox = openInbox()
  const errors: unknown[] = []
  const faults = faultSwitch()
  const imap = await startImap({ host: '127.0.0.1', port: 0, user: USER, password: 'oud', tokens: () => given.filter((token) => state.takes(token)), inbox, faults, log: (error) => errors.push(error) })
  t.after(async () => { tokens.closeAllConnections(); tokens.close(); await imap.stop(); assert.deepEqual(errors, []) })
  const mailIn: MailInConfig = {
    host: '127.0.0.1', port: imap.port, secure: false, user: USER, mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: [USER],
    oauth: { tokenUrl: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`, clientId: 'pas', clientSecret: 'zeer-geheim', scope: 'https://mail.example/.default' },
  }
  return { mailIn, oauth: mailIn.oauth!, inbox, asked, given, state, patience: { patienceMs: 2000 } }
}

const refusal = async (of: Promise<unknown>): Promise<MailboxRefused> => {
  const error = await of.then(() => assert.fail('it was not refused'), (reason: unknown) => reason)
  assert.ok(error instanceof MailboxRefused, String(error))
  assert.doesNotMatch(`${error.message} ${error.code}`, /zeer-geheim|token-\d/, 'no secret in what is said')
  return error
}

test('a mailbox without passwords is read with a token of the client credentials grant', async (t) => {
  const { mailIn, inbox, asked, given } = await mailboxByToken(t)
  const house = await testHouse(t, { config: { mailIn } })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  inbox.deliver('From: Jan <jan@example.org>\nTo: stadjerspas@gemeente.example\nSubject: Mijn bon\n\nDe kassa kende mijn bon niet.\n', house.clock.now())
  assert.equal(await readMailbox(house), 1)
  assert.equal((await openMatters(house.db)).length, 1)
  assert.deepEqual(asked, [{ form: { grant_type: 'client_credentials', scope: 'https://mail.example/.default', client_id: 'pas', client_secret: 'zeer-geheim' }, authorization: undefined }])
  await readMailbox(house)
  assert.equal(given.length, 1, 'one token for many readings')
  assert.equal((await mailInChecks(house)[0]!.look()).state, 'good')
  await assert.rejects(openMailbox({ ...mailIn, oauth: undefined, password: 'oud' } as unknown as MailInConfig), 'this server takes no password')
})

test('a token is renewed before it ends, asked for once by two at the same time, and kept short when nobody says how long', async (t) => {
  const { oauth, asked, state, patience } = await mailboxByToken(t)
  const at = (now: number) => mailToken(oauth, { ...patience, now })
  assert.deepEqual(await Promise.all([at(0), at(0)]), ['token-1', 'token-1'])
  assert.equal(await at(54 * 60_000), 'token-1')
  assert.equal(await at(55 * 60_000), 'token-2', 'five minutes early')
  state.lasts = 60
  assert.equal(await at(200 * 60_000), 'token-3')
  assert.equal(await at(200 * 60_000 + 29_000), 'token-3')
  assert.equal(await at(200 * 60_000 + 30_000), 'token-4', 'of a short one half')
  state.lasts = undefined
  assert.equal(await at(300 * 60_000), 'token-5')
  assert.equal(await at(306 * 60_000), 'token-6')
  assert.equal(asked.length, 6)
})

test('what the endpoint refuses is said with what to do about it, and asked again the next time', async (t) => {
  const { mailIn, oauth, state, patience } = await mailboxByToken(t)
  const says = async (reply: Reply): Promise<MailboxRefused> => { state.reply = reply; return refusal(openMailbox(mailIn, patience)) }
  const json = (status: number, body: object): Reply => ({ status, body: JSON.stringify(body) })
  const secret = await says(json(401, { error: 'invalid_client', error_description: "AADSTS7000222: The provided client secret keys for app 'zeer-geheim' are expired." }))
  assert.deepEqual([secret.code, /invalid_client, AADSTS7000222\).*the secret has ended.*Make a new secret/.test(secret.message)], ['invalid_client', true], secret.message)
  assert.match((await says(json(400, { error: 'invalid_scope' }))).message, /https:\/\/outlook\.office365\.com\/\.default/)
  assert.match((await says(json(400, { error: 'zeer-geheim <b>' }))).message, /\(unknown\)/)
  assert.equal((await says({ status: 200, body: '<html>', type: 'text/html' })).code, 'token-not-understood')
  assert.equal((await says({ status: 404, body: 'Not found', type: 'text/plain' })).code, 'token-not-understood')
  assert.equal((await says(json(200, { token_type: 'Bearer' }))).code, 'token-not-understood')
  state.reply = 'hangs'
  assert.equal((await refusal(mailToken({ ...oauth }, { patienceMs: 300 }))).code, 'token-no-answer')
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const { port } = gone.address() as AddressInfo
  await new Promise((closed) => { gone.close(closed) })
  assert.equal((await refusal(mailToken({ ...oauth, tokenUrl: `http://127.0.0.1:${port}/token` }, patience))).code, 'token-no-answer')
  state.reply = undefined
  await (await openMailbox(mailIn, patience)).close()
})

test('a token that the mail server does not take is not kept; the doctor says what is missing', async (t) => {
  const { mailIn, given, state, patience } = await mailboxByToken(t)
  state.takes = () => false
  const house = await testHouse(t, { config: { mailIn } })
  const { state: how, sentence } = await mailInChecks(house)[0]!.look()
  assert.equal(how, 'wrong')
  assert.match(sentence, /IMAP\.AccessAsApp.*Add-MailboxPermission.*What people mail waits in the mailbox/)
  assert.equal((await refusal(openMailbox(mailIn, patience))).code, 'token-not-taken')
  assert.equal(given.length, 2, 'another one each time')
  assert.equal(await readMailbox(house), 0)
  state.takes = () => true
  await (await openMailbox(mailIn, patience)).close()
  assert.deepEqual(await house.owner.query('select failed from contacts.mail_reading'), [{ failed: 'token-not-taken' }])
})
