import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Letter } from '#demo/mailbox.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { may } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { drain, drainNotices, messagesOver, noticeTo, openMail, residentsWithoutMessage, tell } from '#modules/messages/index.ts'
import { newId } from '#shared/ids.ts'
import { deskGiven } from '#test/counter.ts'
import { testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { browser } from '#test/page.ts'
import { testPartners } from '#test/partners.ts'
import { mattersOf, openMatters } from '../contacts.store.ts'
import { expectedContactMessages, outsidersWithoutMessage } from '../expected-messages.ts'
import { contactsRoutes } from '../index.ts'
import type { Staff } from '../matter.ts'
import { entriesIn } from '../read-matter.ts'
import { receiveMatter } from '../receive-matter.ts'
import { sendOutgoing } from '../send-outgoing.ts'
import { settleMatter } from '../settle-matter.ts'
import { readMailbox } from './read-mailbox.ts'

const TRUUS = 'truus@example.org'

/** Truus has mail as her channel; notices to her are really mailed, and what she answers is really read. */
async function office(t: TestContext, authservId?: string) {
  const partners = await testPartners(t)
  const house = await testHouse(t, { config: { ...partners.config, mailIn: { ...partners.config.mailIn!, ...(authservId ? { authservId } : {}) } } })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const mail = openMail(house.config.smtp)
  t.after(() => mail.close())
  const truus = await keptResident(house, '999990019', { email: TRUUS })
  const at = house.clock.now()
  const hanneke: Staff = { staffId: await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: 'hanneke', name: 'Hanneke', at, ownFind: undefined }), staffName: 'Hanneke', role: 'caseworker' }
  async function mailed(): Promise<string> {
    while ((await drain(house, mail)).sent) { /* until nothing waits */ }
    return partners.mail.messages(TRUUS).at(-1)!.messageId
  }
  return {
    house, partners, truus, hanneke, mailed,
    /** Tells her something of another room and mails the notice; what comes back is its Message-ID. */
    async notice(key = 'een', kind = 'papers-received'): Promise<string> {
      await house.db.transaction((tx) => tell(house, tx, { residentId: truus, kind, values: { name: 'Truus', number: 'SP-26-00001', date: '23 november 2026', time: '10.00 uur', papers: '1 papier', reasonLine: '', lastDay: '18 januari 2027' }, dedupeKey: `eligibility ${key}` }))
      await mailed()
      // Of more that went at once: the notice of this one.
      const { id } = await house.owner.one<{ id: string }>('select id from messages.message where dedupe_key = $1', [`eligibility ${key}`])
      return partners.mail.messages(TRUUS).find(({ messageId }) => messageId.startsWith(`<${id}@`))!.messageId
    },
    async write(letter: Partial<Letter>): Promise<void> {
      await partners.mail.write({ from: `Truus <${TRUUS}>`, subject: 'Re: Er staat een bericht voor je klaar', text: 'Dit klopt niet.', ...letter })
      await readMailbox(house)
    },
    /** As a mail server in front hands it over, with its finding on top. */
    async handedOver(headers: string, subject = 'Mijn pas', text = 'Hoe staat het met mijn pas?'): Promise<void> {
      partners.inbox.deliver(`${headers}\nFrom: Truus <${TRUUS}>\nTo: stadjerspas@gemeente.example\nMessage-ID: <${newId(house.clock.now())}@thuis.example>\nSubject: ${subject}\n\n${text}\n`, house.clock.now())
      await readMailbox(house)
    },
    words: async (id: string) => (await entriesIn(house, house.db, id)).map(({ words }) => words),
    async toldAll() {
      assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
      assert.deepEqual(await outsidersWithoutMessage(house), [])
    },
  }
}

test('an answer to a notice of ours is hers: in her list, with what it answers on the screen of who works on it, and nothing mailed back but that a message is ready', async (t) => {
  const { house, partners, truus, hanneke, notice, write, mailed, toldAll } = await office(t)
  await write({ subject: 'Mijn pas', text: 'Ik wacht nog.' })
  const [before] = await openMatters(house.db)
  assert.deepEqual([before!.residentId, before!.saysResidentId], [undefined, truus], 'a mail that answers nothing of ours only says to be her')

  await write({ inReplyTo: await notice(), text: 'Dit is mijn papier niet.' })
  const [matter] = await mattersOf(house.db, truus)
  assert.deepEqual([matter!.residentId, matter!.replyBy, matter!.cameBy], [truus, 'message', 'email'])
  assert.deepEqual(await house.owner.query(`select actor_door as door from audit.event where action = 'contacts.known-by-answer'`), [{ door: 'system' }])
  assert.deepEqual(await house.owner.query(`select actor_door as door from audit.event where action = 'contacts.received' and subject_id = $1`, [matter!.id]), [{ door: 'system' }])
  await mailed()
  const { subject, text } = partners.mail.messages(TRUUS).at(-1)!
  assert.match(text, /bericht/)
  assert.doesNotMatch(`${subject}\n${text}`, /papier niet|K-26|SP-26|Wiel/, 'a notice says that a message is ready')
  assert.deepEqual(await house.owner.query('select matter_id as id from contacts.outgoing'), [{ id: before!.id }])

  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke.staffId, name: 'Hanneke' })
  const page = await b.get(`/klachten/${matter!.number}`)
  assert.match(page.text, /Antwoord op ‘Wij hebben je papieren’ over je aanvraag, van 23\s+november\s+2026.*Bekend door een antwoord op onze mail/)
  await toldAll()
})

