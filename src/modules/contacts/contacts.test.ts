import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import type { Mail } from '#modules/messages/mail.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { readMessage } from '#modules/messages/read-message.ts'
import { messagesTo } from '#modules/messages/messages.store.ts'
import { newId } from '#shared/ids.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { keptResident } from '#test/kept-resident.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { addWords } from './add-words.ts'
import { askPerson } from './ask-person.ts'
import { assignMatter, takeNext } from './assign-matter.ts'
import { giveCopy, readCopies, wasThere } from './complained-about.ts'
import { lockMatterByNumber, matterById, openMatters } from './contacts.store.ts'
import { expectedContactMessages, outsidersWithoutMessage } from './expected-messages.ts'
import { extendMatter } from './extend-matter.ts'
import { keepHearing, offerHearing } from './hear-person.ts'
import type { Matter, Staff } from './matter.ts'
import { mergeMatters } from './merge-matters.ts'
import { noteContact } from './note-contact.ts'
import { openMatter } from './open-matter.ts'
import { type Incoming, receiveMatter } from './receive-matter.ts'
import { resumeOverdue } from './resume-matter.ts'
import { sendOutgoing } from './send-outgoing.ts'
import { settleMatter, settleNow } from './settle-matter.ts'
import { sortMatter } from './sort-matter.ts'
import { contactWords } from './tell-them.ts'

type Office = { readonly house: TestHouse; readonly truus: string; readonly hanneke: Staff; readonly moniek: Staff; receive(more?: Partial<Incoming>): Promise<Matter>; read(number?: number): Promise<{ title: string; text: string }> }

async function office(t: TestContext, at?: string): Promise<Office> {
  const house = await testHouse(t, at ? { at } : {})
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const truus = await keptResident(house, '999990019')
  const staff = async (subject: string, name: string, role: string): Promise<Staff> =>
    ({ staffId: await keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'test', subject, name, at: house.clock.now(), ownFind: undefined }), staffName: name, role })
  return {
    house, truus, hanneke: await staff('hanneke', 'Hanneke de Boer', 'caseworker'), moniek: await staff('moniek', 'Moniek Alberts', 'kcc'),
    receive: (more = {}) => house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'complaint', topic: 'desk', words: 'Aan de balie zeiden ze iets anders.', cameBy: 'form', from: { residentId: truus }, ...more })),
    async read(back = 0) {
      const message = (await messagesTo(house.db, truus))[back]!
      const { title, text } = await readMessage(house, house.db, message, async (h, q, ref) => (await contactWords(h, q, ref)) ?? {})
      return { title, text }
    },
  }
}

const outsider = (more: Partial<{ email: string; phone: string; address: string[] }> = {}, replyBy: 'email' | 'phone' | 'letter' = 'email') =>
  ({ person: { name: 'Jan Stam', email: 'jan@example.org', ...more }, replyBy })
const nobodyForgotten = async (house: TestHouse) => {
  assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
}
const WORDS = 'Aan de balie zeiden ze iets anders.'

test('Truus complains: a number, six weeks, and a receipt with the last day and her own words', async (t) => {
  const { house, receive, read } = await office(t)
  const matter = await receive()
  assert.match(matter.number, /^K-26-0000\d$/)
  assert.equal(matter.lastDay, '2027-01-04')
  const { title, text } = await read()
  assert.equal(title, 'Wij hebben je klacht')
  assert.match(text, /Iemand die er niet bij was.*tot en met 4\s+januari 2027/s)
  assert.ok(text.includes(WORDS))
  assert.match((await toldInEnglish(house, 'complaint-receipt'))!, /We have your complaint\. We got it on 23 November 2026 at \d\d:\d\d\..*You get our answer on or before 4 January 2027\..*This is what you wrote\./)
  await nobodyForgotten(house)
})

test('what people write, and who they are, stands nowhere readable in the database', async (t) => {
  const { house, receive } = await office(t)
  await receive({ words: 'Roodborstje' })
  await receive({ words: 'Winterkoning', from: outsider({ phone: '0501234567' }) })
  for (const { table } of await house.owner.query<{ table: string }>(`select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname in ('contacts', 'messages', 'audit')`)) {
    const rows = JSON.stringify(await house.owner.query(`select t::text as row from ${table} t`))
    assert.doesNotMatch(rows, /Roodborstje|Winterkoning|Jan Stam|jan@example|0501234567/, table)
  }
})

