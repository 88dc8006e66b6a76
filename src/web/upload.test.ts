import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { testHouse } from '#test/house.ts'
import { browser, multipart, type SentFile } from '#test/page.ts'
import { page, redirect } from './answer.ts'
import { errorOf, errorSummary } from './components/errors.ts'
import { fileField, textarea } from './components/field.ts'
import { html } from './html.ts'
import { get, post, type Upload, type Visit } from './route.ts'
import { shownName, weightOf } from './upload.ts'
import { uploadGate } from './upload-gate.ts'

const KB = 1024
const files = (bytes: number, name = 'foto.jpg'): SentFile => ({ field: 'bewijs', name, type: 'image/jpeg', bytes: Buffer.alloc(bytes, 7) })

type Got = { readonly form: Readonly<Record<string, string>>; readonly many: readonly string[]; readonly files: readonly Upload[] }

/** A form with a text and at most two files of 100 kB, as a room would make it. */
async function formWithFiles(t: TestContext, may: (action: string) => boolean = () => true) {
  const got: Got[] = []
  const view = (visit: Visit, problem?: string) => {
    const errors = problem ? [{ field: 'bewijs', message: problem }] : []
    return page({ title: 'Sturen', error: Boolean(problem), body: html`<h1>Sturen</h1>${errorSummary(errors)}<form method="post" action="/sturen" enctype="multipart/form-data">${visit.csrf()}
${textarea({ name: 'uitleg', label: 'Uitleg', value: visit.form['uitleg'] })}
${fileField({ name: 'bewijs', label: 'Foto of pdf', accept: 'image/*,application/pdf', multiple: true, error: errorOf(errors, 'bewijs') })}
<button type="submit">Sturen</button></form>` })
  }
  const house = await testHouse(t)
  const b = await browser(t, house, {
    may: (_signed, action) => may(action),
    routes: [
      get ('/sturen', 'browse', (visit) => view(visit)),
      get ('/gewoon', 'browse', () => page({ title: 'Gewoon', body: html`<h1>Gewoon</h1>` })),
      post('/sturen', 'send', (visit) => { got.push({ form: visit.form, many: visit.many('soort'), files: visit.files }); return redirect('/gewoon') }, { files: { most: 2, bytes: 100 * KB, over: view } }),
      post('/gewoon', 'browse', () => redirect('/gewoon')),
    ],
  })
  return { b, got, house }
}

test('a form with files comes in as any form does, its files beside it, byte for byte', async (t) => {
  const { b, got } = await formWithFiles(t)
  await b.get('/sturen')
  const answer = await b.postFiles('/sturen', { uitleg: 'Mijn huurcontract é€', soort: ['a', 'b'] }, [files(10, 'huur.jpg'), files(100 * KB, 'tot de laatste byte.jpg')])
  assert.equal(answer.status, 303)
  assert.equal(got[0]!.form['uitleg'], 'Mijn huurcontract é€')
  assert.deepEqual(got[0]!.many, ['a', 'b'])
  assert.deepEqual(got[0]!.files.map(({ field, name, claims, bytes }) => [field, name, claims, bytes.length]), [['bewijs', 'huur.jpg', 'image/jpeg', 10], ['bewijs', 'tot de laatste byte.jpg', 'image/jpeg', 102400]])
})

test('without a file chosen, and sent as a form without files, it works too', async (t) => {
  const { b, got } = await formWithFiles(t)
  await b.get('/sturen')
  assert.equal((await b.postFiles('/sturen', { uitleg: 'niets' }, [{ field: 'bewijs', name: '', bytes: Buffer.alloc(0) }])).status, 303)
  await b.get('/sturen')
  assert.equal((await b.post('/sturen', { uitleg: 'kaal' })).status, 303)
  assert.deepEqual(got.map(({ form, files }) => [form['uitleg'], files.length]), [['niets', 0], ['kaal', 0]])
})

test('one byte over the limit: the form again with its limit, and what was typed is still there', async (t) => {
  const { b, got } = await formWithFiles(t)
  await b.get('/sturen')
  const answer = await b.postFiles('/sturen', { uitleg: 'lang getypt' }, [files(100 * KB + 1, 'groot.jpg')])
  assert.equal(answer.status, 413)
  assert.match(answer.text, /‘groot\.jpg’ is te groot\. Een bestand mag hoogstens 0,1 MB zijn/)
  assert.match(answer.html, /lang getypt<\/textarea>/)
  assert.deepEqual(got, [])
})