test('from another address it is hers too, the screen says so, and that address hears nothing', async (t) => {
  const { house, partners, truus, hanneke, notice, write, mailed } = await office(t)
  await write({ from: 'Bea <bea@example.org>', inReplyTo: await notice(), text: 'Ik help Truus.' })
  const [matter] = await mattersOf(house.db, truus)
  const [first] = await entriesIn(house, house.db, matter!.id)
  assert.equal(first!.facts['otherAddress'], 1)
  await mailed()
  await sendOutgoing(house)
  assert.deepEqual(partners.mail.messages('bea@example.org'), [])
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke.staffId, name: 'Hanneke' })
  assert.match((await b.get(`/klachten/${matter!.number}`)).text, /van een ander mailadres/)
})

test('a second answer about the same goes on as one; about something else, or as a complaint, it is a matter of its own', async (t) => {
  const { house, truus, notice, write, words, toldAll } = await office(t)
  const first = await notice('een')
  await write({ inReplyTo: first, text: 'Dit klopt niet.' })
  const [one] = await mattersOf(house.db, truus)
  await write({ inReplyTo: first, subject: 'Nog iets', text: 'En ook de datum niet.' })
  await write({ inReplyTo: await notice('twee'), subject: 'Anders', text: 'Weer mijn aanvraag.' })
  assert.deepEqual(await words(one!.id), ['Re: Er staat een bericht voor je klaar\n\nDit klopt niet.', 'En ook de datum niet.', 'Weer mijn aanvraag.'])
  await write({ inReplyTo: await notice('drie'), subject: 'Klacht', text: 'Dit is een klacht.' })
  assert.deepEqual((await mattersOf(house.db, truus)).map(({ kind }) => kind).sort(), ['complaint', 'question'])
  await write({ inReplyTo: await notice('vier', 'library-code-used'), subject: 'Niet van mij', text: 'Dat was ik niet.' })
  assert.equal((await mattersOf(house.db, truus)).length, 3)
  await toldAll()
})

test('an answer to a notice about her own question joins it; once that is answered a new one begins that names it', async (t) => {
  const { house, truus, hanneke, mailed, write, words } = await office(t)
  const own = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Een vraag.', cameBy: 'form', from: { residentId: truus } }))
  const receipt = await mailed()
  await write({ from: 'bea@example.org', inReplyTo: receipt, text: 'Klacht: het duurt lang.' })
  assert.deepEqual(await words(own.id), ['Een vraag.', 'Klacht: het duurt lang.'])
  assert.ok((await settleMatter(house, hanneke, own.number, { outcome: 'answered', words: 'Nog een week.', clearly: false, called: false })).ok)
  await write({ inReplyTo: await mailed(), text: 'Dank, maar waarom?' })
  const [again] = await mattersOf(house.db, truus)
  assert.notEqual(again!.id, own.id)
  assert.equal((await entriesIn(house, house.db, again!.id))[0]!.facts['named'], own.number)
})

test('who answers "wij mailen je hier niet meer" is known too, from the address that was left, and hears nothing there', async (t) => {
  const { house, partners, truus, hanneke, write } = await office(t)
  await house.db.transaction((tx) => noticeTo(house, tx, { residentId: truus, address: 'oud@example.org', kind: 'left' }))
  const mail = openMail(house.config.smtp)
  t.after(() => mail.close())
  await drainNotices(house, mail)
  const [left] = partners.mail.messages('oud@example.org')
  await write({ from: 'oud@example.org', inReplyTo: left!.messageId, subject: 'Re: Wij mailen je hier niet meer', text: 'Dat was ik niet!' })
  const [matter] = await mattersOf(house.db, truus)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke.staffId, name: 'Hanneke' })
  assert.match((await b.get(`/klachten/${matter!.number}`)).text, /Antwoord op ‘Wij mailen je hier niet meer’ over hoe je bericht krijgt, van 23/)
  await sendOutgoing(house)
  assert.equal(partners.mail.messages('oud@example.org').length, 1)
  house.clock.set('2028-11-24T10:00:00+01:00')
  assert.ok(await messagesOver.due(house) > 0)
  await messagesOver.forget(house)
  assert.deepEqual(await house.owner.query('select 1 from messages.address_notice_sent'), [])
})

