import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import sharp from 'sharp'
import { applicants } from '#test/applicants.ts'
import { busyPdf, EICAR, hugePng, lockedPdf, pdfBytes, phonePhoto, plainPdf } from '#test/files.ts'
import { type Browser, browser, type SentFile } from '#test/page.ts'
import { looksAt } from '#modules/audit/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { sessionCookie } from '#web/visit.ts'
import { applicationByNumber } from '../application.store.ts'
import { askResident, proposeRefusal } from '../moves/ask-resident.ts'
import { expireRequests } from '../moves/close-request.ts'
import { markConflict } from '../open-case.ts'
import { requestsOf } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { MOST_PAPERS } from './evidence.ts'
import { keepEvidence } from './keep-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { readFiles } from './read-files.ts'

const ANSWER = '/mijn/aanvraag/antwoord'
const photo = (bytes: Buffer, name = 'loonstrook.jpg'): SentFile => ({ field: 'papieren', name, type: 'image/jpeg', bytes })

/** Henk earns a cent too much, and Hanneke asks him for his payslip. */
async function asked(t: TestContext, kind: 'question' | 'view' = 'question') {
  const kit = await applicants(t)
  const { house } = kit
  const applied = await kit.applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const staffId = await keepStaff(house.owner, { id: applied.sessionId, issuer: 'test', subject: 'hanneke', name: 'Hanneke', at: house.clock.now(), ownFind: undefined })
  const who = { staffId, staffName: 'Hanneke de Boer' }
  const request = kind === 'question'
    ? await askResident(house, who, number, { words: 'Van oktober, met het hele bedrag.', evidence: ['payslip', 'other'] })
    : await proposeRefusal(house, who, number, { words: 'Je verdient meer dan de grens.', reason: 'income-within-limit' })
  assert.ok(request.ok)
  const b = await browser(t, house)
  const henk = await startSession(house, house.db, { door: 'resident', subjectId: applied.residentId, name: 'Henk', roles: ['resident'], loa: 'high', bsn: kit.bsnOf('henk') })
  const hanneke = await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: 'Hanneke', roles: ['caseworker'], loa: 'high' })
  const as = (cookie: string): Browser => { b.cookie(sessionCookie, cookie); return b }
  const papers = () => listEvidence(house, house.db, applied.applicationId)
  const now = async () => (await applicationByNumber(house.db, number))!
  const lastRequest = async () => (await requestsOf(house.db, applied.applicationId)).at(-1)!
  return { ...kit, ...applied, number, who, b, asHenk: () => as(henk), asHanneke: () => as(hanneke), papers, now, lastRequest }
}

test('the question stands as it was asked, with its last day, a camera at hand, and every other way', async (t) => {
  const { asHenk } = await asked(t)
  const page = await asHenk().get(ANSWER)
  for (const part of ['Stuur wat wij nog missen', 'tot en met maandag 7 december 2026', 'Je loonstrook', 'Van oktober, met het hele bedrag.', 'Gevraagd op 23 november 2026 door Hanneke de Boer', 'Breng je papier naar een Stip', 'Postbus', 'Nee, bel mij']) assert.ok(page.text.includes(part), part)
  assert.match(page.html, /type="file"[^>]*accept="image\/jpeg,image\/png,image\/webp,application\/pdf" multiple/)
  assert.match((await asHenk().get('/mijn/aanvraag')).html, /href="\/mijn\/aanvraag\/antwoord"/)
})