test('the same form sent twice is one matter with one receipt', async (t) => {
  const { house, truus, receive } = await office(t)
  const first = await receive({ formKey: 'a'.repeat(32) })
  const second = await receive({ formKey: 'a'.repeat(32), words: 'anders' })
  assert.equal(second.id, first.id)
  assert.equal((await messagesTo(house.db, truus)).length, 1)
})

test('who has no account gets a mail of their own, with the number and without what was typed', async (t) => {
  const { house, receive } = await office(t)
  const { number } = await receive({ from: outsider(), words: 'Koop nu pillen op example.org' })
  const sent: Mail[] = []
  const door = { send: async (mail: Mail) => { sent.push(mail); return { kind: 'sent' as const, reference: 'x' } }, close: () => {} }
  assert.equal(await sendOutgoing(house, door), 1)
  assert.equal(await sendOutgoing(house, door), 0, 'once')
  assert.equal(sent[0]!.to, 'jan@example.org')
  assert.equal(sent[0]!.subject, `Wij hebben je klacht [${number}]`)
  assert.ok(sent[0]!.text.includes(number) && !sent[0]!.text.includes('pillen'))
  await nobodyForgotten(house)
})

test('an address that nobody proved gets one mail of receipts a day: the first at once, the others together the next morning', async (t) => {
  const { house, receive } = await office(t)
  const sent: Mail[] = []
  const door = { send: async (mail: Mail) => { sent.push(mail); return { kind: 'sent' as const, reference: 'x' } }, close: () => {} }
  const drain = async () => { while (await sendOutgoing(house, door)) { /* until nothing is due */ } }
  const numbers: string[] = []
  for (let i = 0; i < 4; i++) numbers.push((await receive({ from: outsider({ email: i === 2 ? 'JAN@example.org' : 'jan@example.org' }), words: `bericht ${i}` })).number)
  await receive({ from: outsider({ email: 'els@example.org' }) })
  await drain()
  assert.deepEqual(sent.map(({ to }) => to).sort(), ['els@example.org', 'jan@example.org'])
  house.clock.set('2026-11-23T23:59:00+01:00')
  await drain()
  assert.equal(sent.length, 2)
  house.clock.set('2026-11-24T08:00:00+01:00')
  await drain()
  assert.equal(sent.length, 3)
  assert.equal(sent[2]!.subject, 'Wij hebben 3 berichten van je')
  for (const number of numbers.slice(1)) assert.ok(sent[2]!.text.includes(`Wij hebben je klacht [${number}]`) && sent[2]!.html.includes(number), number)
  assert.ok(!sent[2]!.text.includes(numbers[0]!) && !sent[2]!.text.includes('bericht 1'))
  // That was the mail of this day.
  await receive({ from: outsider() })
  await drain()
  assert.equal(sent.length, 3)
  house.clock.set('2026-11-25T08:00:00+01:00')
  await drain()
  assert.equal(sent.length, 4)
  await nobodyForgotten(house)
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select o::text as row from contacts.outgoing o')), /jan@example/i)
})

test('a hundred receipts to one address are a mail a day with thirty at most', async (t) => {
  const { house, receive } = await office(t)
  const sent: Mail[] = []
  const door = { send: async (mail: Mail) => { sent.push(mail); return { kind: 'sent' as const, reference: 'x' } }, close: () => {} }
  for (let i = 0; i < 50; i++) await receive({ from: outsider() })
  for (const day of ['23', '24', '25', '26']) {
    house.clock.set(`2026-11-${day}T10:00:00+01:00`)
    for (let i = 0; i < 10; i++) await sendOutgoing(house, door)
  }
  assert.deepEqual(sent.map(({ subject }) => /\d+ berichten/.exec(subject)?.[0] ?? 'one'), ['one', '30 berichten', '19 berichten'])
})

test('a mail server that is down is asked again later, and what it refuses for good has failed', async (t) => {
  const { house, receive } = await office(t)
  await receive({ from: outsider() })
  const answers = [{ kind: 'later' as const, code: '421' }, { kind: 'refused' as const, code: '550' }]
  const door = { send: async () => answers.shift()!, close: () => {} }
  assert.equal(await sendOutgoing(house, door), 1)
  assert.equal(await sendOutgoing(house, door), 0, 'not before its time')
  house.clock.set('2026-11-23T10:05:00+01:00')
  assert.equal(await sendOutgoing(house, door), 1)
  assert.deepEqual(await house.owner.query('select delivery, last_error, attempts from contacts.outgoing'), [{ delivery: 'failed', last_error: '550', attempts: 2 }])
})

