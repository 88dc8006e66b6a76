import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { amountsOf, decide, retrySources } from '#modules/eligibility/index.ts'
import { answerRequest } from '#modules/eligibility/moves/close-request.ts'
import { sentLetter } from '#modules/messages/index.ts'
import { residentByBsn } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { counter, talk } from '#test/counter.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'
import { reachByEmail } from '#test/kept-resident.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { contactsOver } from '../forget-contacts.ts'

/** The clock of `counter` stands at Monday 23 November 2026. */
const FORM = { binnen: '20-11-2026', handtekening: 'ja', register: 'yes', partner: 'none', others: 'none', channel: 'letter', email: '', mist: '', vergeleken: 'ja' }

async function desk(t: TestContext) {
  const all = await counter(t)
  const { house, b, bsnOf } = all
  return {
    ...all,
    sara: () => b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: SARA, name: 'Sara' }),
    /** The page on which the form of this person is typed over. */
    async begin(key: string): Promise<string> {
      await b.get('/balie/formulier')
      const answer = await b.post('/balie/formulier', { bsn: bsnOf(key) })
      assert.match(answer.location ?? '', /^\/balie\/formulier\/[0-9a-f-]{36}$/, answer.text.slice(0, 400))
      return answer.location!
    },
    idOf: async (key: string) => (await residentByBsn(house, house.db, bsnOf(key)))!,
    applications: () => house.owner.query<Record<string, unknown>>('select state, way, received_on::text as received, last_day::text as "lastDay" from eligibility.application order by id'),
    /** The letter that asks for what the form lacks, as it is read. */
    async asked(residentId: string): Promise<string> {
      const { key } = await house.owner.one<{ key: string }>(`select dedupe_key as key from messages.message where kind = 'evidence-needed'`)
      return JSON.stringify((await sentLetter(house, house.db, residentId, key, amountsOf))!.document)
    },
    messages: async () => (await house.owner.query<{ kind: string }>('select kind from messages.message order by id')).map(({ kind }) => kind),
  }
}
const scan = (bytes: Buffer) => ({ field: 'scans', name: 'formulier.pdf', type: 'application/pdf', bytes })
const SARA = newId(new Date('2026-11-23T09:00:00Z'))

