import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { drainNotices, type MailDoor } from '#modules/messages/index.ts'
import { languageFor, reachOf } from '#modules/residents/index.ts'
import { counter, talk } from '#test/counter.ts'
import { reachByEmail } from '#test/kept-resident.ts'

function mailbox(): MailDoor & { readonly mails: { to: string; subject: string; text: string }[]; down: boolean } {
  const mails: { to: string; subject: string; text: string }[] = []
  const door = {
    mails, down: false, close() {},
    async send({ to, subject, text }: { to: string; subject: string; text: string }) {
      if (door.down) return { kind: 'later' as const, code: 'ECONNECTION' }
      mails.push({ to, subject, text })
      return { kind: 'sent' as const, reference: 'x' }
    },
  }
  return door
}

test('at the desk another mail address, by the code that arrived there: the old one, the new one and the letter-box hear of it', async (t) => {
  const { house, b, bsnOf, applyAs, codes, stip, anouk } = await counter(t)
  const { residentId } = await applyAs('fatima')
  await reachByEmail(house, residentId, 'oud@voorbeeld.nl')
  stip()
  const path = await talk(b, bsnOf('fatima'))
  const page = await b.get(`${path}/bereik`)
  assert.doesNotMatch(page.html, /oud@voorbeeld\.nl/, 'nobody reads the whole address off the screen')
  assert.match(page.text, /Nu o•••@voorbeeld\.nl/)
  const typed = { kanaal: 'email', mail: 'nieuw@voorbeeld.nl', akkoord: 'ja' }
  assert.match((await b.post(`${path}/bereik`, { ...typed, akkoord: '' })).text, /Lees de zin voor en zet een vinkje/)
  assert.match((await b.post(`${path}/bereik`, typed)).text, /Vraag de inwoner om de code voor te lezen/)
  const wrong = await b.post(`${path}/bereik`, { ...typed, code: 'AAAAAAA' })
  assert.match(wrong.text, /Deze code klopt niet/)
  assert.match(wrong.html, /value="nieuw@voorbeeld\.nl"/)
  assert.equal((await b.post(`${path}/bereik`, { ...typed, code: codes.at(-1)!.code })).location, `${path}?gedaan=bereik`)
  const reach = await reachOf(house, house.db, residentId)
  assert.equal(reach.channel === 'email' && reach.email, 'nieuw@voorbeeld.nl')

  assert.doesNotMatch(JSON.stringify(await house.owner.query('select n::text as row from messages.address_notice n')), /voorbeeld/, 'no address to read in the database')
  const mail = mailbox()
  mail.down = true
  await drainNotices(house, mail)
  house.clock.set('2026-11-23T10:05:00+01:00')
  mail.down = false
  await drainNotices(house, mail)
  assert.deepEqual(mail.mails.map(({ to, subject }) => `${to}: ${subject}`).sort(), ['nieuw@voorbeeld.nl: Wij mailen je vanaf nu hier', 'oud@voorbeeld.nl: Wij mailen je hier niet meer'])
  assert.ok(mail.mails.every(({ text }) => !/https?:|voorbeeld/.test(text) && /Deed je dit niet zelf\? Bel dan meteen/.test(text)))
  assert.equal(await drainNotices(house, mail), 0, 'once')
  assert.deepEqual(await house.owner.query('select 1 from messages.address_notice'), [], 'and the address is kept no longer')
  assert.deepEqual(await house.owner.query('select resident_id, kind from messages.address_notice_sent order by kind desc'), [{ resident_id: residentId, kind: 'left' }, { resident_id: residentId, kind: 'chosen' }])
  assert.deepEqual(await house.owner.query(`select d.channel from messages.message m join messages.delivery d on d.message_id = m.id where m.resident_id = $1 and m.kind = 'reach-changed'`, [residentId]), [{ channel: 'letter' }])
  assert.deepEqual(await house.owner.query(`select actor_door, actor_id, actor_role from audit.event where action = 'residents.reach-changed'`), [{ actor_door: 'staff', actor_id: anouk, actor_role: 'stip' }])
  assert.ok((await looksAt(house, house.db, residentId)).some(({ purpose }) => purpose === 'Balie: anders bericht krijgen'), 'they see it in their log')
})

