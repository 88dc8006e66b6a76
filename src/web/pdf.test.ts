import assert from 'node:assert/strict'
import test from 'node:test'
import { openPdf, printable } from './pdf.ts'

const AT = new Date('2026-11-23T10:00:00+01:00')

test('every name that the BRP can write can be printed; what the letter lacks loses its sign, never its place', () => {
  for (const name of ['Łukasiewicz', 'Yıldız', 'Ñuñez', 'Çelik', 'Şahin', 'Đoković', 'Þór', 'Ångström', 'Œuvre', 'Ștefan', 'Žižek', 'Ğ', "d'Angelo", 'Ijß']) assert.equal(printable(name), name)
  assert.equal(printable('Ţepeş ŧ Ũ ĩ ſ'), 'Țepeş t U i s')
  assert.equal(printable('e\u0301 a\u0308'), 'é ä', 'composed and decomposed are the same letter')
  assert.equal(printable('a → b\tc\u00adĸ 漢'), 'a - b ck ?')
  assert.equal(printable('€ 1.703,35 – “ja” … •'), '€ 1.703,35 – “ja” … •')
})

test('the embedded letter has a shape for all that printable lets through', async () => {
  const all = Array.from({ length: 0x17f - 0xa0 }, (_, i) => String.fromCodePoint(0xa0 + i)).join('')
  const pdf = openPdf({ title: 'Letters', createdAt: AT })
  const { font } = (pdf.doc.font('bold') as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font
  for (const letter of new Set(printable(all))) assert.ok(font.hasGlyphForCodePoint(letter.codePointAt(0)!), JSON.stringify(letter))
  await pdf.finish()
})

test('a document is tagged, titled and Dutch, embeds its letter, and is the same every time', async () => {
  const make = () => {
    const pdf = openPdf({ title: 'Een brief', createdAt: AT })
    pdf.part(() => {
      pdf.heading('Kop', 1)
      pdf.paragraph([{ text: 'Dit is ' }, { text: 'belangrijk', bold: true }])
      pdf.list(['een', 'twee'], true)
      pdf.figure('Een vlak', () => { pdf.doc.rect(0, 0, 10, 10).fill('#000') })
    })
    pdf.onPages(0, (page, of) => { pdf.doc.font('regular').fontSize(9).text(`${page}/${of}`, pdf.left, 820, { lineBreak: false }) })
    assert.equal(pdf.pageCount(), 1, 'a page number below the margin adds no page')
    return pdf.finish()
  }
  const [one, two] = await Promise.all([make(), make()])
  const text = one.toString('latin1')
  for (const needed of ['/MarkInfo', '/Lang (nl-NL)', '/DisplayDocTitle true', '/S /Document', '/S /H1', '/S /LBody', '/S /Figure', 'Figtree-Bold', '/FontFile2']) assert.ok(text.includes(needed), needed)
  assert.ok(!text.includes('Helvetica'))
  assert.ok(one.equals(two))
})

test('a heading takes its first lines along to the next page', async () => {
  const pdf = openPdf({ title: 'Lang', createdAt: AT })
  while (pdf.doc.y < 730) pdf.paragraph('Een regel.')
  pdf.heading('Kop onderaan')
  assert.equal(pdf.pageCount(), 2)
  await pdf.finish()
})
