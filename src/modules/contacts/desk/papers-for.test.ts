import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askResident } from '#modules/eligibility/moves/ask-resident.ts'
import { newId } from '#shared/ids.ts'
import { counter, talk } from '#test/counter.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }

/** Henk was asked for his payslip and comes to the Stip with it. */
async function asked(t: Parameters<typeof counter>[0]) {
  const kit = await counter(t)
  const { house, applyAs } = kit
  const henk = await applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const request = await askResident(house, hanneke, number, { words: 'Je loonstrook van oktober.', evidence: ['payslip'] })
  assert.ok(request.ok)
  const pdf = async (name = 'loonstrook.pdf') => ({ field: 'papieren', name, type: 'application/pdf', bytes: await pdfBytes(await plainPdf()) })
  const papers = () => house.owner.query<{ way: string; by: string | null; request: boolean }>('select way, received_by_name as by, request_id is not null as request from eligibility.evidence order by received_at, position')
  const kinds = async () => (await house.owner.query<{ kind: string }>(`select kind from messages.message where resident_id = $1 and kind in ('papers-received', 'answer-received')`, [henk.residentId])).map(({ kind }) => kind)
  const state = async () => (await house.owner.one<{ state: string }>('select state from eligibility.application')).state
  return { ...kit, ...henk, number, pdf, papers, kinds, state }
}

test('a payslip brought to the counter goes into the case, and the resident gets a receipt; the question stays open until all is here', async (t) => {
  const { b, bsnOf, stip, pdf, papers, kinds, state } = await asked(t)
  stip()
  const path = await talk(b, bsnOf('henk'))
  assert.match((await b.get(path)).text, /Papieren toevoegen/)
  const page = await b.get(`${path}/papieren`)
  assert.match(page.text, /Gevraagd tot en met .*loonstrook.*Je loonstrook van oktober\./i)
  assert.match((await b.postFiles(`${path}/papieren`, {}, [])).text, /Kies een foto of scan/)
  assert.equal((await b.postFiles(`${path}/papieren`, {}, [await pdf()])).location, `${path}?gedaan=papieren`)
  assert.deepEqual(await papers(), [{ way: 'desk', by: 'Anouk', request: true }])
  assert.deepEqual([await kinds(), await state()], [['papers-received'], 'waiting-for-resident'])
  assert.match((await b.get(`${path}?gedaan=papieren`)).text, /De papieren zitten bij de aanvraag/)
  await b.get(`${path}/papieren`)
  assert.equal((await b.postFiles(`${path}/papieren`, { alles: 'ja' }, [await pdf('achterkant.pdf')])).location, `${path}?gedaan=papieren`)
  assert.deepEqual([(await kinds()).sort(), await state()], [['answer-received', 'papers-received'], 'in-review'])
})

test('sent twice is once; a file that is none is named, and the good one beside it is kept', async (t) => {
  const { b, bsnOf, stip, pdf, papers, kinds, state } = await asked(t)
  stip()
  const path = await talk(b, bsnOf('henk'))
  const page = await b.get(`${path}/papieren`)
  const key = /name="_key" value="([^"]+)"/.exec(page.html)![1]!
  const both = await b.postFiles(`${path}/papieren`, { alles: 'ja' }, [{ field: 'papieren', name: 'geen.pdf', bytes: Buffer.from('geen pdf') }, await pdf()])
  assert.equal(both.status, 422)
  assert.match(both.text, /1 papier is bewaard.*‘geen\.pdf’|‘geen\.pdf’.*1 papier is bewaard/)
  assert.deepEqual([(await papers()).length, await kinds(), await state()], [1, ['papers-received'], 'waiting-for-resident'], 'not all is here')
  await b.get(`${path}/papieren`)
  await b.postFiles(`${path}/papieren`, { _key: key }, [await pdf()])
  assert.deepEqual([(await papers()).length, (await kinds()).length], [1, 1])
})

test('not by telephone, not for the KCC, not without an open application', async (t) => {
  const { b, house, bsnOf, applyAs, stip, kcc } = await asked(t)
  await applyAs('fatima')
  stip()
  const called = await talk(b, bsnOf('henk'), 'phone')
  assert.doesNotMatch((await b.get(called)).text, /Papieren toevoegen/)
  assert.equal((await b.get(`${called}/papieren`)).location, called)
  const hers = await talk(b, bsnOf('fatima'))
  assert.doesNotMatch((await b.get(hers)).text, /Papieren toevoegen/)
  assert.equal((await b.get(`${hers}/papieren`)).location, hers)
  kcc()
  assert.equal((await b.get(`/balie/gesprek/${newId(house.clock.now())}/papieren`)).status, 403)
})