test('a photo is kept without its place, then the answer goes, and the resident reads what came in', async (t) => {
  const { house, asHenk, papers, now, lastRequest } = await asked(t)
  await asHenk().get(ANSWER)
  const added = await asHenk().postFiles(ANSWER, { stap: 'toevoegen', woorden: 'Dit is alles' }, [photo(await phonePhoto()), { field: 'papieren', name: 'huur.pdf', bytes: await pdfBytes(await plainPdf(2)) }])
  assert.equal(added.status, 200)
  assert.match(added.text, /2 bestanden zijn toegevoegd.*loonstrook\.jpg.*gestuurd op 23 november 2026 om 10\.00 uur.*huur\.pdf 2 bladzijden/s)
  assert.match(added.html, />\nDit is alles<\/textarea>/, 'what was typed is still there')
  assert.equal((await now()).state, 'waiting-for-resident')
  const sent = await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'Dit is alles' }, [])
  assert.deepEqual([sent.status, sent.location], [303, ANSWER])
  assert.equal((await now()).state, 'in-review')
  const receipt = await asHenk().get(ANSWER)
  assert.match(receipt.text, /Wij hebben je antwoord.*23 november 2026 om 10\.00.*Dit is alles.*loonstrook\.jpg/s)
  assert.match((await asHenk().get('/mijn/gegevens')).text, /Je papieren.*loonstrook\.jpg.*nog niet bekeken/s)
  const words = await wordsOf(house, house.db, (await lastRequest()).id)
  assert.equal(words.kind === 'known' && words.answer, 'Dit is alles')
  assert.deepEqual((await papers()).map(({ name, type, way, seenAt }) => [name, type, way, seenAt]), [['loonstrook.jpg', 'image/jpeg', 'site', undefined], ['huur.pdf', 'application/pdf', 'site', undefined]])
})

test('the caseworker sees the papers and opens them as downloads only, after a line in the processing log', async (t) => {
  const { house, number, residentId, asHenk, asHanneke, papers } = await asked(t)
  await asHenk().get(ANSWER)
  await asHenk().postFiles(ANSWER, { stap: 'sturen' }, [photo(await phonePhoto())])
  const screen = await asHanneke().get(`/beoordeling/${number}`)
  assert.match(screen.text, /Papieren 1 nieuw papier loonstrook\.jpg Foto, gestuurd op 23 november 2026 om 10\.00 uur, nog niet bekeken/)
  const before = (await looksAt(house, house.db, residentId)).length
  const paper = await asHanneke().get(`/beoordeling/${number}/papier/${(await papers())[0]!.id}`)
  assert.equal(paper.status, 200)
  assert.deepEqual([paper.headers['content-type'], paper.headers['content-disposition'], paper.headers['cache-control']], ['image/jpeg', `attachment; filename="${number}-papier-1-2026-11-23.jpg"`, 'no-store'])
  assert.match(String(paper.headers['content-security-policy']), /; sandbox$/)
  const { width, height, exif } = await sharp(paper.body).metadata()
  assert.deepEqual([width, height, exif], [600, 800, undefined], 'upright, and nothing of where it was taken')
  const looks = await looksAt(house, house.db, residentId)
  assert.deepEqual([looks.length - before, looks[0]!.purpose], [1, 'papier bij aanvraag bekijken'])
  assert.match((await asHanneke().get(`/beoordeling/${number}`)).text, /bekeken op 23 november 2026/)
})

test('nobody else opens a paper: not the resident, not a colleague who knows them, not by another number', async (t) => {
  const { house, number, who, asHenk, asHanneke, papers, b } = await asked(t)
  await asHenk().get(ANSWER)
  await asHenk().postFiles(ANSWER, { stap: 'sturen' }, [photo(await phonePhoto())])
  const { id } = (await papers())[0]!
  assert.equal((await asHenk().get(`/beoordeling/${number}/papier/${id}`)).status, 403)
  assert.equal((await asHanneke().get(`/beoordeling/SP-26-99999/papier/${id}`)).status, 404)
  assert.equal((await asHanneke().get(`/beoordeling/${number}/papier/01935000-0000-7000-8000-00000000dead`)).status, 404)
  assert.equal((await asHanneke().get(`/beoordeling/${number}/papier/geen-nummer`)).status, 404)
  await markConflict(house, who.staffId, number)
  assert.equal((await asHanneke().get(`/beoordeling/${number}/papier/${id}`)).status, 403)
  for (const role of ['kcc', 'stip', 'manager', 'auditor', 'administrator']) {
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: who.staffId, name: role, roles: [role], loa: 'high' }))
    assert.equal((await b.get(`/beoordeling/${number}/papier/${id}`)).status, 403, role)
  }
  assert.equal((await papers())[0]!.seenAt, undefined)
})

