import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ALONE, applicants, MARRIED } from '#test/applicants.ts'
import { pdfBytes, phonePhoto, plainPdf } from '#test/files.ts'
import { type Browser, browser, type Fetched, readAloud, type SentFile } from '#test/page.ts'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { afterSignIn } from '#src/wiring.ts'
import { sessionCookie } from '#web/visit.ts'
import { decide } from './index.ts'
import { listEvidence } from './evidence/list-evidence.ts'
import { askResident, proposeRefusal } from './moves/ask-resident.ts'
import { expireRequests } from './moves/close-request.ts'
import { setAside } from './moves/set-aside.ts'

const FORM = { register: 'yes', partner: 'none', others: 'none', channel: 'letter' }
const ANSWER = '/en/mijn/aanvraag/antwoord'
const photo = (bytes: Buffer, name = 'payslip.jpg'): SentFile => ({ field: 'papieren', name, type: 'image/jpeg', bytes })

async function kit(t: TestContext) {
  const base = await applicants(t)
  const { house } = base
  const b = await browser(t, house)
  const staffId = await keepStaff(house.owner, { id: '01935000-0000-7000-8000-0000000000aa', issuer: 'test', subject: 'hanneke', name: 'Hanneke', at: house.clock.now(), ownFind: undefined })
  const who = { staffId, staffName: 'Hanneke Boer' }
  const newcomer = async (key: string): Promise<Browser> => { b.cookie(sessionCookie, (await base.signIn(key)).cookie); return b }
  const applied = async (key: string, answers = ALONE) => {
    const one = await base.applyAs(key, answers)
    const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [one.applicationId])
    // A session ends before a term does.
    const comesBack = async () => { b.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: one.residentId, name: key, roles: ['resident'], loa: 'high', bsn: base.bsnOf(key) })) }
    await comesBack()
    return { ...one, number, comesBack }
  }
  return { ...base, b, who, newcomer, applied }
}

const DUTCH = /\b(de|het|een|van|voor|je|Je|jij|wij|Wij|niet|met|bij|naar|kun|jaar|keer|uur|aanvraag|besluit|hoeft)\b/
/** What is heard as English on a page: without what says that it is Dutch. */
const heard = ({ html: page }: Pick<Fetched, 'html'>): string => readAloud(page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' '))
function inEnglish(page: Fetched): Fetched {
  assert.match(page.html, /<html lang="en">/)
  assert.doesNotMatch(heard(page), DUTCH)
  return page
}

test('from the form to the pass in English: the same application, and from then on we write in English too', async (t) => {
  const { house, newcomer } = await kit(t)
  const b = await newcomer('fatima')
  const form = inEnglish(await b.get('/en/aanvragen'))
  assert.match(form.text, /Apply for the Stadjerspas.*Who do you live with\?.*You Fatima Bouazza Born on.*Your child Amina Bouazza.*How do you want to hear from us\?.*Yes, e-mail me/)
  assert.equal((await b.post('/en/aanvragen', FORM)).location, '/en/mijn/aanvraag')
  const granted = inEnglish(await b.get('/en/mijn/aanvraag'))
  assert.match(granted.text, /Welcome, Fatima\. You have the pass\..*Amina and Bilal are on your pass too\..*Choose your first voucher.*Your income €.*You live in the municipality of Groningen\./)
  assert.match(granted.text, /You can object on or before Monday 4 January 2027.*Object to this decision/)
  assert.match(granted.html, /href="\/en\/aanbod"/)
  assert.deepEqual(await house.owner.query('select language from residents.reach'), [{ language: 'en' }])
  assert.match((await b.get('/mijn/aanvraag')).text, /Welkom, Fatima\. Je hebt de pas\./, 'the same page is there in Dutch')
})

test('who fills in the Dutch form hears from us in Dutch alone', async (t) => {
  const { house, newcomer } = await kit(t)
  const b = await newcomer('fatima')
  await b.get('/aanvragen')
  await b.post('/aanvragen', FORM)
  assert.deepEqual(await house.owner.query('select language from residents.reach'), [{ language: 'nl' }])
})

