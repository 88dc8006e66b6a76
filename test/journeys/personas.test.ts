import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personas, readNorms } from '#demo/personas.ts'
import { retrySources, type Typed } from '#modules/eligibility/index.ts'
import { invariants } from '#src/care.ts'
import { ALONE, type Applicants, applicants, MARRIED } from '#test/applicants.ts'

const UNMARRIED: Answers = { ...ALONE, partner: 'unmarried' }
const WITH_ONE_MORE: Answers = { ...MARRIED, otherAdults: 'one' }
type Answers = Typed['answers']

/**
 * Who of the cast answers what on 23 November 2026, what comes of it, and what a person still has to look at: `!` is
 * certain and not good, `?` is not known. Nobody in this table was refused: that takes a person.
 */
const TABLE: readonly (readonly [who: string, answers: Answers, outcome: string, lookedAt: string])[] = [
  ['fatima',  ALONE,         'granted',            ''],
  ['henk',    ALONE,         'in-review',          'income-within-limit!'],
  ['marjan',  ALONE,         'granted',            ''],
  ['aaltje',  ALONE,         'granted',            ''],
  ['daan',    ALONE,         'granted',            ''],
  ['youssef', MARRIED,       'granted',            ''],
  ['samira',  MARRIED,       'has-pass',           ''],
  ['priya',   UNMARRIED,     'in-review',          'partner-known? norm-known? income-within-limit?'],
  ['jelle',   UNMARRIED,     'in-review',          'partner-known? norm-known? income-within-limit?'],
  ['lotte',   ALONE,         'in-review',          'no-studiefinanciering! income-comparable? income-within-limit?'],
  ['tom',     ALONE,         'in-review',          'no-studiefinanciering? income-known? income-comparable? income-within-limit?'],
  ['noor',    ALONE,         'granted',            ''],
  ['willem',  ALONE,         'in-review',          'alive! no-studiefinanciering? income-known? income-comparable? income-within-limit?'],
  ['eva',     ALONE,         'in-review',          'lives-here!'],
  ['gerrit',  WITH_ONE_MORE, 'in-review',          'at-most-two-adults? norm-known? income-within-limit?'],
  ['karel',   ALONE,         'waiting-for-source', ''],
  ['bram',    ALONE,         'in-review',          'income-comparable? income-within-limit?'],
  ['carla',   ALONE,         'granted',            ''],
  ['hawa',    ALONE,         'granted',            ''],
  ['sjoerd',  ALONE,         'in-review',          'registers-agree? norm-known? income-within-limit?'],
  ['mehmet',  MARRIED,       'in-review',          'partner-known? registers-agree? norm-known? income-within-limit?'],
  ['ingrid',  ALONE,         'in-review',          'lives-here!'],
  ['ramon',   ALONE,         'in-review',          'lives-here! adult? norm-known? no-studiefinanciering? income-known? income-comparable? income-within-limit?'],
]

