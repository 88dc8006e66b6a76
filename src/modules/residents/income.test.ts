import assert from 'node:assert/strict'
import test from 'node:test'
import { frozenClock } from '#shared/clock.ts'
import { localDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type LogLine, testConfig } from '#test/house.ts'
import { httpSource, json } from '#test/http-source.ts'
import { testPartners } from '#test/partners.ts'
import { population, readNorms } from '#demo/personas.ts'
import { askIncome, type IncomeAnswer } from './index.ts'
import { readIncome } from './income.ts'

const DAY = localDate('2026-11-23')
const ANN = '999993677'
const BOB = '999995169'

function house(income: Partial<House['config']['income']>): House & { lines: LogLine[] } {
  const lines: LogLine[] = []
  const write = (level: LogLine['level']) => (facts: object, message: string) => { lines.push({ level, facts, message }) }
  const base = testConfig({ ownerUrl: '' })
  return { config: { ...base, income: { ...base.income, ...income } }, lines, clock: frozenClock('2026-11-23T10:00:00+01:00'), log: { info: write('info'), warn: write('warn'), error: write('error') } } as unknown as House & { lines: LogLine[] }
}

const line = (more: object = {}) => ({ soort: 'loon', bedrag: '1703.35', munt: 'EUR', periode: 'maand', maand: '2026-10', nettoBruto: 'netto', vakantiegeld: 'inbegrepen', bron: 'UWV', ...more })
const one = (inkomsten: unknown, more: object = {}) => ({ personen: [{ burgerservicenummer: ANN, inkomsten, volledig: true, ...more }] })

test('the cast asks the income source of the demonstration', async (t) => {
  const partners = await testPartners(t)
  const at = house({ ...partners.config.income, timeoutMs: 300 })
  const henk = population(DAY, readNorms()).find(({ key }) => key === 'henk')!
  const answer = await askIncome(at, { bsns: [henk.bsn], referenceDate: DAY })
  assert.ok(answer.kind === 'facts')
  assert.equal(answer.persons[0]?.complete, true)
  assert.deepEqual(answer.persons[0]?.incomes.map(({ period, month, netOrGross, holidayAllowance }) => ({ period, month, netOrGross, holidayAllowance })),
    henk.income.map(() => ({ period: 'month', month: '2026-10', netOrGross: 'net', holidayAllowance: 'included' })))
  for (const [fault, cause] of [['down', 'error-status'], ['refused', 'unreachable'], ['html', 'unreadable'], ['garbage', 'unreadable'], ['slow', 'time-out'], ['wrong-person', 'wrong-person']] as const) {
    partners.faults.set('income', fault)
    assert.deepEqual(await askIncome(at, { bsns: [henk.bsn], referenceDate: DAY }), { kind: 'down', cause }, fault)
  }
  partners.faults.set('income', 'negative')
  const negative = await askIncome(at, { bsns: [henk.bsn], referenceDate: DAY })
  assert.ok(negative.kind === 'facts' && !negative.persons[0]?.complete && negative.persons[0]?.doubts.includes('negative-amount'))
  assert.deepEqual(at.lines.filter(({ level }) => level === 'error').map(({ facts }) => (facts as { alert: string }).alert), ['wrong-person'])
  assert.doesNotMatch(JSON.stringify(at.lines), /9999\d{5}/)
})

test('the question names persons and day in the body, with the key in the header', async (t) => {
  const source = await httpSource(t, (response) => json(response, { personen: [] }))
  assert.deepEqual(await askIncome(house({ url: source.url }), { bsns: [ANN, BOB], referenceDate: DAY }), { kind: 'nothing' })
  assert.deepEqual(JSON.parse(source.asked[0]?.body ?? ''), { bsn: [ANN, BOB], peildatum: '2026-11-23' })
  assert.equal(source.asked[0]?.headers.authorization, 'Bearer test')
  assert.equal(source.asked[0]?.url, '/inkomen')
})