test('who asked to be called is told nothing in writing, and is not counted as forgotten', async (t) => {
  const { house, receive } = await office(t)
  await receive({ from: { person: { name: 'Jan', phone: '0501234567' }, replyBy: 'phone' } })
  assert.deepEqual(await house.owner.query('select 1 from contacts.outgoing'), [])
  await nobodyForgotten(house)
})

test('a letter of last week counts from last week', async (t) => {
  const { receive } = await office(t)
  assert.equal((await receive({ cameBy: 'letter', receivedAt: new Date('2026-11-16T11:00:00Z') })).lastDay, '2026-12-28')
})

test('the queue begins with the first last day, and "pak de volgende" gives each to one colleague only', async (t) => {
  const { house, hanneke, moniek, receive } = await office(t)
  const complaint = await receive()
  const question = await receive({ kind: 'question', topic: 'pass' })
  assert.deepEqual((await openMatters(house.db)).map(({ number }) => number), [question.number, complaint.number])
  const taken = await Promise.all([takeNext(house, hanneke), takeNext(house, moniek), takeNext(house, hanneke)])
  assert.deepEqual(taken.filter(Boolean).sort(), [complaint.number, question.number].sort())
})

test('two colleagues take the same one: the second is told, and the first keeps it', async (t) => {
  const { house, hanneke, moniek, receive } = await office(t)
  const { id, number } = await receive({ kind: 'question' })
  const both = await Promise.all([assignMatter(house, hanneke, number, hanneke, undefined), assignMatter(house, moniek, number, moniek, undefined)])
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
  const { assigneeName } = await matterById(house.db, id)
  assert.equal(assigneeName, both[0]!.ok ? 'Hanneke de Boer' : 'Moniek Alberts')
})

test('Moniek is complained about: she reads a copy, no longer has it, and cannot settle it (Awb 9:7, 9:9)', async (t) => {
  const { house, hanneke, moniek, receive } = await office(t)
  const { id, number } = await receive()
  await assignMatter(house, hanneke, number, moniek, undefined)
  assert.ok((await giveCopy(house, hanneke, number, moniek.staffId)).ok)
  assert.equal((await matterById(house.db, id)).assigneeId, undefined)
  assert.deepEqual((await readCopies(house, moniek)).map(({ words }) => words), [WORDS])
  assert.deepEqual(await readCopies(house, hanneke), [], 'only of oneself')
  for (const step of [assignMatter(house, moniek, number, moniek, undefined), assignMatter(house, hanneke, number, moniek, undefined), settleMatter(house, moniek, number, { outcome: 'satisfied', words: 'Opgelost.', clearly: false, called: false })]) {
    const done = await step
    assert.equal(!done.ok && done.refusal.reason, 'was-involved')
  }
  assert.equal((await house.owner.one<{ read: Date | null }>('select read_at as read from contacts.involved')).read?.toISOString(), '2026-11-23T09:00:00.000Z')
})

test('"ik was erbij" is enough; of a question it keeps nobody away', async (t) => {
  const { house, moniek, receive } = await office(t)
  const complaint = await receive()
  await wasThere(house, moniek, complaint.number)
  assert.equal(await takeNext(house, moniek), undefined)
  const question = await receive({ kind: 'question' })
  await wasThere(house, moniek, question.number)
  assert.equal(await takeNext(house, moniek), question.number)
})

test('the database itself keeps who was there from settling', async (t) => {
  const { house, hanneke, receive } = await office(t)
  const { id, number } = await receive()
  const { moveToSettled } = await import('./contacts.store.ts')
  await wasThere(house, hanneke, number)
  assert.equal(await house.db.transaction((tx) => moveToSettled(tx, id, 'founded', house.clock.now(), hanneke)), false)
})