test('what is missing is said in English at its field, and everything that was typed stays', async (t) => {
  const { house, newcomer } = await kit(t)
  const b = await newcomer('henk')
  await b.get('/en/aanvragen')
  const back = inEnglish(await b.post('/en/aanvragen', { register: 'no', remark: 'My son lives here too', channel: 'email', email: 'henk@stadjer.example' }))
  assert.equal(back.status, 422)
  assert.match(back.text, /3 things are not right yet Choose if you live with a partner\. Choose if more adults live with you\. Tick the box if we may e-mail you\./)
  assert.match(back.html, /value="henk@stadjer\.example"/)
  assert.match(back.text, /My son lives here too/)
  assert.match(back.html, /<title>Error:/)
  assert.match((await b.post('/en/aanvragen', { ...FORM, register: 'no' })).text, /Write what is not right\./)
  assert.equal((await house.owner.query('select from residents.resident')).length, 0)
})

test('the code comes in an English mail; consent keeps which words were read, and in which language', async (t) => {
  const { house, newcomer, partners } = await kit(t)
  const b = await newcomer('henk')
  const fields = { ...FORM, channel: 'email', email: 'henk@stadjer.example', consent: 'ja' }
  await b.get('/en/aanvragen')
  const asked = inEnglish(await b.post('/en/aanvragen', fields))
  assert.match(asked.text, /Look in your e-mail We sent a code to henk@stadjer\.example/)
  const [mail] = partners.mail.messages('henk@stadjer.example')
  assert.equal(mail!.subject, 'Your code for the Stadjerspas')
  assert.match(inEnglish(await b.post('/en/aanvragen', { ...fields, code: '0000000' })).text, /This code is not right\. Look in your e-mail again/)
  const code = /^[0-9A-Z]{7}$/m.exec(mail!.text.replaceAll(' ', ''))![0]
  assert.equal((await b.post('/en/aanvragen', { ...fields, code })).location, '/en/mijn/aanvraag')
  assert.deepEqual(await house.owner.query('select channel, language, consent_language from residents.reach'), [{ channel: 'email', language: 'en', consent_language: 'en' }])
  assert.deepEqual(await house.owner.query('select consent_version, consent_language from residents.reach_event'), [{ consent_version: 1, consent_language: 'en' }])
  const later = inEnglish(await b.get('/en/mijn/aanvraag'))
  assert.match(later.text, /A member of staff will look too.*€ 0\.01 above the limit.*The income that we see € 1,703\.36.*We send an e-mail to h•••@stadjer\.example.*On or before Monday 18 January 2027.*You get our decision/)
})

test('each state of an application is told in English, and leads on in English', async (t) => {
  const { b, house, applied, who } = await kit(t)
  const page = async () => inEnglish(await b.get('/en/mijn/aanvraag'))
  await applied('karel')
  assert.match((await page()).text, /We will try again.*That is not your fault/)
  await applied('willem')
  assert.match((await page()).text, /Call us about your application/)
  const henk = await applied('henk')
  assert.match((await page()).text, /A member of staff will look too.*Call 14 050 Say number SP-26-/)
  assert.ok((await askResident(house, who, henk.number, { words: 'Van oktober.', evidence: ['payslip'] })).ok)
  const asked = await page()
  assert.match(asked.text, /We still need something from you.*Answer our question/)
  assert.match(asked.html, /href="\/en\/mijn\/aanvraag\/antwoord"/)
  house.clock.set('2026-12-08T10:00:00+01:00')
  await expireRequests(house)
  await henk.comesBack()
  assert.match((await page()).text, /We got no answer/)
  assert.ok((await house.db.transaction((tx) => setAside(house, tx, who, henk.number, 'Wij kregen geen papieren.'))).ok)
  const aside = await page()
  assert.match(aside.text, /We stopped looking at your application.*Apply again.*You can object on or before/)
  assert.match(aside.html, /<span lang="nl">Wij kregen geen papieren\.<\/span>/, 'what a person wrote is heard in Dutch')
})

