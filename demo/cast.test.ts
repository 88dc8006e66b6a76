import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askIncome, readPersons } from '#modules/residents/index.ts'
import { testHouse } from '#test/house.ts'
import { testPartners } from '#test/partners.ts'
import { personas, readNorms } from './personas.ts'

// What the shop's own clients make of the cast: partner and children at home, remarks of the BRP, and the income lines.
const SEEN: Readonly<Record<string, string>> = {
  fatima:  'children Amina Bilal, loon bijstand',
  henk:    'loon',
  marjan:  'uitkering',
  aaltje:  'aow pensioen',
  daan:    'loon',
  youssef: 'partner Samira, children Ilyas, loon',
  samira:  'partner Youssef, children Ilyas, uitkering',
  priya:   'loon',
  jelle:   'loon',
  lotte:   'studiefinanciering loon',
  tom:     'not complete',
  noor:    'children Fenna, secret-address secret-address, bijstand',
  willem:  'deceased, aow',
  eva:     'lives-elsewhere, loon',
  gerrit:  'partner Ans, loon',
  karel:   'source down',
  bram:    'loon',
  carla:   'children Mees, uitkering',
  hawa:    'children Sefa, birth-date-incomplete birth-date-incomplete, bijstand',
  sjoerd:  'address-unknown, uitkering',
  mehmet:  'partner-elsewhere, loon',
  ingrid:  'lives-elsewhere, uitkering',
  ramon:   'lives-elsewhere birth-date-incomplete, not complete',
}

test('the shop reads everybody of the cast as their story says', async (t) => {
  const partners = await testPartners(t)
  const house = await testHouse(t, { config: partners.config })
  const today = house.clock.today()
  const seen: Record<string, string> = {}
  for (const { key, bsn } of personas(today, readNorms())) {
    const found = await readPersons(house, bsn)
    const income = await askIncome(house, { bsns: [bsn], referenceDate: today })
    assert.ok(found.kind === 'found', key)
    const lines = income.kind !== 'facts' ? ['source down'] : income.persons[0]!.complete ? income.persons[0]!.incomes.map(({ kind }) => kind) : ['not complete']
    const children = found.children.map(({ givenName }) => givenName)
    seen[key] = [
      found.partner && `partner ${found.partner.givenName}`, children.length && `children ${children.join(' ')}`,
      found.notes.map(({ note }) => note).join(' '), lines.join(' '),
    ].filter(Boolean).join(', ')
  }
  assert.deepEqual(seen, SEEN)
  assert.deepEqual(partners.errors, [])
})
