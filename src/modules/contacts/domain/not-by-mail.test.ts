import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newCode, spellCode } from '#shared/code.ts'
import { namesCode } from './not-by-mail.ts'

const codeOf = (length: number): string => { for (;;) { const code = newCode(length); if (/\d/.test(code) && /[A-Z]/.test(code)) return code } }

test('a voucher, a pass or the library by its code is seen, as it is printed, read out or typed in one go', () => {
  for (const [length, group] of [[15, 4], [10, 5], [8, 4]] as const) {
    for (let i = 0; i < 20; i++) {
      const code = codeOf(length)
      for (const written of [code, code.toLowerCase(), spellCode(code, group), spellCode(code, group).replaceAll(' ', '-'), ...(length === 15 ? [[...code].join(' ')] : [])]) assert.ok(namesCode(`Je bon is ${written}. Laat hem zien.`), written)
    }
  }
})

test('words, days, amounts and the number of their own question are no code', () => {
  for (const text of ['Je krijgt een nieuwe bon. Het spijt ons.', 'Nummer K-26-00097, van 23 november 2026, voor € 1.703,35.', 'Bel 14 050 en noem SP-26-01874.', 'K-26-00001 K-26-00002 K-26-00003 K-26-00004 K-26-00005 K-26-00006 K-26-00007 K-26-00008', ...Array.from({ length: 40 }, (_, i) => `Vanaf K-26-${String(i).padStart(5, '0')} in jaar 20${String(i + 20)} krijg je bon ${i} voor 3 keer zwemmen`), 'Zwembad De Baken, 9712 AB Groningen', '']) assert.equal(namesCode(text), false, text)
})