test('in the database a paper is unreadable, its name too, and moved to another row it does not open', async (t) => {
  const { house, asHenk, papers } = await asked(t)
  await asHenk().get(ANSWER)
  await asHenk().postFiles(ANSWER, { stap: 'toevoegen' }, [{ field: 'papieren', name: 'merkteken.pdf', bytes: await pdfBytes(await plainPdf(1, 'MERKTEKEN')) }, photo(await phonePhoto())])
  const [row] = await house.owner.query<{ all: string }>(`select encode(sealed, 'escape') || encode(name_sealed, 'escape') as all from eligibility.evidence`)
  assert.doesNotMatch(row!.all, /MERKTEKEN|merkteken|%PDF/)
  await house.owner.query(`update eligibility.evidence a set wrapped_key = b.wrapped_key, name_sealed = b.name_sealed, sealed = b.sealed from eligibility.evidence b where a.id <> b.id`)
  await assert.rejects(papers())
})

test('the same form twice keeps a paper once', async (t) => {
  const { asHenk, papers, b } = await asked(t)
  const page = await asHenk().get(ANSWER)
  const key = /name="_key" value="([^"]+)"/.exec(page.html)![1]!
  for (let i = 0; i < 2; i++) assert.equal((await b.postFiles(ANSWER, { stap: 'toevoegen', _key: key }, [photo(await phonePhoto())])).status, 200)
  assert.equal((await papers()).length, 1)
})

test('each file that cannot be used gets its sentence; the good ones beside it are kept, and what was typed stays', async (t) => {
  const { asHenk, papers, now } = await asked(t)
  const rows: readonly (readonly [name: string, bytes: Buffer, says: RegExp])[] = [
    ['leeg.pdf', Buffer.from(' '.repeat(0)), /In dit bestand staat niets/],
    ['slot.pdf', await lockedPdf({ userPassword: 'geheim', ownerPassword: 'baas' }), /Op deze pdf zit een wachtwoord/],
    ['half.pdf', (await pdfBytes(await plainPdf())).subarray(0, 300), /Dit bestand kunnen wij niet openen/],
    ['bom.png', hugePng(), /te groot om te openen/],
    ['virus.com', EICAR, /Dit bestand kunnen wij niet openen\. Stuur een foto of een pdf/],
    ['pagina.pdf', Buffer.concat([Buffer.from('<html><script>'), await pdfBytes(await plainPdf())]), /Stuur een foto of een pdf/],
    ['brief.docx', Buffer.from('PK\x03\x04 word/document.xml'.padEnd(99)), /bestand van Word of Excel/],
    ['veel.pdf', await pdfBytes(await plainPdf(101)), /Stuur er hoogstens 100/],
  ]
  for (const [name, bytes, says] of rows) {
    await asHenk().get(ANSWER)
    const answer = await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'Zie de foto' }, [{ field: 'papieren', name, bytes }])
    assert.equal(answer.status, 422, name)
    assert.match(answer.text, says, name)
    assert.ok(answer.text.includes(`‘${name}’`), name)
    assert.match(answer.html, />\nZie de foto<\/textarea>/)
  }
  await asHenk().get(ANSWER)
  const mixed = await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'Zie de foto' }, [photo(await phonePhoto()), { field: 'papieren', name: 'druk.pdf', bytes: await busyPdf() }, { field: 'papieren', name: 'kapot.pdf', bytes: Buffer.from('%PDF-1.7') }])
  assert.equal(mixed.status, 422)
  assert.match(mixed.text, /2 bestanden zijn toegevoegd/)
  assert.deepEqual((await papers()).map(({ name }) => name), ['loonstrook.jpg', 'druk.pdf'])
  assert.equal((await now()).state, 'waiting-for-resident', 'nothing is sent while something is wrong')
})

