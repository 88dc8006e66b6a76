import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openTwoPatiences } from '#db/two-patiences.ts'
import { browser } from '../page.ts'
import { testHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'
import { newKey, signedIn } from './clients.ts'
import { sessionCookie } from '#web/visit.ts'

test('an order whose answer came too late: the resident reads that nobody knows, presses the button of that page, and has one bon', async (t) => {
  let close = async () => {}
  const own = await testHouse(t, {}, [() => close()])
  const db = openTwoPatiences({ connectionString: own.databaseUrl, options: '-c role=stadjerspas_app' }, { visitor: { statementMs: 600_000, answerMs: 1500 } })
  close = () => db.close()
  const house = { ...own, db }
  const swim = await newOffer(house, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  const client = await signedIn(house, (await newFamily(house))[0]!)
  const b = await browser(t, house)
  b.cookie(sessionCookie, client.cookie.split('=')[1]!)
  await b.get('/aanbod')

  // The server keeps the order to itself until the gate opens; then it writes it, and there is nobody to tell.
  await own.owner.query(`
    create table public.gate (is_open boolean); grant select on public.gate to public;
    create function public.wait_for_gate() returns trigger language plpgsql as $$ begin
      loop exit when exists (select from public.gate); perform pg_sleep(0.02); end loop; return new; end $$;
    create trigger wait_for_gate before insert on vouchers.voucher for each row execute function public.wait_for_gate()`)
  const path = `/aanbod/${swim.slug}/bestellen`
  const late = await b.postRaw(path, { _csrf: client.csrf, _key: newKey(), versie: swim.versionId, voor: client.citizen.id })
  assert.deepEqual([late.status, late.headers['retry-after']], [503, '10'])
  assert.match(late.text, /Wij weten niet of dit gelukt is.*Misschien hebben wij al wat je stuurde, misschien niet.*Dan krijg je niets dubbel.*Opnieuw sturen/)

  const vouchers = async () => (await own.owner.query<{ id: string }>('select id from vouchers.voucher')).map(({ id }) => id)
  assert.deepEqual(await vouchers(), [], 'not yet')
  await own.owner.query('insert into public.gate values (true)')
  while (!(await vouchers()).length) await pause(10)

  const again = await b.post(path)
  assert.equal(again.status, 303)
  const [one, ...more] = await vouchers()
  assert.deepEqual(more, [])
  assert.match(again.location!, new RegExp(`^/mijn/bonnen/${one}`))
})
