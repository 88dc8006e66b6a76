import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Letter } from '#demo/mailbox.ts'
import { TO_US } from '#demo/to-us.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { newId } from '#shared/ids.ts'
import { phonePhoto, pdfBytes, plainPdf } from '#test/files.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { type TestPartners, testPartners } from '#test/partners.ts'
import { addWords } from '../add-words.ts'
import { askPerson } from '../ask-person.ts'
import { mattersOf, openMatters } from '../contacts.store.ts'
import { expectedContactMessages, outsidersWithoutMessage } from '../expected-messages.ts'
import type { Matter, Staff } from '../matter.ts'
import { entriesIn } from '../read-matter.ts'
import { receiveMatter } from '../receive-matter.ts'
import { sendOutgoing } from '../send-outgoing.ts'
import { settleMatter } from '../settle-matter.ts'
import { mailInChecks } from './mail-in-checks.ts'
import { mailToLookAt } from './mail.store.ts'
import { openMailbox } from './open-mailbox.ts'
import { papersOf } from './paper.store.ts'
import { nameOfPaper, openPaper } from './papers.ts'
import { readMailbox } from './read-mailbox.ts'
import { unsealMail } from './sealed-mail.ts'

type Office = {
  readonly house: TestHouse; readonly partners: TestPartners; readonly hanneke: Staff
  write(letter: Partial<Letter>): Promise<void>
  /** As bytes, for what no mail program would write. */
  raw(source: string): Promise<void>
  read(): Promise<number>
  /** Sends what waits; answers all that came for this address. */
  post(to?: string): Promise<readonly { readonly subject: string; readonly text: string; readonly messageId: string; readonly inReplyTo: unknown; readonly automatic: unknown }[]>
  matters(): Promise<readonly Matter[]>
  words(matter: Matter): Promise<readonly (string | undefined)[]>
  kinds(): Promise<readonly string[]>
  toLookAt(): Promise<readonly { readonly kind: string; readonly number: string | null; readonly from: string; readonly subject: string; readonly words: string }[]>
}

async function office(t: TestContext): Promise<Office> {
  const partners = await testPartners(t)
  const house = await testHouse(t, { config: partners.config })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  t.after(() => { assert.deepEqual(partners.errors, []) })
  return {
    house, partners, hanneke: { staffId: newId(house.clock.now()), staffName: 'Hanneke de Boer', role: 'caseworker' },
    write: (letter) => partners.mail.write({ from: 'Jan Stam <jan@example.org>', subject: 'Mijn bon', text: 'De kassa kende mijn bon niet.', ...letter }),
    async raw(source) { partners.inbox.deliver(source, house.clock.now()) },
    read: () => readMailbox(house),
    async post(to = 'jan@example.org') {
      while (await sendOutgoing(house)) { /* until nothing waits */ }
      return partners.mail.messages(to).map(({ subject, text, messageId, headers }) => ({ subject, text, messageId, inReplyTo: headers.get('in-reply-to'), automatic: headers.get('auto-submitted') }))
    },
    matters: () => openMatters(house.db),
    words: async ({ id }) => (await entriesIn(house, house.db, id)).map(({ words }) => words),
    kinds: async () => (await house.owner.query<{ kind: string }>('select kind from contacts.mail order by read_at, uid')).map(({ kind }) => kind),
    toLookAt: async () => (await mailToLookAt(house.db, 50)).map(({ kind, number, sealed }) => ({ kind, number, ...unsealMail(house, sealed) })),
  }
}

const nobodyForgotten = async (house: TestHouse) => {
  assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
}
const source = (headers: string, body = 'Dag.') => `From: Jan Stam <jan@example.org>\nTo: ${TO_US}\nSubject: Mijn bon\n${headers}${headers && '\n'}\n${body}\n`