/** What must have been told in a state; of who died nobody hears anything, a caseworker has the alarm. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'granted': ['granted'], 'in-review': ['in-review', 'receipt'], 'waiting-for-source': ['receipt', 'source-waiting'], 'has-pass': ['granted-partner', 'partner-looked-at'],
}

test('each of the cast applies, and what comes of it is what a caseworker would have said', async (t) => {
  const at = await applicants(t)
  const { house } = at
  assert.deepEqual(TABLE.map(([who]) => who), personas(house.clock.today(), readNorms()).map(({ key }) => key), 'everybody of the cast stands in the table')
  for (const [who, answers, outcome, lookedAt] of TABLE) {
    await t.test(`${who}: ${outcome}${lookedAt && `, a person looks at ${lookedAt}`}`, async () => {
      const applied = await applyAs(at, who, answers)
      assert.equal(applied.state, outcome)
      assert.equal(await openQuestions(at, applied.residentId), lookedAt)
      assert.deepEqual(await toldTo(at, applied.residentId), who === 'willem' ? [] : TOLD[outcome])
    })
  }
  await t.test('nobody was refused, and nothing at all was sent about who died', async () => {
    assert.deepEqual(await house.owner.query(`select number from eligibility.application where state = 'refused'`), [])
    assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from eligibility.application where alarm is not null')).n, 1)
    const willem = (await residentOf(at, 'willem'))!
    assert.deepEqual(await house.owner.query('select d.state from messages.delivery d join messages.message m on m.id = d.message_id where m.resident_id = $1', [willem]), [])
  })
  await t.test('a partner who was looked at is told, whatever came of it', async () => {
    assert.deepEqual(await toldTo(at, (await residentOf(at, 'ans'))!), ['partner-looked-at'])
  })
  await allHolds(at)

  await t.test('after a day without his source, Karel\'s case goes to a person, not to a no', async () => {
    house.clock.set('2026-11-24T10:01:00+01:00')
    await retrySources(house)
    const karel = (await residentOf(at, 'karel'))!
    assert.deepEqual(await stateOf(at, karel), 'in-review')
    assert.deepEqual(await toldTo(at, karel), ['in-review', 'receipt', 'source-waiting'])
  })
  await allHolds(at)
})

for (const source of ['income', 'brp'] as const) {
  test(`while the ${source} is down people wait and are told so; when it answers again they have their pass by themselves`, async (t) => {
    const at = await applicants(t)
    const { house, partners } = at
    partners.faults.set(source, 'down')
    const people = []
    for (const who of ['marjan', 'fatima', 'henk']) people.push(await applyAs(at, who, ALONE))
    for (const { state, residentId } of people) {
      assert.equal(state, 'waiting-for-source')
      assert.deepEqual(await toldTo(at, residentId), TOLD['waiting-for-source'])
    }
    house.clock.set('2026-11-23T10:20:00+01:00')
    await retrySources(house)
    for (const { residentId } of people) assert.equal(await stateOf(at, residentId), 'waiting-for-source', 'still down: nothing changes')
    await allHolds(at)

    partners.faults.clear()
    house.clock.set('2026-11-23T14:00:00+01:00')
    await retrySources(house)
    const states = await Promise.all(people.map(({ residentId }) => stateOf(at, residentId)))
    assert.deepEqual(states, ['granted', 'granted', 'in-review'], 'only a pass comes out of it by itself: Henk is for a person')
    const [marjan] = people
    assert.deepEqual(await toldTo(at, marjan!.residentId), ['granted', 'receipt', 'source-waiting'])
    await allHolds(at)
  })
}

/** As `applyAs` of the door, but "your partner already applied for you" is an outcome too. */
async function applyAs(at: Applicants, who: string, answers: Answers): Promise<{ residentId: string; state: string }> {
  try {
    return await at.applyAs(who, answers)
  } catch (error) {
    const [, reason] = /was refused: ([\w-]+)$/.exec((error as Error).message) ?? []
    const residentId = await residentOf(at, who)
    if (!reason || !residentId) throw error
    return { residentId, state: reason }
  }
}

async function residentOf({ house, bsnOf }: Applicants, who: string): Promise<string | undefined> {
  return (await house.owner.maybe<{ id: string }>('select id from residents.resident where bsn_find = $1', [house.box.find(bsnOf(who))]))?.id
}

const stateOf = async ({ house }: Applicants, residentId: string): Promise<string> =>
  (await house.owner.one<{ state: string }>('select state from eligibility.application where resident_id = $1', [residentId])).state

const toldTo = async ({ house }: Applicants, residentId: string): Promise<string[]> =>
  (await house.owner.query<{ kind: string }>('select kind from messages.message where resident_id = $1 order by kind', [residentId])).map(({ kind }) => kind)

/** "lives-here! adult?": what did not pass, in the order in which it is read. */
async function openQuestions({ house }: Applicants, residentId: string): Promise<string> {
  const rows = await house.owner.query<{ checks: { reason: string; outcome: string }[] }>(
    'select s.checks from eligibility.assessment s join eligibility.application a on a.id = s.application_id where a.resident_id = $1', [residentId])
  return rows.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome !== 'pass').map(({ reason, outcome }) => `${reason}${outcome === 'fail' ? '!' : '?'}`).join(' ')
}

async function allHolds({ house }: Applicants): Promise<void> {
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
}