test('what stands behind a file that is far too large is read as well', async (t) => {
  const { b } = await formWithFiles(t)
  await b.get('/sturen')
  const { payload, type } = await multipart([['_csrf', /name="_csrf" value="([^"]+)"/.exec((await b.get('/sturen')).html)![1]!]], [files(5000 * KB)])
  const behind = Buffer.from(`--${/boundary=(.*)/.exec(type)![1]}\r\ncontent-disposition: form-data; name="uitleg"\r\n\r\nachteraan getypt\r\n`)
  const end = payload.lastIndexOf(`--${/boundary=(.*)/.exec(type)![1]}--`)
  const answer = await b.app.inject({ method: 'POST', url: '/sturen', headers: { 'content-type': type, cookie: cookies(b) }, payload: Buffer.concat([payload.subarray(0, end), behind, payload.subarray(end)]) })
  assert.equal(answer.statusCode, 413)
  assert.match(answer.payload, /achteraan getypt<\/textarea>/)
})

test('one file more than asked for: the form again, nothing half taken', async (t) => {
  const { b, got } = await formWithFiles(t)
  await b.get('/sturen')
  const answer = await b.postFiles('/sturen', { uitleg: 'drie' }, [files(1), files(2), files(3)])
  assert.equal(answer.status, 413)
  assert.match(answer.text, /Kies hoogstens 2 bestanden/)
  assert.deepEqual(got, [])
})

test('a form with files needs its token too, and comes from our own site', async (t) => {
  const { b, got } = await formWithFiles(t)
  await b.get('/sturen')
  assert.equal((await b.postFiles('/sturen', { _csrf: 'x'.repeat(43) }, [files(1)])).status, 403)
  const { payload, type } = await multipart([], [files(1)])
  const far = await b.app.inject({ method: 'POST', url: '/sturen', headers: { 'content-type': type, cookie: cookies(b), 'sec-fetch-site': 'cross-site' }, payload })
  assert.equal(far.statusCode, 403)
  assert.deepEqual(got, [])
})

test('of who may not send, nothing is read', async (t) => {
  const { b, got } = await formWithFiles(t, (action) => action !== 'send')
  await b.get('/sturen')
  const answer = await b.postFiles('/sturen', {}, [files(5000 * KB)])
  assert.deepEqual([answer.status, answer.location], [303, '/inloggen?terug=%2F'])
  assert.deepEqual(got, [])
})

test('a route that takes no files takes none', async (t) => {
  const { b } = await formWithFiles(t)
  const { payload, type } = await multipart([], [files(1)])
  assert.equal((await b.app.inject({ method: 'POST', url: '/gewoon', headers: { 'content-type': type }, payload })).statusCode, 415)
})

test('a form with files that cannot be read gets a page, never an error', async (t) => {
  const { b, got, house } = await formWithFiles(t)
  await b.get('/sturen')
  const type = 'multipart/form-data; boundary=grens'
  const part = (head: string, body = 'x') => `--grens\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const broken: readonly (readonly [what: string, type: string, payload: string, status: number])[] = [
    ['no boundary', 'multipart/form-data', part('name="a"'), 400],
    ['nothing at all', type, '', 403],
    ['no end', type, part('name="bewijs"; filename="a.jpg"', 'x'.repeat(1000)), 400],
    ['no parts', type, 'zomaar tekst', 400],
    ['a prototype', type, `${part('name="__proto__"')}--grens--`, 400],
    ['a prototype as a file', type, `${part('name="constructor"; filename="a"')}--grens--`, 400],
    ['no name', type, `${part('filename="a.jpg"')}--grens--`, 403],
    ['a NUL', type, `${part('name="uitleg"', 'a\0b')}--grens--`, 403],
    ['too much text', type, `${part('name="uitleg"', 'x'.repeat(300_000))}--grens--`, 413],
    ['too much text in pieces', type, `${part('name="uitleg"', 'x'.repeat(100_000)).repeat(3)}--grens--`, 413],
    ['five hundred fields', type, `${Array.from({ length: 500 }, (_, i) => part(`name="f${i}"`)).join('')}--grens--`, 413],
    ['a hundred and fifty files', type, `${part('name="bewijs"; filename="a"').repeat(150)}--grens--`, 413],
  ]
  for (const [what, contentType, payload, status] of broken) {
    const answer = await b.app.inject({ method: 'POST', url: '/sturen', headers: { 'content-type': contentType, cookie: cookies(b) }, payload })
    assert.equal(answer.statusCode, status, `${what}: ${answer.payload.slice(0, 200)}`)
    assert.match(answer.payload, /<h1/, what)
  }
  assert.deepEqual(got, [])
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error'), [])
})

test('a line that breaks at the last byte leaves nothing behind, and the next one gets in', async (t) => {
  const { b, got, house } = await formWithFiles(t)
  await b.get('/sturen')
  await b.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = b.app.server.address() as { port: number }
  const { payload, type } = await multipart([], [files(90 * KB)])
  for (let i = 0; i < 3; i++) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST /sturen HTTP/1.1\r\nhost: localhost:3000\r\ncontent-type: ${type}\r\ncontent-length: ${payload.length}\r\ncookie: ${cookies(b)}\r\n\r\n`)
        socket.write(payload.subarray(0, -1), () => setImmediate(() => socket.destroy()))
      })
      socket.on('close', () => resolve()).on('error', () => {})
    })
  }
  await b.get('/sturen')
  assert.equal((await b.postFiles('/sturen', {}, [files(1)])).status, 303)
  assert.equal(got.length, 1)
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error'), [])
})

