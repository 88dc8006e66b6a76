import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spoken } from './language.ts'
import { localDate } from './local-date.ts'

const said = (lang: 'nl' | 'en'): string[] => {
  const { date, dayAndDate, shortDate, time, moment, price, euro, list } = spoken[lang]
  const [day, at] = [localDate('2027-01-04'), new Date('2027-01-04T08:05:00Z')]
  return [date(day), dayAndDate(day), shortDate(day), time(at), moment(at), price(168180), price(4000), euro(4000), list([]), list(['a']), list(['a', 'b', 'c'])].map((text) => text.replaceAll('\u00a0', ' '))
}

test('days, times, amounts and lists as Dutch writes them', () => {
  assert.deepEqual(said('nl'), ['4 januari 2027', 'maandag 4 januari 2027', '4 jan 2027', '09.05 uur', 'maandag 4 januari 2027 om 09.05 uur', '€ 1.681,80', '€ 40', '€ 40,00', '', 'a', 'a, b en c'])
})
test('and as English does', () => {
  assert.deepEqual(said('en'), ['4 January 2027', 'Monday 4 January 2027', '4 Jan 2027', '09:05', 'Monday 4 January 2027 at 09:05', '€ 1,681.80', '€ 40', '€ 40.00', '', 'a', 'a, b and c'])
})
