import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import type { Note, RegisteredPerson, Registration } from '#modules/residents/index.ts'
import { gatherFacts } from './gather-facts.ts'

const ON = localDate('2026-11-23')
const person = (bsn: string, changes: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  bsn, givenName: 'Jan', fullName: 'Jan Bos', born: localDate('1986-05-02'), bornText: '2 mei 1986', address: { kind: 'home', lines: ['Kerkstraat 1'], objectId: 'x' },
  municipality: { code: '0014', name: 'Groningen' }, secretAddress: false, deceased: false, ...changes,
})
const note = (code: Note['note'], about: Note['about'] = 'self'): Note => ({ note: code, about, source: 'BRP', on: ON })
type Found = Extract<Registration, { kind: 'found' }>
const found = (changes: Partial<Found> = {}): Found => ({ kind: 'found', person: person('1'), children: [], otherAdults: 'unknown', notes: [], ...changes })
const facts = (registration: Registration) =>
  gatherFacts({ registration, income: undefined, answers: { registerIsRight: true, partner: 'none', otherAdults: 'none' }, ownMunicipality: '0014', referenceDate: ON })

test('a note about the household is a doubt; a secret address is none', () => {
  assert.deepEqual(facts(found({ notes: [note('under-investigation'), note('secret-address'), note('relative-unknown', 'child')] })).doubts, ['relative-unknown-child', 'under-investigation-self'])
})

test('a partner elsewhere, and one whose data the register does not give, are not the same as none', () => {
  assert.equal(facts(found()).partner, 'none')
  assert.equal(facts(found({ notes: [note('partner-elsewhere', 'partner')] })).partner, 'elsewhere')
  assert.equal(facts(found({ notes: [note('relative-unknown', 'partner')] })).partner, 'unknown')
  const couple = facts(found({ partner: person('2') }))
  assert.deepEqual([couple.partner, couple.adults.length], ['here', 2])
})

test('who is registered elsewhere stays elsewhere, also without a municipality', () => {
  assert.equal(facts(found()).municipality, '0014')
  const abroad = facts(found({ person: person('1', { municipality: undefined }), notes: [note('lives-elsewhere')] }))
  assert.ok(abroad.municipality && abroad.municipality !== '0014')
  assert.equal(facts(found({ person: person('1', { municipality: undefined }) })).municipality, undefined)
})

test('a child of unknown age that is certainly a minor raises no doubt; one that may be 18 does', () => {
  assert.deepEqual(facts(found({ children: [person('3', { born: undefined })], notes: [note('birth-date-incomplete', 'child')] })).doubts, [])
  assert.deepEqual(facts(found({ notes: [note('birth-date-incomplete', 'child')] })).doubts, ['birth-date-incomplete-child'])
})

test('an income counts for the person it was given about, and for nobody else', () => {
  const income = { kind: 'facts' as const, persons: [{ bsn: '2', complete: true, incomes: [], doubts: [] }] }
  const gathered = gatherFacts({ registration: found({ partner: person('2') }), income, answers: { registerIsRight: true, partner: 'registered', otherAdults: 'none' }, ownMunicipality: '0014', referenceDate: ON })
  assert.deepEqual(gathered.adults.map((adult) => adult.income), [undefined, { complete: true, amounts: [] }])
})

test('bijstand of this month or the one before is a ground that runs; older, or another benefit, is none', () => {
  const grounds = (kind: string, month: string | undefined, cents = 130000) => gatherFacts({
    registration: found(), answers: { registerIsRight: true, partner: 'none', otherAdults: 'none' }, ownMunicipality: '0014', referenceDate: ON,
    income: { kind: 'facts', persons: [{ bsn: '1', complete: true, doubts: [], incomes: [{ kind, cents, period: 'month', month, netOrGross: 'net', holidayAllowance: 'excluded', source: 'Gemeente' }] }] },
  }).grounds
  for (const month of ['2026-11', '2026-10']) assert.deepEqual(grounds('bijstand', month), ['bijstand'])
  for (const none of [grounds('bijstand', '2026-09'), grounds('bijstand', undefined), grounds('bijstand', '2026-12'), grounds('uitkering', '2026-11'), grounds('bijstand', '2026-11', 0)]) assert.equal(none, undefined)
})

test('a register that is down or knows nobody leaves everything unknown', () => {
  for (const registration of [{ kind: 'down', cause: 'time-out' }, { kind: 'not-found' }] as const) {
    assert.deepEqual([facts(registration).municipality, facts(registration).partner, facts(registration).adults[0]?.income], [undefined, 'unknown', undefined])
  }
})

test('a year or a month of birth that the register knows goes along; without either nothing does', () => {
  const range = [localDate('1984-01-01'), localDate('1984-12-31')] as const
  assert.deepEqual(facts(found({ person: person('1', { born: undefined, bornText: '1984', bornBetween: range }) })).adults[0]?.bornBetween, range)
  assert.equal('bornBetween' in facts(found()).adults[0]!, false)
})
