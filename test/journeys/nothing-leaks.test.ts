import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOn } from '#demo/norms.ts'
import { type Person, persona, personas, readNorms } from '#demo/personas.ts'
import { apply as applyFor } from '#modules/eligibility/index.ts'
import { startSession, sessionOf } from '#modules/identity/index.ts'
import { invariants } from '#src/care.ts'
import { ALONE, MARRIED } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { orderOne, ownAmounts, sessionFor, tillOfThePool, useOne } from './belongings.ts'
import { apply, check, enter, openJourney, order, post } from './steps.ts'

const OWN_SENTENCE = 'Je kreeg in oktober één keer te veel, zei je aan de telefoon.'

test('nothing that must stay secret lies open anywhere, while people are signed in', async (t) => {
  const { shop, page: fatima, another } = await openJourney(t)
  const { house, partners } = shop
  const codes: string[] = []
  const addresses: string[] = []
  const window = async () => {
    const opened = await another()
    opened.context.on('request', (request) => { addresses.push(request.url(), request.headers()['referer'] ?? '') })
    return opened.page
  }
  fatima.context().on('request', (request) => { addresses.push(request.url(), request.headers()['referer'] ?? '') })
  const cast = personas(house.clock.today(), readNorms())

  await t.test('three people live through the shop in a browser: by letter, by mail, and by way of a caseworker', async () => {
    await enter(shop, fatima, 'digid', 'Fatima Bouazza', '/aanvragen')
    await apply(fatima)
    codes.push(await order(shop, fatima, 'Gratis zwemmen'))

    const marjan = await window()
    const { email } = persona('marjan', house.clock.today(), readNorms())
    await enter(shop, marjan, 'digid', 'Marjan Postma', '/aanvragen')
    await apply(marjan, { reach: 'mail', email: email! })
    await marjan.getByLabel('De code uit de mail').fill(/^\W*((?:[0-9A-Z] ?){7})\W*$/m.exec((await post(shop, email!, /code/i)).text)![1]!)
    await marjan.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
    await marjan.waitForURL(`${shop.url}/mijn/aanvraag`)
    codes.push(await order(shop, marjan, 'Gratis zwemmen'))

    const henk = await window()
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/aanvragen')
    await apply(henk)
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
    const hanneke = await window()
    await enter(shop, hanneke, 'medewerker', 'Hanneke de Boer', '/beoordeling')
    await hanneke.getByRole('link', { name: /^SP-26/ }).click()
    await hanneke.getByRole('radio', { name: 'Toelaten', exact: true }).check()
    await hanneke.getByLabel('Waarom?').fill(OWN_SENTENCE)
    await hanneke.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await hanneke.getByLabel('Waarom beslis je anders dan de toets?').fill(OWN_SENTENCE)
    await hanneke.getByRole('checkbox', { name: 'Ik heb gezien dat de toets iets anders zegt' }).check()
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await hanneke.waitForURL(/\/beoordeling\?klaar=SP-26-/)
    await hanneke.getByRole('link', { name: /^SP-26/ }).first().click()
    await hanneke.getByRole('button', { name: 'Verstuur het nu' }).click()
    await hanneke.waitForURL(/\/beoordeling\?klaar=SP-26-/)
    codes.push(await order(shop, henk, 'Gratis zwemmen'))

    const till = await window()
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    for (const code of codes.slice(0, 2)) {
      await check(shop, till, code)
      await till.getByRole('button', { name: 'Bon gebruiken' }).click()
      await till.waitForURL(/gebruikt/)
    }
    for (const path of ['/mijn/aanvraag', '/mijn/berichten', '/mijn/bonnen']) await fatima.goto(`${shop.url}${path}`)
    await post(shop, email!, /bericht/i, 2)
  })

  await t.test('and the rest of the cast applies; who has a pass orders, and uses one of two', async () => {
    const b = await browser(t, house)
    const till = await tillOfThePool(house)
    for (const person of cast.filter(({ key }) => !['fatima', 'marjan', 'henk', 'samira'].includes(key))) {
      const cookie = await startSession(house, house.db, { door: 'resident', name: '', roles: ['resident'], loa: 'high', bsn: person.bsn })
      const { sessionId } = (await sessionOf(house, cookie))!
      const answers = person.partner && 'key' in person.partner ? MARRIED : ALONE
      const applied = await applyFor(house, { bsn: person.bsn, sessionId, typed: { answers, remark: `Ik ben ${person.fullName}.`, channel: 'letter' }, reach: { channel: 'letter' } })
      assert.ok(applied.ok, person.key)
      if (applied.value.state !== 'granted') continue
      const own = await sessionFor(house, person, applied.value.residentId)
      for (const used of [true, false]) {
        const { code } = await orderOne(b, own, applied.value.residentId)
        codes.push(code)
        if (used) await useOne(b, till, code)
      }
    }
    assert.ok(codes.length > 10, `${codes.length} vouchers were ordered`)
    for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
  })

  const numbers = cast.flatMap(({ bsn }) => numberShapes(bsn))
  const spelled = codes.flatMap((code) => shapes(code.replaceAll(' ', ''), [code, code.replaceAll(' ', '-'), code.slice(0, 14), code.toLowerCase()]))
  const incomes = cast.flatMap((person) => amountShapes(person))

  await t.test('a dump of the database holds no BSN, no voucher code, no income and no reason that somebody gave', async () => {
    const dump = await everything()
    assert.ok(dump.includes('Fatima Bouazza') && dump.includes('eligibility'), 'the dump holds what was kept')
    assert.ok((await house.owner.query('select from identity.session where bsn_sealed is not null and revoked_at is null')).length > 3, 'it is made while people are signed in')
    nowhere(dump, [...numbers, ...spelled, ...shapes(OWN_SENTENCE.slice(0, 30)), ...shapes('Ik ben ')], 'the database')
    // Random hexadecimals (bytes, ids, keys of forms, nonces), the ports of this run and moments hold every row of digits sooner or later.
    const readable = dump.replace(/\\+x[0-9a-f]+/g, ' ').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ' ').replace(/\b[0-9a-f]{32}\b/g, ' ').replace(/(?<=:\/\/(?:127\.0\.0\.1|localhost)):\d+/g, ' ').replace(/\d{4}-\d\d-\d\d[T ][\d:.]+/g, ' ')
    for (const shape of incomes) assert.ok(!new RegExp(`(?<!\\d)${shape.replace('.', '\\.')}(?!\\d)`).test(readable), `${shape} lies open in the database`)
  })

  await t.test('the log holds nobody: no number, no name, no address, no code, no amount', () => {
    const lines = JSON.stringify(house.lines)
    assert.ok(house.lines.length > 50)
    nowhere(lines, [...numbers, ...spelled, ...incomes.filter((shape) => /[.,]/.test(shape)), ...cast.flatMap(({ fullName, email }) => [fullName, ...(email ? [email] : [])])], 'the log')
  })

  await t.test('no address that a browser went to, nor where it came from, holds a BSN, a code or an income', () => {
    assert.ok(addresses.length > 100)
    nowhere(addresses.map((address) => decodeURIComponent(address)).join('\n'), [...numbers, ...spelled, ...incomes.filter((shape) => /[.,]/.test(shape))], 'an address')
  })

  await t.test('no mail holds a BSN, a voucher code or an amount, and no link that signs in', () => {
    const mails = partners.mail.messages()
    assert.ok(mails.length >= 3)
    const text = mails.map(({ subject, text, html, headers }) => `${subject}\n${text}\n${html ?? ''}\n${JSON.stringify([...headers])}`).join('\n')
    nowhere(text, [...numbers, ...spelled, ...incomes, '€', 'http', OWN_SENTENCE], 'a mail')
    assert.deepEqual(partners.errors, [])
  })

  /** Every row of every table, the queue of the worker's too, as a thief of a dump would read it. */
  async function everything(): Promise<string> {
    const tables = await house.owner.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^(pg_|information_schema)'`)
    assert.ok(tables.some(({ name }) => name.startsWith('graphile_worker.')))
    const rows = await Promise.all(tables.map(async ({ name }) => [{ row: name }, ...await house.owner.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`)]))
    return rows.flat().map(({ row }) => row).join('\n')
  }

  /** An income in each way that a program or a person writes it, and how far it is from the limit: that tells it too. */
  function amountShapes(person: Person): string[] {
    const limit = amountsOn(house.clock.today(), readNorms()).limit('single-21')
    const own = ownAmounts(house, person)
    const whole = own.at(-1)
    return [...own, ...(whole === undefined ? [] : [Math.abs(whole - limit)])].filter((cents) => cents > 1000)
      .flatMap((cents) => [String(cents), (cents / 100).toFixed(2), (cents / 100).toFixed(2).replace('.', ','), (cents / 100).toLocaleString('nl-NL', { minimumFractionDigits: 2 })])
  }
})

function nowhere(content: string, secrets: readonly string[], place: string): void {
  for (const secret of new Set(secrets)) assert.ok(!content.includes(secret), `${secret} lies open in ${place}: …${content.slice(Math.max(0, content.indexOf(secret) - 80), content.indexOf(secret) + 40)}…`)
}

/** As text, as bytes written in hexadecimal, and in base64 at each offset. */
const shapes = (secret: string, more: readonly string[] = []): string[] => [
  secret, ...more, Buffer.from(secret).toString('hex'),
  ...[0, 1, 2].map((offset) => Buffer.from(`${' '.repeat(offset)}${secret}`).toString('base64').slice(offset === 0 ? 0 : 4, -4)).filter((text) => text.length > 6),
]

const numberShapes = (bsn: string): string[] =>
  shapes(bsn, ['-', '.', ' '].flatMap((dash) => [bsn.replace(/(\d{3})(?=\d)/g, `$1${dash}`), bsn.replace(/(\d{4})(\d\d)(\d{3})/, `$1${dash}$2${dash}$3`)]))
