import { titleIn } from '#modules/offers/index.ts'
import { heldPass, lastPass } from '#modules/passes/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, NotFound, page } from '#web/answer.ts'
import { inBoth } from '#web/language.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import type { VouchersGiven } from './coming.ts'
import { peopleOf, type Person } from './people.ts'
import { isOpen, type ShownVoucher, shownVouchers } from './shown-voucher.ts'
import { voucherOf, vouchersOf } from './voucher.ts'
import { voucherPdf } from './voucher-pdf.ts'
import { voucherPaperOf } from './voucher-token.ts'
import { voucherPage } from './voucher.views.ts'
import { text } from './vouchers.text.ts'
import { walletPage } from './wallet.views.ts'
import { voucherText } from './words.ts'

export const vouchersRoutes = (house: House, given: VouchersGiven = {}): Route[] => [
  ...inBoth(get('/mijn/bonnen', 'see-own', (visit) => wallet(house, given, visit))),
  get('/mijn/bonnen.pdf',     'see-own', (visit) => allOnPaper(house, visit)),
  ...inBoth(get('/mijn/bonnen/:id', 'see-own', (visit) => oneVoucher(house, given, visit))),
  get('/mijn/bonnen/:id.pdf', 'see-own', (visit) => oneOnPaper(house, visit)),
]

/** Who signed in without ever applying has no vouchers, and nobody whose vouchers it may see. */
const peopleFor = async (house: House, visit: Visit): Promise<Person[]> =>
  visit.signed?.subjectId ? peopleOf(house, house.db, visit.signed.subjectId) : []

/** For so long after an order its receipt shows. */
const RECEIPT_MS = 10 * 60_000

async function wallet(house: House, given: VouchersGiven, visit: Visit): Promise<Answer> {
  const people = await peopleFor(house, visit)
  const vouchers = await shownVouchers(house, house.db, await vouchersOf(house, house.db, people.map(({ id }) => id)), people, visit.today, visit.lang)
  const [self] = people
  const newest = vouchers[0]?.voucher.issuedAt.getTime() ?? 0
  const receipt = 'besteld' in visit.query && house.clock.now().getTime() - newest < RECEIPT_MS
  const ordered = receipt ? people.flatMap(({ id }) => vouchers.filter(({ voucher }) => voucher.residentId === id && voucher.issuedAt.getTime() === newest)) : []
  const cancelled = vouchers.find(({ voucher, standing }) => standing === 'cancelled' && voucher.id === visit.query['geannuleerd'])
  const coming = ordered[0] && await given.howItComes?.(ordered[0].voucher.id, visit.lang)
  const passes = await Promise.all(people.map(async (person) => ({ person, pass: await heldPass(house, house.db, person.id, visit.today) })))
  const pass = passes[0]?.pass
  const over = self && !pass ? await lastPass(house, house.db, self.id, visit.today) : undefined
  return page({ title: voucherText[visit.lang].mine, current: '/mijn/bonnen', body: walletPage(house, visit.lang, { vouchers, pass, passes, over, applied: self !== undefined, ordered, coming, cancelled }) })
}

/** One's own voucher, or that of one's child. Anybody else's is not there at all. */
async function shownHere(house: House, visit: Visit): Promise<ShownVoucher> {
  const people = await peopleFor(house, visit)
  const voucher = await voucherOf(house, house.db, visit.params['id'] ?? '', people.map(({ id }) => id))
  if (!voucher) throw new NotFound('voucher')
  const [shown] = await shownVouchers(house, house.db, [voucher], people, visit.today, visit.lang)
  return shown!
}

async function oneVoucher(house: House, given: VouchersGiven, visit: Visit): Promise<Answer> {
  const shown = await shownHere(house, visit)
  const coming = isOpen(shown) ? await given.howItComes?.(shown.voucher.id, visit.lang) : undefined
  return page({
    title: text.about(titleIn(visit.lang, shown.offer), shown.person.givenName), current: '/mijn/bonnen',
    body: voucherPage(house, visit.lang, shown, isOpen(shown) ? voucherPaperOf(house, shown.voucher) : undefined, 'besteld' in visit.query, coming),
  })
}

async function oneOnPaper(house: House, visit: Visit): Promise<Answer> {
  const shown = await shownHere(house, visit)
  // A voucher that is used or over is not printed: paper cannot say that it no longer works.
  if (!isOpen(shown)) throw new NotFound('voucher to print')
  return paper(house, [shown])
}

async function allOnPaper(house: House, visit: Visit): Promise<Answer> {
  const people = await peopleFor(house, visit)
  const vouchers = await shownVouchers(house, house.db, await vouchersOf(house, house.db, people.map(({ id }) => id)), people, visit.today)
  const open = vouchers.filter(isOpen)
  if (!open.length) throw new NotFound('vouchers to print')
  return paper(house, open)
}

async function paper(house: House, shown: readonly ShownVoucher[]): Promise<Answer> {
  const body = await voucherPdf(house, shown.map((one) => ({ ...one, ...voucherPaperOf(house, one.voucher) })))
  return file({ type: 'application/pdf', body, name: text.printFile })
}