test('a plan to say no, and the no itself, with the reasons and the last day', async (t) => {
  const { b, house, applied, who } = await kit(t)
  const lotte = await applied('lotte')
  assert.ok((await proposeRefusal(house, who, lotte.number, { words: 'Je krijgt geld van DUO.', reason: 'no-studiefinanciering' })).ok)
  assert.match(inEnglish(await b.get('/en/mijn/aanvraag')).text, /What do you think of our plan\?.*You get student finance\. With student finance you cannot get the pass/)
  const view = inEnglish(await b.get(ANSWER))
  assert.match(view.text, /What do you think\? We think that you do not get the Stadjerspas.*What is not right\?/)
  assert.match(view.html, /<span lang="nl">Je krijgt geld van DUO\.<\/span>/)
  house.clock.set('2026-12-15T10:00:00+01:00')
  await expireRequests(house)
  await lotte.comesBack()
  assert.ok((await decide(house, who, lotte.number, { outcome: 'refused', reason: 'no-studiefinanciering', ownSentence: 'Wij keken bij DUO.' })).ok)
  const no = inEnglish(await b.get('/en/mijn/aanvraag'))
  assert.match(no.text, /You do not get the Stadjerspas.*Why is it a no\? You get student finance\..*Apply again.*Do you disagree\? You can object on or before Tuesday 26 January 2027.*Read our decision/)
  assert.match(no.html, /href="\/en\/aanvragen"/)
})

test('an application is stopped in English', async (t) => {
  const { b, applied } = await kit(t)
  await applied('henk')
  assert.match(inEnglish(await b.get('/en/mijn/aanvraag/stoppen')).text, /Stop your application.*You get no decision/)
  assert.equal((await b.post('/en/mijn/aanvraag/stoppen')).location, '/en/mijn/aanvraag')
  assert.match(inEnglish(await b.get('/en/mijn/aanvraag')).text, /Your application has stopped.*Apply again/)
  assert.match(inEnglish(await b.get('/en/mijn/aanvraag/stoppen')).text, /You have no open application now/)
})

test('papers are added, taken away and sent in English; each that cannot be used says why, and what was typed stays', async (t) => {
  const { b, house, applied, who } = await kit(t)
  const henk = await applied('henk')
  assert.match(inEnglish(await b.get(ANSWER)).text, /There is no question now/)
  assert.ok((await askResident(house, who, henk.number, { words: 'Van oktober.', evidence: ['payslip', 'other'] })).ok)
  const form = inEnglish(await b.get(ANSWER))
  assert.match(form.text, /Send what we still need.*on or before Monday 7 December 2026.*Your payslip Van oktober\. Asked on 23 November 2026 by Hanneke Boer.*Photo or PDF \(optional\).*A file may be 10 MB at most/)
  const nothing = inEnglish(await b.postFiles(ANSWER, { stap: 'sturen' }, []))
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /Add a file, write your answer, or choose that we call you/)
  assert.match((await b.postFiles(ANSWER, { stap: 'toevoegen' }, [])).text, /First choose a file/)
  const broken = inEnglish(await b.postFiles(ANSWER, { stap: 'sturen', woorden: 'See the photo' }, [photo(await phonePhoto()), { field: 'papieren', name: 'half.pdf', bytes: (await pdfBytes(await plainPdf())).subarray(0, 300) }]))
  assert.equal(broken.status, 422)
  assert.match(broken.text, /‘half\.pdf’: We cannot open this file.*Your file was added/)
  assert.match(broken.html, />\nSee the photo<\/textarea>/)
  const large = inEnglish(await b.postFiles(ANSWER, { stap: 'sturen', woorden: 'Too large' }, [photo(Buffer.alloc(10 * 1024 * 1024 + 1), 'large.jpg')]))
  assert.equal(large.status, 413)
  assert.match(large.text, /The file ‘large\.jpg’ is too large\. A file may be 10 MB at most/)
  assert.match((await b.postFiles(ANSWER, { stap: 'sturen', manier: 'bellen', telefoon: 'later' }, [])).text, /Fill in your telephone number with 10 digits/)
  const [paper] = await listEvidence(house, house.db, henk.applicationId)
  await b.get(ANSWER)
  assert.equal((await b.post(`/en/mijn/aanvraag/papier/${paper!.id}/terug`)).location, ANSWER)
  assert.match(inEnglish(await b.get(ANSWER)).text, /taken back on 23 November 2026/)
  assert.equal((await b.postFiles(ANSWER, { stap: 'sturen', woorden: 'I have two jobs.' }, [photo(await phonePhoto())])).location, ANSWER)
  assert.match(inEnglish(await b.get(ANSWER)).text, /We have your answer Your answer came in on 23 November 2026 at 10:00\..*What you wrote I have two jobs\..*payslip\.jpg Photo, sent on 23 November 2026 at 10:00/)
  assert.match((await b.get('/mijn/aanvraag/antwoord')).text, /Wij hebben je antwoord/)
})