test('a judgement needs a talk, offered and held or not wanted; then the letter names the ombudsman and a year', async (t) => {
  const { house, hanneke, receive, read } = await office(t)
  const { id, number } = await receive()
  const founded = { outcome: 'founded', words: 'Je had gelijk. Het spijt ons.', clearly: false, called: false } as const
  const early = await settleMatter(house, hanneke, number, founded)
  assert.equal(!early.ok && early.refusal.reason, 'not-heard')
  await offerHearing(house, hanneke, number, 'Kom langs op donderdag, of bel.')
  assert.match((await read()).text, /Kom langs op donderdag.*iemand meenemen/s)
  await keepHearing(house, hanneke, number, { held: true, words: 'Mevrouw vertelde wat er was.' })
  house.clock.set('2027-01-04T10:00:00+01:00')
  assert.ok((await settleMatter(house, hanneke, number, founded)).ok)
  const { title, text } = await read()
  assert.equal(title, 'Ons antwoord op je klacht')
  assert.match(text, /Je klacht is gegrond\..*Je had gelijk\. Het spijt ons\..*Nationale ombudsman.*4\s+januari 2028/s)
  assert.match((await toldInEnglish(house, 'complaint-hearing'))!, /your complaint of 23 November 2026\..*Kom langs op donderdag.*You may bring somebody/)
  assert.match((await toldInEnglish(house, 'complaint-answer'))!, /Date: 4 January 2027\..*Your complaint is justified\..*Nationale ombudsman\. You can do that on or before 4 January 2028\./)
  assert.equal((await matterById(house.db, id)).state, 'settled')
  await nobodyForgotten(house)
})

test('a question needs no talk, and its answer names no ombudsman', async (t) => {
  const { house, hanneke, receive, read } = await office(t)
  const { number } = await receive({ kind: 'question', topic: 'pass' })
  assert.ok((await settleMatter(house, hanneke, number, { outcome: 'answered', words: 'Je pas geldt een jaar.', clearly: false, called: true })).ok)
  const { title, text } = await read()
  assert.equal(title, 'Ons antwoord')
  assert.ok(text.includes('Je pas geldt een jaar.') && !text.includes('ombudsman'))
  await nobodyForgotten(house)
})

test('two answers at once: one goes out, the other is refused', async (t) => {
  const { house, truus, hanneke, moniek, receive } = await office(t)
  const { number } = await receive({ kind: 'question' })
  const answer = (who: Staff) => settleMatter(house, who, number, { outcome: 'answered', words: `Van ${who.staffName}`, clearly: false, called: false })
  const both = await Promise.all([answer(hanneke), answer(moniek)])
  assert.deepEqual(both.map((done) => (done.ok ? 'sent' : done.refusal.reason)).sort(), ['closed', 'sent'])
  assert.equal((await messagesTo(house.db, truus)).filter(({ kind }) => kind === 'contact-answer').length, 1)
})

test('four weeks more, once, told with the reason; after the last day no more', async (t) => {
  const { house, hanneke, receive, read } = await office(t)
  const { id, number } = await receive()
  house.clock.set('2027-01-04T16:00:00+01:00')
  assert.ok((await extendMatter(house, hanneke, number, 'Een collega is ziek.')).ok)
  assert.equal((await matterById(house.db, id)).lastDay, '2027-02-01')
  assert.match((await read()).text, /tot en met 1\s+februari 2027.*Een collega is ziek/s)
  assert.match((await toldInEnglish(house, 'complaint-extended'))!, /You get our answer on or before 1 February 2027\..*Een collega is ziek/)
  const again = await extendMatter(house, hanneke, number, 'Weer.')
  assert.equal(!again.ok && again.refusal.reason, 'extended-before')
  const other = await receive({ receivedAt: new Date('2026-11-22T11:00:00Z') })
  const late = await extendMatter(house, hanneke, other.number, 'Te laat.')
  assert.equal(!late.ok && late.refusal.reason, 'too-late')
  await nobodyForgotten(house)
})

test('with consent the time stands still until the answer, and both are told; without it the time runs on', async (t) => {
  const { house, truus, hanneke, receive, read } = await office(t)
  const { id, number } = await receive()
  assert.ok((await askPerson(house, hanneke, number, { words: 'Wie heeft je geholpen?', agreed: true })).ok)
  assert.match((await read()).text, /Wie heeft je geholpen\?.*tot en met 7\s+december 2026/s)
  assert.match((await toldInEnglish(house, 'contact-question'))!, /We are working on your complaint of 23 November 2026\..*Wie heeft je geholpen\? Tell us on or before 7 December 2026\./)
  const twice = await askPerson(house, hanneke, number, { words: 'En wanneer?', agreed: false })
  assert.equal(!twice.ok && twice.refusal.reason, 'already-asked')
  house.clock.set('2026-11-30T10:00:00+01:00')
  assert.ok((await addWords(house, { matterId: id, residentId: truus, words: 'Dat was Moniek.' })).ok)
  const back = await matterById(house.db, id)
  assert.deepEqual([back.state, back.lastDay], ['open', '2027-01-11'])
  assert.equal((await read()).title, 'Wij gaan verder')
  assert.ok((await askPerson(house, hanneke, number, { words: 'Nog iets?', agreed: false })).ok)
  assert.deepEqual([(await matterById(house.db, id)).state, (await matterById(house.db, id)).lastDay], ['open', '2027-01-11'])
  await nobodyForgotten(house)
})

