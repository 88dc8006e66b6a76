import { test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsqr from 'jsqr'
import { spellCode } from '#shared/code.ts'
import { localDate } from '#shared/local-date.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { newFamily, newOffer } from '#test/small-city.ts'
import { newId } from '#shared/ids.ts'
import type { ShownVoucher } from './shown-voucher.ts'
import { newVoucherCode } from './voucher-code.ts'
import { checkToken, voucherPaperOf } from './voucher-token.ts'
import { type PrintedVoucher, voucherPdf } from './voucher-pdf.ts'

async function printed(house: TestHouse, title: string): Promise<PrintedVoucher> {
  const sale = await newOffer(house, { title })
  const [holder] = await newFamily(house)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const voucher: ShownVoucher['voucher'] = {
    id: newId(house.clock.now()), residentId: holder!.id, householdId: holder!.householdId, passId: holder!.passId, offerId: sale.offerId, versionId: sale.versionId,
    promisedBy: sale.promisedBy, child: false, issuedAt: house.clock.now(), validFrom: localDate('2026-01-01'), validTo: localDate('2026-12-31'), state: 'issued',
    redeemedAt: undefined, redeemedBy: undefined, redemptionId: undefined, cancelledAt: undefined, keyId: house.config.keys.vouchers.current, codeSealed: Buffer.alloc(0),
  }
  const sealed = Buffer.from(newVoucherCode(house, voucher.id, sale.promisedBy).code_sealed, 'hex')
  return {
    voucher, offer, person: { id: holder!.id, givenName: 'Marjan', age: 40, householdId: holder!.householdId, self: true }, standing: 'usable',
    price: { known: true, label: 'Je betaalt', value: '€ 0' }, heads: 1, surprise: undefined, redeemedBy: undefined, coming: [], ...voucherPaperOf(house, { ...voucher, codeSealed: sealed }),
  }
}

/** A page as a printer sees it, and what a camera reads from it. */
function readPage(pdf: Buffer, page: number): { readonly qr: string | undefined; readonly text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'voucher-'))
  const path = join(folder, 'voucher.pdf')
  writeFileSync(path, pdf)
  execFileSync('pdftoppm', ['-r', '150', '-f', String(page), '-l', String(page), path, join(folder, 'page')])
  const image = readPpm(readFileSync(join(folder, execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n').find((name) => name.endsWith('.ppm'))!)))
  return {
    qr: jsqr.default(image.pixels, image.width, image.height)?.data,
    text: execFileSync('pdftotext', ['-f', String(page), '-l', String(page), path, '-'], { encoding: 'utf8' }).replace(/[\s\u00a0]+/g, ' '),
  }
}

function readPpm(file: Buffer): { width: number; height: number; pixels: Uint8ClampedArray } {
  const [, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 60))!.map(Number)
  const body = file.subarray(file.length - width! * height! * 3)
  const pixels = new Uint8ClampedArray(width! * height! * 4).fill(255)
  for (let i = 0; i < width! * height!; i++) for (let c = 0; c < 3; c++) pixels[i * 4 + c] = body[i * 3 + c]!
  return { width: width!, height: height!, pixels }
}

const have = (command: string): boolean => { try { execFileSync('which', [command]); return true } catch { return false } }

test('a camera reads the voucher from its paper, and the code beside it is the same voucher\'s', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const vouchers = [await printed(house, 'Gratis zwemmen'), await printed(house, 'Naar het museum')]
  const pdf = await voucherPdf(house, vouchers)
  if (!have('pdftoppm')) return t.skip('pdftoppm is not installed: the paper could not be looked at')
  for (const [i, voucher] of vouchers.entries()) {
    const { qr, text } = readPage(pdf, i + 1)
    assert.equal(qr, voucher.token)
    const checked = checkToken(house, qr!)
    assert.equal(checked?.authentic, true)
    assert.equal(checked?.voucherId, voucher.voucher.id)
    assert.match(text, new RegExp(voucher.offer.title))
    assert.ok(text.includes(spellCode(voucher.code)), text)
    assert.ok(text.includes('Geldig tot en met 31 december 2026') && text.includes('Marjan'), text)
  }
})

test('the paper is tagged, has a title and a language, and carries its own letter', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const pdf = (await voucherPdf(house, [await printed(house, 'Gratis zwemmen')])).toString('latin1')
  assert.match(pdf, /\/StructTreeRoot/)
  assert.match(pdf, /\/Lang \(nl-NL\)/)
  assert.match(pdf, /\/FontFile/)
  assert.match(pdf, /\/Alt \(/)
})
