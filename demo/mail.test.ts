import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTransport } from 'nodemailer'
import { type TestPartners, testPartners } from '#test/partners.ts'

const post = ({ smtp }: TestPartners, changes: object = {}) => createTransport({ ...smtp, secure: false, connectionTimeout: 1500, greetingTimeout: 1500 }).sendMail({
  from: 'Stadjerspas <stadjerspas@gemeente.example>', to: 'fatima@stadjer.example', subject: 'Er staat een bericht voor je klaar',
  text: 'Log in op de site. Daar staat je bericht.', html: '<p>Log in op de <b>site</b>.</p><script>alert(1)</script>', ...changes,
})
const get = async (url: string) => { const response = await fetch(url); return { status: response.status, csp: response.headers.get('content-security-policy') ?? '', body: await response.text() } }

test('a message that was sent is in the mailbox, as text and as HTML', async (t) => {
  const partners = await testPartners(t)
  await post(partners, { attachments: [{ filename: 'bon ë.pdf', content: Buffer.from('%PDF-1.7') }] })
  const [mail] = partners.mail.messages()
  assert.deepEqual(mail!.to, ['fatima@stadjer.example'])
  assert.equal(mail!.subject, 'Er staat een bericht voor je klaar')
  assert.match(mail!.text, /Daar staat je bericht/)
  assert.equal(mail!.at.toISOString(), '2026-11-23T09:00:00.000Z', 'the demonstration has its own clock')
  assert.equal(mail!.attachments[0]!.name, 'bon ë.pdf')
  assert.equal(String(mail!.attachments[0]!.body), '%PDF-1.7')
})

test('the mailbox is searched by address', async (t) => {
  const partners = await testPartners(t)
  await post(partners)
  await post(partners, { to: 'henk@stadjer.example', subject: 'Voor Henk' })
  assert.deepEqual(partners.mail.messages('HENK').map(({ subject }) => subject), ['Voor Henk'])
  const { body } = await get(`${partners.urls.mailbox}/?adres=henk`)
  assert.match(body, /Voor Henk/)
  assert.doesNotMatch(body, /fatima/)
  assert.match((await get(`${partners.urls.mailbox}/?adres=%22%3E%3Cb%3E`)).body, /value="&#34;&#62;&#60;b&#62;"/)
  partners.mail.clear()
  assert.match((await get(partners.urls.mailbox)).body, /Er is nog geen post/)
})

test('a message shows in a sandbox where nothing runs and nothing is fetched', async (t) => {
  const partners = await testPartners(t)
  await post(partners)
  const page = await get(`${partners.urls.mailbox}/bericht/1`)
  assert.match(page.body, /<iframe src="\/bericht\/1\/html" sandbox title="[^"]+"><\/iframe>/)
  assert.doesNotMatch(page.body, /<script/)
  assert.match(page.csp, /default-src 'none'.*frame-src 'self'/)
  const inside = await get(`${partners.urls.mailbox}/bericht/1/html`)
  assert.match(inside.csp, /^sandbox; default-src 'none'/)
  assert.match(inside.body, /<b>site<\/b>/)
  for (const path of ['/bericht/2', '/bericht/1/bijlage/0', '/bericht/x', '/elders']) assert.equal((await get(partners.urls.mailbox + path)).status, 404, path)
})

test('mail that is down turns everybody away for now, and works again afterwards', async (t) => {
  const partners = await testPartners(t)
  partners.faults.set('mail', 'down')
  await assert.rejects(post(partners), { responseCode: 421 })
  partners.faults.set('mail', null)
  await post(partners)
  assert.equal(partners.mail.messages().length, 1)
})