test('one that cannot be told, or cannot be opened, keeps nobody else waiting', async (t) => {
  const { house, hanneke, receive } = await office(t)
  const [broken, sound] = [await receive({ from: outsider() }), await receive({ from: outsider({ email: 'els@example.org' }) })]
  for (const { number } of [broken, sound]) assert.ok((await askPerson(house, hanneke, number, { words: 'Wie heeft je geholpen?', agreed: true })).ok)
  await house.owner.query(`update contacts.matter set person_sealed = '\\x00', reply_until = reply_until - 1 where id = $1`, [broken.id])
  await house.owner.query(`update contacts.outgoing set sealed = '\\x00', next_attempt_at = next_attempt_at - interval '1 second' where matter_id = $1`, [broken.id])
  const sent: string[] = []
  const door = { send: async ({ to }: Mail) => { sent.push(to); return { kind: 'sent' as const, reference: 'x' } }, close: () => {} }
  await sendOutgoing(house, door)
  assert.deepEqual(sent, ['els@example.org', 'els@example.org'])
  house.clock.set('2026-12-08T00:01:00+01:00')
  assert.equal(await resumeOverdue(house), 1)
  assert.deepEqual([(await matterById(house.db, broken.id)).state, (await matterById(house.db, sound.id)).state], ['waiting', 'open'])
  await sendOutgoing(house, door)
  assert.equal(sent.length, 3)
  assert.deepEqual(await house.owner.query('select distinct delivery, last_error from contacts.outgoing where matter_id = $1', [broken.id]), [{ delivery: 'failed', last_error: 'NOTWRITTEN' }], 'after a day the screen says that it failed')
})

test('no answer: on the day itself we wait, the day after it goes on, so many days later', async (t) => {
  const { house, hanneke, receive } = await office(t)
  const { id, number } = await receive()
  await askPerson(house, hanneke, number, { words: 'Wie heeft je geholpen?', agreed: true })
  house.clock.set('2026-12-07T23:00:00+01:00')
  assert.equal(await resumeOverdue(house), 0)
  house.clock.set('2026-12-08T00:01:00+01:00')
  assert.equal(await resumeOverdue(house), 1)
  assert.equal((await matterById(house.db, id)).lastDay, '2027-01-18')
  assert.equal(await resumeOverdue(house), 0)
  await nobodyForgotten(house)
})

test('two of one person about the same go on as the older one; a stranger\'s never', async (t) => {
  const { house, hanneke, receive, read } = await office(t)
  const first = await receive()
  house.clock.set('2026-11-24T10:00:00+01:00')
  const second = await receive({ words: 'En nog iets.' })
  const other = await receive({ from: { residentId: await keptResident(house, '999990020') } })
  for (const [number, into] of [[second.number, other.number], [first.number, second.number]] as const) {
    const refused = await mergeMatters(house, hanneke, number, into)
    assert.equal(!refused.ok && refused.refusal.reason, 'not-the-same')
  }
  assert.ok((await mergeMatters(house, hanneke, second.number, first.number)).ok)
  assert.match((await read()).text, new RegExp(`${first.number}.*En nog iets\\.`, 's'))
  const open = await openMatter(house, hanneke, first.number)
  assert.ok(open !== 'own-household' && open.entries.some(({ words }) => words === 'En nog iets.'))
  await nobodyForgotten(house)
})

test('Truus sees in her log who opened her complaint, and why', async (t) => {
  const { house, truus, hanneke, receive } = await office(t)
  const { number } = await receive()
  await openMatter(house, hanneke, number)
  assert.deepEqual((await looksAt(house, house.db, truus)).map(({ purpose, page }) => [purpose, page]), [['Vraag of klacht beantwoorden', '/klachten/:number']])
})