test('Jan mails a complaint: a number, six weeks from the day it arrived, and a receipt with the last day under his own mail', async (t) => {
  const { house, write, read, matters, words, post, partners } = await office(t)
  await write({ subject: 'Klacht', text: 'Aan de balie zeiden ze iets anders.' })
  house.clock.set('2026-11-25T10:00:00+01:00')
  assert.equal(await read(), 1)
  const [matter] = await matters()
  assert.deepEqual([matter!.kind, matter!.cameBy, matter!.replyBy, matter!.lastDay, matter!.residentId], ['complaint', 'email', 'email', '2027-01-04', undefined])
  assert.deepEqual(await words(matter!), ['Klacht\n\nAan de balie zeiden ze iets anders.'])
  const [receipt] = await post()
  assert.equal(receipt!.subject, `Wij hebben je klacht [${matter!.number}]`)
  assert.match(receipt!.text, /Beste Jan Stam.*op 23\s+november 2026.*tot en met 4\s+januari 2027/s)
  assert.doesNotMatch(receipt!.text, /balie zeiden/, 'what somebody typed is not mailed to an address that anybody can fill in')
  assert.equal(receipt!.automatic, 'auto-generated')
  assert.match(String(receipt!.inReplyTo), /^<[^<>]+>$/)
  assert.deepEqual([...partners.inbox.folders].map(([name, { kept }]) => [name, kept.length]), [['INBOX', 0], ['Gelezen', 1]])
  await nobodyForgotten(house)
})

