import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedOffers } from '#demo/offers.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { draftsOver, keepPicture, picturesOver } from './index.ts'
import { importOffers } from './manage/offer-file.ts'
import { beginDraft, dropDraft } from './manage/write-draft.ts'
import { draftsOfFile } from './manage/file.store.ts'
import { pictureFile } from './pictures/picture.store.ts'

const ruben = { staffId: newId(new Date()), staffName: 'Ruben', role: 'editor' }
const picture = (letter: string) => ({ hash: letter.repeat(40), width: 640, height: 427, files: [{ width: 640, format: 'webp' as const, bytes: Buffer.from('x') }] })
const on = (house: TestHouse, day: string) => house.clock.set(`${day}T03:00:00+01:00`)

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  const begin = (typed: Record<string, string>) => house.db.transaction((tx) => beginDraft(house, tx, ruben, typed))
  const there = async () => (await house.owner.query<{ hash: string }>('select hash from offers.picture order by hash')).map(({ hash }) => hash[0]).join('')
  const drafts = async () => (await house.owner.query<{ titel: string }>(`select typed ->> 'titel' as titel from offers.draft order by 1`)).map(({ titel }) => titel).join()
  return { house, begin, there, drafts }
}

test('a draft that was thrown away is there on the 28th day and gone on the 29th; what is still written stays', async (t) => {
  const { house, begin, drafts } = await shop(t)
  const id = await begin({ titel: 'Weg' })
  await begin({ titel: 'Nog bezig' })
  await dropDraft(house, ruben, id)
  on(house, '2026-12-21')
  assert.deepEqual([await draftsOver.due(house), await draftsOver.forget(house), await drafts()], [0, 0, 'Nog bezig,Weg'])
  on(house, '2026-12-22')
  assert.deepEqual([await draftsOver.due(house), await draftsOver.forget(house), await drafts()], [1, 1, 'Nog bezig'])
})

test('a picture goes when nothing names it: not while a version shows it or a draft holds it, nor when it was sent again', async (t) => {
  const { house, begin, there } = await shop(t)
  for (const letter of ['a', 'b', 'c', 'd']) await house.db.transaction((tx) => keepPicture(house, tx, picture(letter), ruben.staffId))
  await house.owner.query(`alter table offers.version disable trigger user; update offers.version set picture = $1, picture_alt = 'Een bad' where id = (select version_id from offers.offer where slug = 'gratis-zwemmen'); alter table offers.version enable trigger user`.replace('$1', `'${'a'.repeat(40)}'`))
  const id = await begin({ titel: 'Met plaatje', beeld: 'b'.repeat(40) })
  on(house, '2026-12-20')
  await house.db.transaction((tx) => keepPicture(house, tx, picture('c'), ruben.staffId))
  on(house, '2026-12-22')
  assert.deepEqual([await picturesOver.due(house), await picturesOver.forget(house), await there()], [1, 1, 'abc'])
  assert.equal(await pictureFile(house.db, 'd'.repeat(40), 640, 'webp'), undefined)
  await dropDraft(house, ruben, id)
  on(house, '2027-02-01')
  assert.deepEqual([await draftsOver.forget(house), await picturesOver.forget(house), await there()], [1, 2, 'a'])
})

test('of a file of which everything was thrown away nothing is left', async (t) => {
  const { house } = await shop(t)
  const read = await importOffers(house, ruben, 'adres;titel\nnaar-de-film;Naar de grote film\n')
  assert.ok(read.ok)
  on(house, '2027-02-01')
  await draftsOver.forget(house)
  const [draft] = await draftsOfFile(house.db, read.value.file!)
  assert.equal(draft?.state, 'waiting', 'what waits is not old')
  await dropDraft(house, ruben, draft!.id)
  on(house, '2027-03-10')
  assert.equal(await draftsOver.forget(house), 1)
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from offers.file')).n, 0)
})