test('there is never more in memory than there is room for: who comes later waits outside, in order', async () => {
  const gate = uploadGate({ room: 100, patienceMs: 20_000 })
  const order: string[] = []
  const first = (await gate.enter(60, 'Marjan'))!
  const second = gate.enter(60, 'Sem').then((leave) => { order.push('second'); return leave! })
  const third = gate.enter(10, 'Tom').then((leave) => { order.push('third'); return leave! })
  await Promise.resolve()
  assert.deepEqual([gate.inside, order], [60, []], 'the small one does not pass the large one that was earlier')
  first()
  first()
  const leaves = await Promise.all([second, third])
  assert.deepEqual([gate.inside, order], [70, ['second', 'third']])
  for (const leave of leaves) leave()
  assert.equal(gate.inside, 0)
})

test('of one sender one form at a time: who sends four fills the room for nobody else', async () => {
  const gate = uploadGate({ room: 100, patienceMs: 20_000 })
  const first = (await gate.enter(40, 'Marjan'))!
  let second: (() => void) | undefined
  const waits = gate.enter(40, 'Marjan').then((leave) => { second = leave })
  const other = (await gate.enter(40, 'Sem'))!
  assert.deepEqual([gate.inside, second], [80, undefined])
  first()
  await waits
  assert.equal(gate.inside, 80)
  second!()
  other()
  assert.equal(gate.inside, 0)
})

test('who waits too long at the gate is told so, and who stands behind goes in', async () => {
  const gate = uploadGate({ room: 100, patienceMs: 5 })
  const leave = (await gate.enter(90, 'Marjan'))!
  assert.equal(await gate.enter(90, 'Sem'), undefined)
  assert.equal(gate.inside, 90)
  leave()
  assert.ok(await gate.enter(1000, 'Sem'), 'what is larger than the room goes in alone')
})

test('a form weighs what it says, and never more than its files may be', () => {
  const option = { most: 2, bytes: 1000, over: () => redirect('/') }
  assert.equal(weightOf(option, 1500), 1500)
  assert.equal(weightOf(option, 10_000_000), 2000 + 256 * KB)
  assert.equal(weightOf(option, undefined), 2000 + 256 * KB)
})

test('the name of a file is shown without tricks', () => {
  const rows: readonly (readonly [given: string, shown: string])[] = [
    ['../../etc/passwd', 'passwd'], ['C:\\Users\\Henk\\loonstrook.pdf', 'loonstrook.pdf'], ['cod\u202efdp.exe', 'codfdp.exe'], ['a\0b.pdf', 'ab.pdf'],
    ['..', ''], ['', ''], ['CON', 'CON'], ['loonstrook  maart\n.pdf', 'loonstrook maart.pdf'], ['e\u0301.jpg', 'é.jpg'], ['📄 huur.pdf', '📄 huur.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(48)}…${'x'.repeat(7)}.pdf`],
  ]
  for (const [given, shown] of rows) assert.equal(shownName(given), shown)
})

const cookies = (b: { readonly cookies: ReadonlyMap<string, string> }): string => [...b.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