test('each message about an application is explained in English, by what was typed and decided, beside the Dutch', async (t) => {
  const { b, house, applied, who } = await kit(t)
  const henk = await applied('henk')
  assert.ok((await askResident(house, who, henk.number, { words: 'Van oktober.', evidence: ['payslip'] })).ok)
  house.clock.set('2026-12-08T10:00:00+01:00')
  await expireRequests(house)
  assert.ok((await decide(house, who, henk.number, { outcome: 'granted', ownSentence: 'Die cent telt niet.' })).ok)
  await henk.comesBack()
  const read = async (kind: string) => {
    const { id } = await house.owner.one<{ id: string }>('select id from messages.message where kind = $1', [kind])
    const page = await b.get(`/en/mijn/berichten/${id}`)
    const english = page.html.slice(page.html.indexOf('<main'), page.html.indexOf('<section class="pas-panel pas-flow" aria-labelledby="nederlands"'))
    assert.doesNotMatch(readAloud(english.replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' ')), DUTCH, kind)
    return page.text
  }
  assert.match(await read('receipt'), /We have your application for the Stadjerspas\. You sent it on 23 November 2026 at 10:00\..*The data of the municipality are right You do not live with a partner No other adults live with you You hear from us by letter.*on or before 18 January 2027.*Je woont niet met een partner/)
  assert.match(await read('in-review'), /This is what we saw: Your income is € 1,703\.36\. The limit for you is € 1,703\.35\./)
  assert.match(await read('evidence-needed'), /We need this from you: Your payslip Van oktober\. Send it on or before Monday 7 December 2026\./)
  assert.match(await read('question-over'), /On 23 November 2026 we sent you a letter/)
  assert.match(await read('granted'), /The Dutch letter is the decision\..*You get the Stadjerspas from 8 December 2026 up to and including 31 December 2027\..*A member of staff has looked at your application\..*Die cent telt niet\..*Who you live with: alone Your income per month: € 1,703\.36/)
})

test('signing in from an English page leads to English, wherever somebody stands; from a Dutch one to Dutch', async (t) => {
  const { house, signIn, applyAs } = await kit(t)
  const { sessionId } = await signIn('henk')
  const signed = { door: 'resident' as const, roles: ['resident'], sessionId, name: '', until: new Date(), subjectId: undefined as string | undefined }
  assert.equal(await afterSignIn(house, signed, '/en/aanbod/gratis-zwemmen'), '/en/aanvragen')
  assert.equal(await afterSignIn(house, signed, '/aanbod'), '/aanvragen')
  const henk = { ...signed, subjectId: (await applyAs('henk')).residentId }
  assert.deepEqual([await afterSignIn(house, henk, '/en'), await afterSignIn(house, henk, undefined)], ['/en/mijn/aanvraag', '/mijn/aanvraag'])
  const samira = { ...signed, subjectId: (await applyAs('samira', MARRIED)).residentId }
  assert.deepEqual([await afterSignIn(house, samira, '/en/mijn/bonnen'), await afterSignIn(house, samira, undefined)], ['/en/mijn/bonnen', '/mijn'])
})