test('the same mail is taken in once: read twice, delivered twice, renumbered by the server, or cut off between keeping and putting away', async (t) => {
  const { house, write, read, matters, post, partners, kinds } = await office(t)
  await write({})
  const [kept] = partners.inbox.folders.get('INBOX')!.kept
  const broken: typeof openMailbox = async (config) => ({ ...await openMailbox(config), putAway: async (uids) => { if (uids.length) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' }) } })
  await readMailbox(house, broken)
  assert.equal((await matters()).length, 1)
  assert.equal(partners.inbox.folders.get('INBOX')!.kept.length, 1, 'it still lies there')
  await read()
  assert.equal(partners.inbox.folders.get('INBOX')!.kept.length, 0)
  partners.inbox.deliver(kept!.source, house.clock.now())
  await read()
  partners.inbox.deliver(kept!.source, house.clock.now())
  partners.inbox.renumber()
  await read()
  assert.equal((await matters()).length, 1)
  assert.equal((await post()).length, 1)
  assert.deepEqual(await kinds(), ['person', 'twice', 'twice'])
})

test('two readers at once take it in once', async (t) => {
  const { write, read, matters, post } = await office(t)
  await write({})
  await Promise.all([read(), read()])
  await read()
  assert.equal((await matters()).length, 1)
  assert.equal((await post()).length, 1)
})

test('the line is cut in the middle of reading: nothing is lost and nothing happens twice', async (t) => {
  const { house, write, read, matters, partners } = await office(t)
  await write({})
  await write({ from: 'an@example.org' })
  partners.faults.set('mailin', 'cut-after-fetch')
  await read()
  partners.faults.set('mailin', null)
  assert.equal((await mailInChecks(house)[0]!.look()).state, 'care')
  await read()
  assert.equal((await matters()).length, 2)
})

test('an answer to our mail is added to its matter, from whatever address; the number in a subject only from their own', async (t) => {
  const { write, read, matters, words, post, house } = await office(t)
  await write({})
  await read()
  const [receipt] = await post()
  const [matter] = await matters()
  await write({ subject: 'iets anders', text: `Het was op maandag.\n\nOp ma 23 nov. 2026 om 10:00 schreef Stadjerspas:\n> Beste Jan`, inReplyTo: receipt!.messageId })
  await write({ from: 'jan.stam@werk.example', subject: `Re: ${receipt!.subject}`, text: 'Van mijn werk.', inReplyTo: receipt!.messageId })
  await write({ subject: `Nog iets [${matter!.number}]`, text: 'Bij de kassa van het zwembad.' })
  await write({ subject: 'Mijn bon', text: 'Is er al nieuws?' })
  await read()
  assert.equal((await matters()).length, 1)
  assert.deepEqual((await words(matter!)).slice(1), ['Het was op maandag.', 'Van mijn werk.', 'Bij de kassa van het zwembad.', 'Is er al nieuws?'])
  assert.deepEqual((await entriesIn(house, house.db, matter!.id)).map(({ facts }) => facts['otherAddress']), [undefined, undefined, 1, undefined, undefined])
  assert.equal((await post('jan.stam@werk.example')).length, 0, 'only who it is of is told')

  await write({ from: 'Els <els@example.org>', subject: `[${matter!.number}]`, text: 'Trek alles maar in.' })
  await read()
  const all = await matters()
  assert.equal(all.length, 2, 'a number can be guessed by anybody')
  assert.deepEqual((await entriesIn(house, house.db, all.at(-1)!.id))[0]!.facts['named'], matter!.number)
  await nobodyForgotten(house)
})

test('another subject is another matter, also of the same person', async (t) => {
  const { write, read, matters } = await office(t)
  await write({ subject: 'Mijn bon' })
  await write({ subject: 'Inloggen', text: 'Ik kom er niet in.' })
  await read()
  assert.equal((await matters()).length, 2)
})

test('what we asked is answered by mail, and the time goes on; what was answered already begins anew with a term of its own', async (t) => {
  const { house, write, read, matters, post, hanneke } = await office(t)
  await write({})
  await read()
  const [matter] = await matters()
  assert.ok((await askPerson(house, hanneke, matter!.number, { words: 'Welke bon was het?', agreed: true })).ok)
  const question = (await post()).find(({ subject }) => /iets van je weten/.test(subject))!
  assert.equal(question.automatic, undefined, 'a colleague asks, not a machine')
  assert.match(question.text, /Welke bon was het/)
  await write({ subject: `Re: ${question.subject}`, text: 'Die van het museum.', inReplyTo: question.messageId })
  await read()
  const [open] = await matters()
  assert.deepEqual([open!.state, (await entriesIn(house, house.db, open!.id)).map(({ what }) => what)], ['open', ['received', 'asked', 'replied', 'resumed']])
  assert.ok((await settleMatter(house, hanneke, matter!.number, { outcome: 'answered', words: 'Je krijgt een nieuwe bon.', clearly: false, called: false })).ok)
  const answer = (await post()).find(({ subject }) => /Ons antwoord/.test(subject))!
  await write({ subject: `Re: ${answer.subject}`, text: 'Die doet het ook niet.', inReplyTo: answer.messageId })
  await read()
  const [again] = await matters()
  assert.notEqual(again!.number, matter!.number)
  assert.equal((await entriesIn(house, house.db, again!.id))[0]!.facts['named'], matter!.number)
  await nobodyForgotten(house)
})

test('who mails from the address of a resident only says to be her: nothing of hers is told or added', async (t) => {
  const { house, write, read, matters, partners } = await office(t)
  const truus = await keptResident(house, '999990019')
  await house.owner.query(`insert into residents.reach (resident_id, channel, email_find, email_sealed, confirmed_at, consent_at, consent_version, changed_at) values ($1, 'email', $2, $3, $4, $4, 1, $4)
    on conflict (resident_id) do update set channel = 'email', email_find = excluded.email_find, email_sealed = excluded.email_sealed, confirmed_at = excluded.confirmed_at, consent_at = excluded.consent_at, consent_version = 1`,
  [truus, house.box.find('truus@example.org'), house.box.seal('truus@example.org', 'residents.reach.email_sealed'), house.clock.now()])
  await write({ from: 'Truus <Truus@example.org>', text: 'Hoe staat het met mijn pas?' })
  await read()
  const [matter] = await matters()
  assert.deepEqual([matter!.residentId, matter!.saysResidentId], [undefined, truus])
  assert.deepEqual(await mattersOf(house.db, truus), [])
  await sendOutgoing(house)
  assert.doesNotMatch(partners.mail.messages('truus@example.org')[0]!.text, /Janssen|adres|geboren/i)

  const own = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Een vraag.', cameBy: 'form', from: { residentId: truus } }))
  await write({ from: 'truus@example.org', subject: `Aanvulling ${own.number}`, text: 'Ik kreeg ook een brief.' })
  await read()
  assert.deepEqual((await entriesIn(house, house.db, own.id)).map(({ words }) => words), ['Een vraag.', 'Ik kreeg ook een brief.'])
  assert.ok((await addWords(house, { matterId: own.id, residentId: truus, words: 'En nog iets.' })).ok)
  await nobodyForgotten(house)
})

test('machines are seen and never answered: away, lists, our own address, a mail that came back', async (t) => {
  const { write, raw, read, matters, post, kinds, toLookAt, partners } = await office(t)
  await raw(source('Auto-Submitted: auto-replied'))
  await raw(source('List-Id: <buurt.example.org>', 'Buurtfeest.'))
  await raw(source('Precedence: bulk', 'Anders.'))
  await raw(source('X-Auto-Response-Suppress: All', 'Weer anders.'))
  await raw(`From: ${TO_US}\nTo: ${TO_US}\nSubject: Wij hebben je vraag\n\nBeste ...\n`)
  await raw('From: Mail Delivery <MAILER-DAEMON@mx.example>\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nWeg\n--b--\n')
  await read()
  assert.deepEqual(await kinds(), ['auto-reply', 'list', 'list', 'auto-reply', 'own', 'bounce'])
  assert.equal((await matters()).length, 0)
  assert.equal(partners.mail.messages().length, 0)
  assert.deepEqual(await toLookAt(), [])

  await write({})
  await read()
  const [receipt] = await post()
  await raw(`From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nWeg\n--b\nContent-Type: message/rfc822\n\nMessage-ID: ${receipt!.messageId}\nSubject: x\n\nBeste\n--b--\n`)
  await read()
  assert.deepEqual((await toLookAt()).map(({ kind, number }) => [kind, number !== null]), [['bounce', true]])
  assert.equal((await post('mailer-daemon')).length, 0)
})

test('a machine that does not say so is answered ten times in a day and no more; a colleague sees the rest', async (t) => {
  const { house, write, read, post, toLookAt } = await office(t)
  for (let i = 0; i < 13; i++) await write({ subject: `Ticket ${i}`, text: `Uw bericht ${i} is ontvangen.` })
  await read()
  assert.equal((await post()).length, 10)
  assert.deepEqual((await toLookAt()).map(({ kind, words }) => [kind, words]), [10, 11, 12].map((i) => ['too-many', `Uw bericht ${i} is ontvangen.`]))
  house.clock.set('2026-11-24T10:00:01+01:00')
  await write({ subject: 'De volgende dag', text: 'Dag.' })
  await read()
  assert.equal((await post()).length, 11)
})

test('files are made anew and kept under a key of their own; what is not taken is said in the receipt, without a name of theirs', async (t) => {
  const { house, write, read, matters, post } = await office(t)
  const photo = await phonePhoto()
  await write({ files: [
    { name: 'Winst! klik hier.jpg', body: photo }, { name: 'brief.pdf', body: await pdfBytes(await plainPdf(1, 'Hallo')) }, { name: 'alles.zip', body: Buffer.from('PK\x03\x04'.padEnd(100, '0')) },
    { name: 'groot.pdf', body: Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(11 * 1024 * 1024)]) },
    ...[1, 2, 3].map((i) => ({ name: `${i}.jpg`, body: photo })),
  ] })
  await read()
  const [matter] = await matters()
  const papers = await papersOf(house.db, matter!.id)
  assert.deepEqual(papers.map((paper) => [paper.type, nameOfPaper(house, paper)]), [['image/jpeg', 'Winst! klik hier.jpg'], ['application/pdf', 'brief.pdf'], ['image/jpeg', '1.jpg'], ['image/jpeg', '2.jpg']])
  const stored = await house.owner.one<{ id: string; keptKey: Buffer; sealed: Buffer }>('select id, kept_key as "keptKey", sealed from contacts.paper order by position limit 1')
  assert.equal(openPaper(house, stored).subarray(0, 2).toString('hex'), 'ffd8')
  assert.notDeepEqual(openPaper(house, stored), photo)
  const [receipt] = await post()
  const text = receipt!.text.replace(/\s+/g, ' ')
  assert.match(text, /Niet elk bestand.*Bestand 3: Dit bestand kunnen wij niet openen.*Bestand 4: Dit bestand is te groot. Stuur er een dat kleiner is dan 10 MB\..*Bestand 7: Wij bewaren er hoogstens 5 bij een mail.*Beantwoord deze mail/)
  assert.doesNotMatch(text, /Winst|klik hier|zip/)
})

test('a mail of thirty megabytes is read for its words, and its files are asked for again', async (t) => {
  const { write, read, matters, words, post, house } = await office(t)
  await write({ text: 'Zie de film.', files: [{ name: 'film.mp4', body: Buffer.alloc(22 * 1024 * 1024, 7) }] })
  await read()
  const [matter] = await matters()
  assert.match((await words(matter!))[0]!, /Zie de film/)
  assert.deepEqual(await papersOf(house.db, matter!.id), [])
  assert.match((await post())[0]!.text.replace(/\s+/g, ' '), /Dit bestand is te groot/)
})

test('bombs end in words or at a colleague, never in a stop: nests, heads, a hundred thousand recipients, HTML without end', async (t) => {
  const { raw, read, matters, toLookAt, write } = await office(t)
  let nest = 'Content-Type: text/plain\n\nDiep\n'
  for (let i = 0; i < 3000; i++) nest = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${nest}--b${i}--\n`
  await raw(`From: a@example.org\nSubject: nest\n${nest}`)
  await raw(`From: b@example.org\nSubject: kop\nX-Lang: ${'x'.repeat(2_000_000)}\n\nKop\n`)
  await raw(`From: c@example.org\nSubject: velen\nTo: ${Array.from({ length: 100_000 }, (_, i) => `p${i}@example.org`).join(',\n ')}\n\nVelen\n`)
  await raw(`From: d@example.org\nSubject: diep\nContent-Type: text/html\n\n${'<div>'.repeat(50_000)}Hallo\n`)
  await raw(`From: e@example.org\nSubject: lang\nContent-Type: text/html\n\n${'<p>la</p>'.repeat(400_000)}\n`)
  await raw(`From: f@example.org\nSubject: \n\n\n`)
  await raw('\0\x01\x02 geen mail')
  await raw('')
  await write({})
  await read()
  const [jan] = await matters()
  assert.equal(jan!.kind, 'question')
  const rest = await toLookAt()
  assert.ok(rest.some(({ from }) => from.includes('a@example.org')) || (await matters()).length > 1)
  for (const { kind } of rest) assert.equal(kind, 'not-understood')
  assert.equal(rest.length + (await matters()).length, 9, 'every one of them is somewhere')
})

test('HTML becomes words; odd and wrong character sets and names are read as well as they can be', async (t) => {
  const { raw, read, matters, words, partners, house } = await office(t)
  await raw('From: =?iso-8859-1?Q?Zo=EB?= <zoe@example.org>\nSubject: =?utf-8?B?w4nDqW4gdnJhYWc=?=\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n<style>p{}</style><p>Mijn pas is =80 5 waard</p><script>alert(1)</script><p>Groet</p>\n')
  await raw('From: "Win www.slecht.example" <x@example.org>\nSubject: set\nContent-Type: text/plain; charset=onzin-9\n\nGewoon leesbaar\n')
  await read()
  const [zoe, odd] = await matters()
  assert.match((await words(zoe!))[0]!, /^Één vraag\n\nMijn pas is € 5 waard\s+Groet$/)
  assert.match((await words(odd!))[0]!, /Gewoon leesbaar/)
  await sendOutgoing(house)
  assert.match(partners.mail.messages('zoe@example.org')[0]!.text, /Beste Zoë/)
  assert.match(partners.mail.messages('x@example.org')[0]!.text, /Beste afzender/)
})

test('the doctor says when no mailbox is read, when it answers, and when it was last read', async (t) => {
  const { house, read, partners, raw } = await office(t)
  const say = async (of = house as Parameters<typeof mailInChecks>[0]) => { const { state, sentence } = await mailInChecks(of)[0]!.look(); return `${state}: ${sentence}` }
  assert.match(await say({ ...house, config: { ...house.config, mailIn: undefined } }), /^good: No mailbox/)
  assert.match(await say(), /^care: .*not read yet/)
  await read()
  assert.match(await say(), /^good: Read on 23\s+november 2026/)
  house.clock.set('2026-11-23T10:16:00+01:00')
  assert.match(await say(), /^wrong: .*last read to the end/)
  await raw('From: niemand\n\n')
  await read()
  assert.match(await say(), /^care: .*1 mails wait/)
  partners.faults.set('mailin', 'down')
  assert.match(await say(), /^wrong: The mailbox does not answer/)
  await read()
  partners.faults.set('mailin', null)
  assert.equal(await readMailbox({ ...house, config: { ...house.config, mailIn: undefined } }), 0)
})

test('what people mail, and who they are, stands nowhere readable in the database', async (t) => {
  const { house, write, raw, read } = await office(t)
  await write({ from: 'Winter Koning <winterkoning@example.org>', subject: 'Roodborstje', text: 'Pimpelmees', files: [{ name: 'Goudvink.jpg', body: await phonePhoto() }] })
  await raw('From: goudhaan@example.org\nSubject: \n\n\n')
  await read()
  for (const { table } of await house.owner.query<{ table: string }>(`select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname in ('contacts', 'messages', 'audit')`)) {
    const rows = JSON.stringify(await house.owner.query(`select t::text as row from ${table} t`))
    assert.doesNotMatch(rows, /Roodborstje|Pimpelmees|Winter|Goudvink|goudhaan/i, table)
  }
  assert.doesNotMatch(JSON.stringify(house.lines), /Roodborstje|Pimpelmees|winterkoning|goudhaan/i)
})