test('a signed form that came on Friday is typed over on Monday: granted, with a copy by letter, and the term from Friday', async (t) => {
  const { house, b, bsnOf, stip, begin, idOf, applications, messages } = await desk(t)
  stip()
  const path = await begin('fatima')
  const page = await b.get(path)
  assert.match(page.text, /Formulier van Fatima.*Kijk of naam, geboortedag en adres.*Geboren.*Adres.*Binnen op.*Staat er een handtekening op\?.*Woon je samen met een partner\?.*Niet ingevuld op het formulier/)
  assert.doesNotMatch(page.html, new RegExp(bsnOf('fatima')))
  const kept = await b.postFiles(path, FORM, [])
  assert.match(kept.location ?? '', /^\/balie\/formulier\?bewaard=SP-26-\d{5}$/)
  assert.match((await b.get(kept.location!)).text, /Bewaard onder nummer SP-26-.*Schrijf dit nummer op het formulier/)
  assert.deepEqual(await applications(), [{ state: 'granted', way: 'post', received: '2026-11-20', lastDay: '2027-01-15' }])
  assert.deepEqual((await messages()).sort(), ['granted', 'receipt-by-post'])
  assert.deepEqual(await house.owner.query(`select d.channel from messages.delivery d join messages.message m on m.id = d.message_id where m.kind = 'receipt-by-post'`), [{ channel: 'letter' }])
  const [copy] = await house.owner.query<{ values: Record<string, string> }>(`select "values" from messages.message where kind = 'receipt-by-post'`)
  assert.match(copy!.values['entered']!, /^Je formulier kwam met de post en een medewerker typte het over\nDe gegevens van de gemeente kloppen\n/)
  assert.match(copy!.values['receivedOn']!, /^20\snovember\s2026$/)
  assert.match(copy!.values['termLine']!, /tot en met 15\sjanuari\s2027/)
  assert.match((await toldInEnglish(house, 'receipt-by-post'))!, /It came by post on 20 November 2026\..*Your form came by post and a member of staff typed it.*You get our decision on or before 15 January 2027\./)
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role, facts ->> 'way' as way, facts ->> 'receivedOn' as received from audit.event where action = 'eligibility.applied'`), [{ actor_door: 'staff', actor_role: 'stip', way: 'post', received: '2026-11-20' }])
  const looks = await looksAt(house, house.db, await idOf('fatima'))
  assert.ok(looks.length > 0 && looks.every(({ purpose }) => purpose === 'Formulier dat met de post kwam'))
  assert.equal((await b.get(path)).location, kept.location, 'a form that was entered leads to its number')
})

test('pressed twice it is one application', async (t) => {
  const { b, stip, begin, applications, messages } = await desk(t)
  stip()
  const path = await begin('fatima')
  await b.get(path)
  const both = await Promise.all([b.postFiles(path, FORM, []), b.postFiles(path, FORM, [])])
  assert.ok(both.some(({ location }) => location?.includes('bewaard=')) && both.every(({ status }) => status === 200 || status === 303), both.map(({ status }) => status).join())
  assert.equal((await applications()).length, 1)
  assert.deepEqual((await messages()).sort(), ['granted', 'receipt-by-post'])
})

test('the day on which it came: not in the future, not a year typed wrong; late is no reason to refuse it', async (t) => {
  const { b, stip, begin, applications, house } = await desk(t)
  stip()
  const path = await begin('fatima')
  for (const [binnen, sentence] of [['24-11-2026', /Deze dag moet nog komen/], ['24-5-2026', /langer dan een half jaar geleden/], ['gisteren', /Vul de dag in waarop het formulier binnenkwam/], ['', /Vul de dag in/], ['31-2-2026', /Vul de dag in/]] as const) {
    await b.get(path)
    const wrong = await b.postFiles(path, { ...FORM, binnen }, [])
    assert.equal(wrong.status, 422, binnen)
    assert.match(wrong.text, sentence, binnen)
    assert.match(wrong.html, /<input[^>]*name="others"[^>]*value="none"[^>]*checked|<input[^>]*value="none"[^>]*name="others"[^>]*checked/, 'what was typed stays')
  }
  assert.deepEqual(await applications(), [])
  await b.get(path)
  assert.match((await b.postFiles(path, { ...FORM, binnen: '25-5-2026' }, [])).location ?? '', /bewaard=/)
  assert.deepEqual((await applications()).map(({ received, lastDay }) => [received, lastDay]), [['2026-05-25', '2026-07-20']])
  const [copy] = await house.owner.query<{ line: string }>(`select "values" ->> 'termLine' as line from messages.message where kind = 'receipt-by-post'`)
  assert.match(copy!.line, /Je had ons besluit al moeten hebben, tot en met 20\sjuli\s2026\. Het spijt ons/)
})

test('without a signature nothing is granted by a machine: they are asked for it with a term, and one answer later a caseworker can', async (t) => {
  const { house, b, kcc, begin, idOf, asked, applications, messages } = await desk(t)
  kcc()
  const path = await begin('fatima')
  await b.get(path)
  const kept = await b.postFiles(path, { ...FORM, handtekening: 'nee' }, [])
  assert.match((await b.get(kept.location!)).text, /Er mist nog iets\. Daar vragen wij de inwoner met een aparte brief om/)
  assert.deepEqual((await applications()).map(({ state }) => state), ['waiting-for-resident'])
  assert.deepEqual((await messages()).sort(), ['evidence-needed', 'receipt-by-post'])
  assert.deepEqual(await house.owner.query(`select reaction_until::text as until from messages.message where kind = 'evidence-needed'`), [{ until: '2026-12-07' }])
  const residentId = await idOf('fatima')
  assert.match(await asked(residentId), /Je handtekening\. Zet hem op de kopie/)
  assert.deepEqual(await house.owner.query(`select actor_role from audit.event where action = 'eligibility.asked'`), [{ actor_role: 'kcc' }])
  assert.deepEqual(await house.owner.query('select 1 from passes.pass'), [])
  const { id: requestId } = await house.owner.one<{ id: string }>('select id from eligibility.request')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  assert.ok((await house.db.transaction((tx) => answerRequest(house, tx, { requestId, by: { kind: 'resident', residentId }, words: 'Ja, ik vroeg dit aan.' }))).ok)
  assert.deepEqual((await applications()).map(({ state }) => state), ['in-review'], 'a person looks')
  assert.ok((await decide(house, { staffId: SARA, staffName: 'Sara' }, number, { outcome: 'granted', ownSentence: '' })).ok)
  assert.deepEqual((await applications()).map(({ state }) => state), ['granted'])
})

test('while a source is down a form without a signature waits for a person, so that no retry grants it', async (t) => {
  const { house, b, partners, stip, begin, applications } = await desk(t)
  stip()
  const path = await begin('fatima')
  await b.get(path)
  partners.faults.set('income', 'down')
  await b.postFiles(path, { ...FORM, handtekening: 'nee' }, [])
  assert.deepEqual((await applications()).map(({ state }) => state), ['waiting-for-resident'])
  partners.faults.clear()
  house.clock.set('2026-11-23T18:00:00+01:00')
  await retrySources(house)
  assert.deepEqual((await applications()).map(({ state }) => state), ['waiting-for-resident'])
})

test('a question that was left empty is asked for, and so is what the colleague missed, in the words of the colleague', async (t) => {
  const { house, b, stip, begin, idOf, asked, applications } = await desk(t)
  stip()
  const path = await begin('fatima')
  await b.get(path)
  await b.postFiles(path, { ...FORM, partner: 'unknown', others: 'unknown', mist: 'Bladzijde 2 van het formulier.' }, [])
  assert.deepEqual((await applications()).map(({ state }) => state), ['waiting-for-resident'])
  const letter = await asked(await idOf('fatima'))
  assert.match(letter, /of je samenwoont met een partner.*meer mensen van 18 jaar.*Bladzijde 2 van het formulier/)
  assert.doesNotMatch(letter, /Je handtekening/)
  const [copy] = await house.owner.query<{ entered: string }>(`select "values" ->> 'entered' as entered from messages.message where kind = 'receipt-by-post'`)
  assert.match(copy!.entered, /Je vulde niet in of je met een partner woont\nJe vulde niet in of er nog meer volwassenen/)
})

test('scans lie with the application as papers that came by post; one that cannot be used keeps nothing, and says which', async (t) => {
  const { house, b, stip, begin, applications } = await desk(t)
  stip()
  const path = await begin('fatima')
  await b.get(path)
  const broken = await b.postFiles(path, FORM, [scan(Buffer.from('geen pdf'))])
  assert.equal(broken.status, 422)
  assert.match(broken.text, /formulier\.pdf/)
  assert.deepEqual(await applications(), [])
  await b.get(path)
  const unsaid = await b.postFiles(path, { ...FORM, handtekening: '' }, [scan(await pdfBytes(await plainPdf(1, 'Aanvraag')))])
  assert.match(unsaid.text, /Kies of er een handtekening op staat\..*Kies de scans nog een keer\. Ze zijn nog niet bewaard\./)
  await b.get(path)
  assert.match((await b.postFiles(path, FORM, [scan(await pdfBytes(await plainPdf(1, 'Aanvraag')))])).location ?? '', /bewaard=/)
  assert.deepEqual(await house.owner.query('select way, received_by_name as by from eligibility.evidence'), [{ way: 'post', by: 'Anouk' }])
  const [copy] = await house.owner.query<{ entered: string }>(`select "values" ->> 'entered' as entered from messages.message where kind = 'receipt-by-post'`)
  assert.match(copy!.entered, /Bij je formulier bewaarden wij 1 scan/)
})

test('an address for mail is not taken from paper; who has that one already keeps it', async (t) => {
  const { house, b, bsnOf, stip, begin, applyAs, codes, applications } = await desk(t)
  stip()
  const path = await begin('fatima')
  await b.get(path)
  assert.match((await b.postFiles(path, { ...FORM, channel: 'email', email: 'fatima@voorbeeld.nl', consent: 'ja' }, [])).text, /Een mailadres van papier nemen wij niet over/)
  assert.equal(codes.length, 0)
  assert.deepEqual(await applications(), [])
  const { residentId } = await applyAs('fatima')
  await reachByEmail(house, residentId, 'fatima@voorbeeld.nl')
  house.clock.set('2027-11-02T10:00:00+01:00')
  stip()
  const again = await begin('fatima')
  await b.get(again)
  assert.match((await b.postFiles(again, { ...FORM, binnen: '1-11-2027', channel: 'email', email: 'Fatima@voorbeeld.nl', consent: 'ja' }, [])).location ?? '', /bewaard=/)
  assert.deepEqual((await house.owner.query<{ channel: string }>(`select d.channel from messages.delivery d join messages.message m on m.id = d.message_id where m.kind = 'receipt-by-post'`)), [{ channel: 'email' }])
  assert.ok(bsnOf('fatima'))
})

test('who has an application or a pass: nothing is typed over, and the colleague reads what to do with the paper', async (t) => {
  const { b, stip, begin, applyAs, applications } = await desk(t)
  await applyAs('fatima')
  await applyAs('henk')
  stip()
  assert.match((await b.get(await begin('fatima'))).text, /heeft al een pas die net zo lang geldig is/)
  assert.match((await b.get(await begin('henk'))).text, /Er loopt al een aanvraag van deze inwoner, met nummer SP-26-\d{5}.*Leg het formulier bij die aanvraag/)
  assert.equal((await applications()).length, 2)
})

test('a caseworker enters one too; a form opens no conversation, is of who began it, and is over at the end of the day', async (t) => {
  const { house, b, sara, stip, kcc, begin, bsnOf } = await desk(t)
  sara()
  const path = await begin('fatima')
  const id = path.split('/').at(-1)!
  kcc()
  assert.equal((await b.get(path)).status, 404, 'a form of a colleague')
  assert.equal((await b.get(`/balie/gesprek/${id}`)).status, 404)
  stip()
  const own = await begin('fatima')
  for (const more of ['', '/aanvraag', '/bestel', '/bonnen.pdf']) assert.equal((await b.get(`/balie/gesprek/${own.split('/').at(-1)}${more}`)).status, 404, more)
  const spoken = await talk(b, bsnOf('fatima'))
  assert.match((await b.get(spoken)).text, /met de post: vraag over de aanvraag/, 'the next conversation shows that a form lies there')
  assert.equal((await b.get(`/balie/formulier/${spoken.split('/').at(-1)}`)).status, 404)
  house.clock.set('2026-11-24T09:00:00+01:00')
  stip()
  assert.equal((await b.get(own)).status, 404)
  b.signIn({ door: 'staff', roles: ['editor'], subjectId: SARA })
  assert.equal((await b.get('/balie/formulier')).status, 403)
})

test('a wrong BSN, one that nobody has, and a register that is down keep nobody; who was looked up and not entered is forgotten', async (t) => {
  const { house, b, bsnOf, partners, stip, begin } = await desk(t)
  stip()
  await b.get('/balie/formulier')
  for (const [bsn, sentence] of [['123', /Dit BSN klopt niet/], ['', /Dit BSN klopt niet/], ['999990019', /De gemeente kent dit BSN niet\. Er is niets bewaard/]] as const) assert.match((await b.post('/balie/formulier', { bsn })).text, sentence)
  partners.faults.set('brp', 'down')
  assert.match((await b.post('/balie/formulier', { bsn: bsnOf('fatima') })).text, /Leg het formulier apart.*De dag waarop het binnenkwam blijft tellen/)
  partners.faults.clear()
  assert.deepEqual(await house.owner.query('select 1 from residents.resident'), [])
  await begin('fatima')
  assert.deepEqual(await house.owner.query('select ground from residents.resident'), [{ ground: 'entered-by-staff' }])
  house.clock.set('2028-11-24T10:00:00+01:00')
  await contactsOver.forget(house)
  assert.deepEqual(await house.owner.query('select 1 from residents.resident'), [])
})