test('an answer that breaks the contract is down: asked again, never a refusal', () => {
  const wrong: [string, unknown, string][] = [
    ['null',                            null,                                                              'unreadable'],
    ['a list',                          [],                                                                'unreadable'],
    ['a text',                          'ok',                                                              'unreadable'],
    ['an error body with status 200',   { fout: 'Er ging iets mis' },                                      'unreadable'],
    ['persons that are no list',        { personen: { burgerservicenummer: ANN } },                        'unreadable'],
    ['a person that is null',           { personen: [null] },                                              'unreadable'],
    ['a person without BSN',            { personen: [{ inkomsten: [], volledig: true }] },                 'unreadable'],
    ['a BSN as a number',               { personen: [{ burgerservicenummer: 999993677, inkomsten: [] }] }, 'unreadable'],
    ['no list of income',               { personen: [{ burgerservicenummer: ANN, volledig: true }] },      'unreadable'],
    ['the same person twice',           { personen: [...one([]).personen, ...one([]).personen] },          'unreadable'],
    ['somebody else',                   { personen: [{ burgerservicenummer: BOB, inkomsten: [] }] },       'wrong-person'],
    ['somebody else beside the right',  { personen: [...one([]).personen, { burgerservicenummer: BOB, inkomsten: [] }] }, 'wrong-person'],
  ]
  for (const [name, body, cause] of wrong) assert.deepEqual(readIncome(body, [ANN]), { kind: 'down', cause }, name)
})

test('a line that is not understood makes the person incomplete, whatever the amounts are', () => {
  const rows: [string, unknown, string[], number][] = [
    ['all is well',                     one([line()]),                                          [],                  1],
    ['no income at all, and complete',  one([]),                                                [],                  0],
    ['a negative amount',               one([line({ bedrag: '-12.00' })]),                      ['negative-amount'], 1],
    ['an amount as a JSON number',      one([line({ bedrag: 1703.35 })]),                       ['unreadable-line'], 0],
    ['an amount with a comma',          one([line({ bedrag: '1703,35' })]),                     ['unreadable-line'], 0],
    ['an amount with three decimals',   one([line({ bedrag: '1703.355' })]),                    ['unreadable-line'], 0],
    ['an amount that is null',          one([line({ bedrag: null })]),                          ['unreadable-line'], 0],
    ['a line that is null',             one([null]),                                            ['unreadable-line'], 0],
    ['another currency',                one([line({ munt: 'USD' })]),                           ['other-currency'],  1],
    ['a period nobody knows',           one([line({ periode: 'soms' })]),                       ['unknown-value'],   1],
    ['net or gross in another word',    one([line({ nettoBruto: 'ongeveer' })]),                ['unknown-value'],   1],
    ['a word of Object itself',         one([line({ periode: 'constructor' })]),                ['unknown-value'],   1],
    ['the same line twice',             one([line(), line()]),                                  ['same-line-twice'], 2],
  ]
  for (const [name, body, doubts, lines] of rows) {
    const answer = readIncome(body, [ANN])
    assert.ok(answer.kind === 'facts', name)
    const [person] = answer.persons
    assert.deepEqual(person?.doubts, doubts, name)
    assert.equal(person?.incomes.length, lines, name)
    assert.equal(person?.complete, doubts.length === 0, name)
  }
})

test('what the source does not say stays unknown, and only a plain true is complete', () => {
  const bare = readIncome(one([{ bedrag: '900.00' }]), [ANN])
  assert.ok(bare.kind === 'facts')
  assert.deepEqual(bare.persons[0]?.incomes, [{ kind: 'onbekend', cents: 90000, period: 'unknown', month: undefined, netOrGross: 'unknown', holidayAllowance: 'unknown', source: 'onbekend' }])
  for (const volledig of [undefined, null, 'ja', 1, false]) {
    const answer = readIncome(one([line()], { volledig }), [ANN])
    assert.ok(answer.kind === 'facts' && answer.persons[0]?.complete === false, String(volledig))
  }
})

test('who was asked for and is not in the answer is incomplete, in the order of the question', () => {
  const answer: IncomeAnswer = readIncome(one([line()]), [BOB, ANN])
  assert.ok(answer.kind === 'facts')
  assert.deepEqual(answer.persons.map(({ bsn, complete, doubts }) => ({ bsn, complete, doubts })), [
    { bsn: BOB, complete: false, doubts: ['not-in-answer'] },
    { bsn: ANN, complete: true, doubts: [] },
  ])
})