test('by telephone to a letter only, and the old address hears of it', async (t) => {
  const { house, b, bsnOf, applyAs, codes, kcc } = await counter(t)
  const { residentId } = await applyAs('fatima')
  await reachByEmail(house, residentId, 'oud@voorbeeld.nl')
  kcc()
  const path = await talk(b, bsnOf('fatima'), 'phone')
  assert.doesNotMatch((await b.get(`${path}/bereik`)).text, /Met een mail/)
  assert.match((await b.post(`${path}/bereik`, { kanaal: 'email', mail: 'dief@voorbeeld.nl', akkoord: 'ja' })).text, /Kies een brief of een mail/)
  assert.equal(codes.length, 0)
  assert.equal((await b.post(`${path}/bereik`, { kanaal: 'letter' })).location, `${path}?gedaan=bereik`)
  assert.deepEqual(await reachOf(house, house.db, residentId), { channel: 'letter' })
  const mail = mailbox()
  await drainNotices(house, mail)
  assert.deepEqual(mail.mails.map(({ to }) => to), ['oud@voorbeeld.nl'])
  await b.get(`${path}/bereik`)
  assert.match((await b.post(`${path}/bereik`, { kanaal: 'letter' })).text, /Zo krijgt de inwoner al bericht\. Er verandert niets/)
})

test('a code of another conversation counts for nothing, and a notice that cannot arrive ends after a day', async (t) => {
  const { house, b, bsnOf, applyAs, codes, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  await reachByEmail(house, residentId, 'oud@voorbeeld.nl')
  stip()
  const typed = { kanaal: 'email', mail: 'nieuw@voorbeeld.nl', akkoord: 'ja' }
  const first = await talk(b, bsnOf('fatima'))
  await b.get(`${first}/bereik`)
  await b.post(`${first}/bereik`, typed)
  const second = await talk(b, bsnOf('fatima'))
  await b.get(`${second}/bereik`)
  await b.post(`${second}/bereik`, typed)
  assert.match((await b.post(`${second}/bereik`, { ...typed, code: codes[0]!.code })).text, /Deze code klopt niet/)
  await b.get(`${second}/bereik`)
  await b.post(`${second}/bereik`, { kanaal: 'letter' })
  const mail = mailbox()
  mail.down = true
  for (let hour = 0; hour < 30; hour++) {
    house.clock.set(new Date(Date.parse('2026-11-23T10:00:00+01:00') + hour * 3_600_000 * 4).toISOString())
    await drainNotices(house, mail)
  }
  assert.deepEqual(await house.owner.query('select 1 from messages.address_notice union all select 1 from messages.address_notice_sent'), [])
})

test('the language that explains our letters is chosen at the desk too, with a line in their log', async (t) => {
  const { house, b, bsnOf, applyAs, stip, anouk } = await counter(t)
  const { residentId } = await applyAs('fatima')
  stip()
  const path = await talk(b, bsnOf('fatima'))
  assert.match((await b.get(`${path}/bereik`)).text, /In welke taal\?.*Nederlands, met uitleg in het Engels/)
  assert.equal((await b.post(`${path}/taal`, { taal: '' })).status, 422)
  await b.get(`${path}/bereik`)
  assert.equal((await b.post(`${path}/taal`, { taal: 'en' })).location, `${path}?gedaan=taal`)
  assert.match((await b.get(`${path}?gedaan=taal`)).text, /Wij weten nu in welke taal de inwoner het wil/)
  assert.equal(await languageFor(house, house.db, residentId), 'en')
  assert.deepEqual(await house.owner.query(`select actor_door, actor_id, facts from audit.event where action = 'residents.language-chosen'`), [{ actor_door: 'staff', actor_id: anouk, facts: { language: 'en' } }])
})