test('a number that nobody mailed opens nothing: of a message that went by letter, or made up', async (t) => {
  const { house, truus, write } = await office(t)
  await house.db.transaction((tx) => tell(house, tx, { residentId: truus, kind: 'papers-received', values: { name: 'Truus', number: 'SP-26-00001', date: '', time: '', papers: '' }, dedupeKey: 'eligibility brief' }))
  const { id } = await house.owner.one<{ id: string }>('select id from messages.message order by id desc limit 1')
  await house.owner.query(`update messages.delivery set state = 'waiting' where message_id = $1`, [id])
  await write({ from: 'bea@example.org', inReplyTo: `<${id}@stadjerspas.example>` })
  await write({ from: 'bea@example.org', subject: 'Anders', text: 'Nog een.', inReplyTo: `<${newId(house.clock.now())}@stadjerspas.example>` })
  assert.deepEqual(await mattersOf(house.db, truus), [])
  assert.equal((await openMatters(house.db)).length, 2)
})

const OURS = 'mx.gemeente.example'
const FAILS = `Authentication-Results: ${OURS};\n spf=fail smtp.mailfrom=boef.example;\n dmarc=fail (p=reject) header.from=example.org`
const PASSES = `Authentication-Results: ${OURS}; dmarc=pass header.from=example.org`

test('a mail that DMARC says is not from her address says to be nobody, joins nothing of hers, and warns who works on it', async (t) => {
  const { house, truus, hanneke, handedOver } = await office(t, OURS)
  const own = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Een vraag.', cameBy: 'form', from: { residentId: truus } }))
  await handedOver(`${FAILS}\nAuthentication-Results: ${OURS}; dmarc=pass header.from=example.org`, `Aanvulling ${own.number}`)
  const forged = (await openMatters(house.db)).find(({ id }) => id !== own.id)!
  assert.deepEqual([forged.residentId, forged.saysResidentId], [undefined, undefined])
  assert.equal((await entriesIn(house, house.db, own.id)).length, 1)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke.staffId, name: 'Hanneke' })
  const { text } = await b.get(`/klachten/${forged.number}`)
  assert.match(text, /afzender klopt niet/)
  assert.match(text, /Deze mail kan vals zijn De mailserver zegt dat de afzender dit mailadres niet mag gebruiken/)

  await handedOver(PASSES, `Aanvulling ${own.number}`, 'Dit ben ik echt.')
  assert.equal((await entriesIn(house, house.db, own.id)).length, 2, 'her own mail still joins')
  await handedOver(PASSES, 'Over iets anders', 'Mijn kind.')
  const [, , mine] = await openMatters(house.db)
  assert.equal(mine!.saysResidentId, truus)
  assert.doesNotMatch((await b.get(`/klachten/${mine!.number}`)).text, /niet mag gebruiken/)
})

test('what a stranger began under her subject is not gone on with by her; ten of a stranger leave her room to write', async (t) => {
  const { house, truus, handedOver } = await office(t, OURS)
  for (let i = 0; i < 11; i++) await handedOver(FAILS, `Reclame ${i}`)
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from contacts.mail where kind = 'too-many'`)).n, 1)
  await handedOver(FAILS, 'Mijn pas', 'Stuur alles naar mij.')
  await handedOver(PASSES, 'Mijn pas', 'Hier ben ik.')
  const hers = (await openMatters(house.db)).filter(({ saysResidentId }) => saysResidentId === truus)
  assert.equal(hers.length, 1)
  assert.deepEqual((await entriesIn(house, house.db, hers[0]!.id)).map(({ words }) => words), ['Mijn pas\n\nHier ben ik.'])
})

test('an answer to our mail stays an answer when DMARC fails on the way, with the warning; without a server to trust nothing is read', async (t) => {
  const { house, truus, notice, handedOver } = await office(t, OURS)
  const id = await notice()
  await handedOver(`${FAILS}\nIn-Reply-To: ${id}`, 'Re: bericht')
  const [matter] = await mattersOf(house.db, truus)
  assert.equal((await entriesIn(house, house.db, matter!.id))[0]!.facts['forged'], 1)

  const trusting = await office(t)
  await trusting.handedOver(FAILS)
  const [plain] = await openMatters(trusting.house.db)
  assert.equal(plain!.saysResidentId, trusting.truus)
  const other = await office(t, 'mx.ander.example')
  await other.handedOver(FAILS)
  assert.equal((await openMatters(other.house.db))[0]!.saysResidentId, other.truus)
})