test('sorted anew, and back: each time Truus reads the last day that counts from then on; another subject tells nothing', async (t) => {
  const { house, truus, hanneke, receive, read } = await office(t)
  const { number } = await receive({ kind: 'question' })
  const sort = async (kind: Matter['kind'], topic: Matter['topic'] = 'desk') => assert.ok((await sortMatter(house, hanneke, number, { kind, topic })).ok)
  await sort('complaint')
  assert.match((await read()).text, /tot en met 4\s+januari 2027/)
  house.clock.set('2026-12-20T10:00:00+01:00')
  await sort('question')
  assert.match((await read()).text, /Wij hebben je vraag.*tot en met 25\s+december 2026/s)
  house.clock.set('2026-12-21T10:00:00+01:00')
  await sort('sign-in')
  assert.match((await read()).text, /tot en met 24\s+december 2026/)
  await sort('question', 'pass')
  const before = (await messagesTo(house.db, truus)).length
  await sort('question', 'desk')
  assert.equal((await messagesTo(house.db, truus)).length, before)
  await nobodyForgotten(house)
})

test('of two that came in at one moment each is put with the other at once: one goes on, and no complaint is gone', async (t) => {
  const { house, hanneke, moniek, receive } = await office(t)
  const [a, b] = [await receive(), await receive({ words: 'En nog iets.' })]
  const ends = await Promise.all([mergeMatters(house, hanneke, a.number, b.number), mergeMatters(house, moniek, b.number, a.number)])
  assert.equal(ends.filter(({ ok }) => ok).length, 1)
  assert.deepEqual((await openMatters(house.db)).map(({ number }) => number), [a.number], 'the older one')
})

test('the one that it would go on as is answered meanwhile: it stays open by itself', async (t) => {
  const { house, hanneke, moniek, receive } = await office(t)
  const [first, second] = [await receive({ kind: 'question' }), await receive({ kind: 'question' })]
  const merging = await house.db.transaction(async (tx) => {
    const held = await lockMatterByNumber(tx, first.number)
    const merged = mergeMatters(house, hanneke, second.number, first.number)
    let early = false
    void merged.then(() => { early = true })
    // Until the database says that it waits for us.
    while (!early && (await house.owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).n === 0) { /* asked again */ }
    assert.ok(await settleNow(house, tx, moniek, held!, { outcome: 'answered', words: 'Tot vijf uur.', called: false }))
    return { merged }
  })
  const merged = await merging.merged
  assert.equal(!merged.ok && merged.refusal.reason, 'not-open')
  assert.equal((await matterById(house.db, second.id)).state, 'open')
})

test('nobody opens or settles what is of their own household', async (t) => {
  const { house, truus, receive } = await office(t)
  const at = house.clock.now()
  const own: Staff = { staffId: await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: 'kees', name: 'Kees', at, ownFind: house.box.find('999990019') }), staffName: 'Kees', role: 'caseworker' }
  const { number } = await receive({ kind: 'question' })
  assert.equal(await openMatter(house, own, number), 'own-household')
  assert.deepEqual(await looksAt(house, house.db, truus), [], 'nothing was read')
  for (const step of [noteContact(house, own, number, { words: 'x', called: false }), settleMatter(house, own, number, { outcome: 'answered', words: 'x', clearly: false, called: false })]) {
    const done = await step
    assert.equal(!done.ok && done.refusal.reason, 'own-household')
  }
})

test('what happened is never changed or removed', async (t) => {
  const { house, receive } = await office(t)
  await receive()
  for (const sql of [`update contacts.entry set what = 'noted'`, 'delete from contacts.entry']) {
    await assert.rejects(house.db.query(sql), /permission denied/)
    await assert.rejects(house.owner.query(sql), /never changes/)
  }
})

test('the receipt asks only who did not type it themselves whether it is right', async (t) => {
  const { hanneke, receive, read } = await office(t)
  const receipt = async (incoming: Partial<Incoming>) => { await receive(incoming); return (await read()).text }
  const own = await receipt({ cameBy: 'form' })
  assert.match(own, /Dit schreef je\.\s+Aan de balie zeiden ze iets anders\./)
  assert.doesNotMatch(own, /Klopt/)
  assert.match(await receipt({ cameBy: 'phone', enteredBy: hanneke }), /Dit schreven wij op\. Klopt het niet\? Laat het ons weten\./)
  assert.match(await receipt({ cameBy: 'letter', enteredBy: hanneke }), /Dit namen wij over uit wat je stuurde\. Klopt het niet\?/)
})

test('sorted anew, the receipt of the other kind can be read', async (t) => {
  const { house, hanneke, receive, read } = await office(t)
  const { number } = await receive({ kind: 'question' })
  assert.ok((await sortMatter(house, hanneke, number, { kind: 'complaint', topic: 'desk' })).ok)
  assert.match((await read()).text, /Wij hebben je klacht/)
})