test('over ten megabytes and more than five at once: the limit is told and what was typed stays', async (t) => {
  const { asHenk, papers } = await asked(t)
  await asHenk().get(ANSWER)
  const large = await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'Te groot' }, [photo(Buffer.alloc(10 * 1024 * 1024 + 1), 'groot.jpg')])
  assert.equal(large.status, 413)
  assert.match(large.text, /‘groot\.jpg’ is te groot\. Een bestand mag hoogstens 10 MB zijn/)
  assert.match(large.html, />\nTe groot<\/textarea>/)
  const many = await asHenk().postFiles(ANSWER, { stap: 'toevoegen' }, Array.from({ length: 6 }, () => photo(Buffer.alloc(10))))
  assert.equal(many.status, 413)
  assert.match(many.text, /Kies hoogstens 5 bestanden/)
  assert.deepEqual(await papers(), [])
})

test('nothing chosen and nothing said is not an answer; to be called needs a number', async (t) => {
  const { house, asHenk, now, lastRequest } = await asked(t)
  await asHenk().get(ANSWER)
  assert.match((await asHenk().postFiles(ANSWER, { stap: 'sturen' }, [])).text, /Voeg een bestand toe, schrijf je antwoord, of kies dat wij je bellen/)
  assert.match((await asHenk().postFiles(ANSWER, { stap: 'toevoegen' }, [])).text, /Kies eerst een bestand/)
  assert.match((await asHenk().postFiles(ANSWER, { stap: 'sturen', manier: 'bellen', telefoon: 'straks' }, [])).text, /Vul je telefoonnummer in/)
  assert.match((await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'x'.repeat(2001) }, [])).text, /Schrijf het korter/)
  assert.equal((await now()).state, 'waiting-for-resident')
  assert.equal((await asHenk().postFiles(ANSWER, { stap: 'sturen', manier: 'bellen', telefoon: '06 - 12 34 56 78' }, [])).status, 303)
  const words = await wordsOf(house, house.db, (await lastRequest()).id)
  assert.equal(words.kind === 'known' && words.answer, 'Ik kan dit niet sturen. Bel mij: 06 - 12 34 56 78.')
})

test('a paper can be taken back until a caseworker has opened it', async (t) => {
  const { asHenk, asHanneke, papers, number, house } = await asked(t)
  await asHenk().get(ANSWER)
  await asHenk().postFiles(ANSWER, { stap: 'toevoegen' }, [photo(await phonePhoto(), 'verkeerd.jpg'), photo(await phonePhoto(), 'goed.jpg')])
  const [wrong, right] = (await papers()).map(({ id }) => id) as [string, string]
  await asHenk().get(ANSWER)
  const taken = await asHenk().post(`/mijn/aanvraag/papier/${wrong}/terug`)
  assert.deepEqual([taken.status, taken.location], [303, ANSWER])
  assert.match((await asHenk().get(ANSWER)).text, /teruggenomen op 23 november 2026/)
  assert.doesNotMatch((await asHenk().get(ANSWER)).text, /verkeerd\.jpg/)
  assert.equal((await asHanneke().get(`/beoordeling/${number}/papier/${wrong}`)).status, 404)
  assert.equal((await house.owner.one<{ left: number }>('select count(sealed)::int as left from eligibility.evidence')).left, 1)
  const form = await asHenk().get(ANSWER)
  assert.equal((await asHanneke().get(`/beoordeling/${number}/papier/${right}`)).status, 200)
  asHenk()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(form.html)![1]!
  const late = await asHenk().postRaw(`/mijn/aanvraag/papier/${right}/terug`, { _csrf: csrf })
  assert.equal(late.status, 409)
  assert.match(late.text, /Een medewerker heeft het al bekeken/)
})

test('nobody takes back the paper of another', async (t) => {
  const { house, asHenk, papers, applyAs, bsnOf, b } = await asked(t)
  await asHenk().get(ANSWER)
  await asHenk().postFiles(ANSWER, { stap: 'toevoegen' }, [photo(await phonePhoto())])
  const { residentId } = await applyAs('fatima')
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: residentId, name: 'Fatima', roles: ['resident'], loa: 'high', bsn: bsnOf('fatima') }))
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get('/mijn/bereikbaar')).html)?.[1] ?? ''
  assert.equal((await b.postRaw(`/mijn/aanvraag/papier/${(await papers())[0]!.id}/terug`, { _csrf: csrf })).status, 404)
  assert.equal((await papers())[0]!.gone, undefined)
})

test('the day after the last day there is no form; who pressed just too late loses neither words nor papers', async (t) => {
  const { house, asHenk, papers, now, number } = await asked(t)
  house.clock.set('2026-12-07T23:55:00+01:00')
  const henk = await startSession(house, house.db, { door: 'resident', subjectId: (await now()).residentId, name: 'Henk', roles: ['resident'], loa: 'high', bsn: '' })
  const b = asHenk()
  b.cookie(sessionCookie, henk)
  await b.get(ANSWER)
  house.clock.set('2026-12-08T00:05:00+01:00')
  await expireRequests(house)
  const late = await b.postFiles(ANSWER, { stap: 'sturen', woorden: 'Net te laat' }, [photo(await phonePhoto())])
  assert.equal(late.status, 409)
  for (const part of ['Net te laat', 'Je antwoord is niet verstuurd', 'Je bestanden hebben wij wel bewaard', number]) assert.ok(late.text.includes(part), part)
  assert.equal((await papers()).length, 1)
  assert.match((await b.get(ANSWER)).text, /De tijd is voorbij.*Je kon antwoorden tot en met maandag 7 december 2026/s)
})

test('a proposed refusal: what we think stands there, and saying what you think is the answer', async (t) => {
  const { asHenk, now } = await asked(t, 'view')
  const page = await asHenk().get(ANSWER)
  assert.match(page.text, /Wat vind jij ervan\?.*Wij denken dat je de Stadjerspas niet krijgt.*Je verdient meer dan de grens/s)
  assert.match((await asHenk().postFiles(ANSWER, { stap: 'sturen' }, [])).text, /Schrijf wat jij ervan vindt/)
  assert.equal((await asHenk().postFiles(ANSWER, { stap: 'sturen', woorden: 'Dat was eenmalig.' }, [])).status, 303)
  assert.equal((await now()).state, 'in-review')
})

test('staff put in what was brought to the desk or came by post, and it says so', async (t) => {
  const { house, applicationId, who, papers, asHenk } = await asked(t)
  const { papers: read } = await readFiles(house, [{ field: 'x', name: 'kopie.jpg', claims: 'image/jpeg', bytes: await phonePhoto() }])
  const kept = await house.db.transaction((tx) => keepEvidence(house, tx, { applicationId, by: { kind: 'staff', ...who, role: 'stip', way: 'desk' }, formKey: 'desk-form-1', papers: read }))
  assert.deepEqual(kept, { ok: true, value: 1 })
  assert.deepEqual((await papers()).map(({ way, receivedByName }) => [way, receivedByName]), [['desk', 'Hanneke de Boer']])
  const page = await asHenk().get(ANSWER)
  assert.match(page.text, /kopie\.jpg Foto, gebracht op 23 november 2026/)
  assert.doesNotMatch(page.html, /\/terug"/, 'what the desk put in, the desk takes out')
})

test('more than somebody can look at is refused whole', async (t) => {
  const { house, applicationId, residentId, papers } = await asked(t)
  const { papers: [paper] } = await readFiles(house, [{ field: 'x', name: 'a.jpg', claims: '', bytes: await phonePhoto({ width: 60, height: 40 }) }])
  const put = (formKey: string, count: number) => house.db.transaction((tx) => keepEvidence(house, tx, { applicationId, by: { kind: 'resident', residentId }, formKey, papers: Array.from({ length: count }, () => paper!) }))
  assert.equal((await put('form-number-1', MOST_PAPERS)).ok, true)
  const refused = await put('form-number-2', 1)
  assert.equal(!refused.ok && refused.refusal.reason, 'too-many-papers')
  assert.equal((await papers()).length, MOST_PAPERS)
})
