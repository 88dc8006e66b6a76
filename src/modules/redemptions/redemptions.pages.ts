import { sentence } from '#modules/knowledge/index.ts'
import { type PromisedOffer, promisedOffers } from '#modules/offers/index.ts'
import { providerCard } from '#modules/providers/index.ts'
import { voucherAtTill } from '#modules/vouchers/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { isFormKey } from '#web/form-key.ts'
import { type Answer, BadRequest, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, post, type Route, type Signed, type Visit } from '#web/route.ts'
import { checkVoucher, type Seen, type Till } from './check-voucher.ts'
import { readPermit, writePermit } from './permit.ts'
import { lastRedemptions, redeem, redemptionOf, type Redemption, takeBack } from './redeem.ts'
import { text } from './redemptions.text.ts'
import { checkedScreen, type Place, refusedScreen, type Spent, spentScreen, startScreen } from './till.views.ts'

/** Which provider somebody signed in at the provider's door acts for; app.ts wires identity and providers to it. */
export type ProviderOf = (signed: Signed) => Promise<string | undefined>

type Context = { readonly house: House; readonly providerOf: ProviderOf }

export const redemptionsRoutes = (house: House, { providerOf }: { readonly providerOf: ProviderOf }): Route[] => {
  const context: Context = { house, providerOf }
  return [
    get('/aanbieder',                'redeem', (visit) => start(context, visit)),
    post('/aanbieder/controleer',    'redeem', (visit) => check(context, visit), { perMinute: 60 }),
    post('/aanbieder/gebruik',       'redeem', (visit) => use(context, visit), { perMinute: 60 }),
    get('/aanbieder/gebruikt/:id',   'redeem', (visit) => used(context, visit)),
    post('/aanbieder/terugdraaien',  'redeem', (visit) => undo(context, visit)),
  ]
}

const LAST = 5

async function tillOf({ house, providerOf }: Context, { signed, clock }: Visit): Promise<{ till: Till; place: Place }> {
  const providerId = signed && await providerOf(signed)
  const provider = providerId && await providerCard(house, house.db, providerId)
  if (!signed || !provider) throw new Forbidden('no provider')
  return { till: { providerId: provider.id, sessionId: signed.sessionId, personId: signed.subjectId }, place: { name: provider.name, now: clock.now() } }
}

const screen = (body: Html, status = 200): Answer => page({ title: text.title, area: 'provider', current: '/aanbieder', scripts: ['scan'], camera: true, error: status === 422, body }, status)

async function start(context: Context, visit: Visit): Promise<Answer> {
  const { till, place } = await tillOf(context, visit)
  return startWith(context, visit, till, place)
}

async function startWith({ house }: Context, visit: Visit, till: Till, place: Place, input = '', errors: readonly FieldError[] = [], status = 200): Promise<Answer> {
  const last = await spentOf(house, till, await lastRedemptions(house, till, LAST))
  return screen(startScreen(house, visit, place, last, input, errors), status)
}

async function check(context: Context, visit: Visit): Promise<Answer> {
  const { house } = context
  const { till, place } = await tillOf(context, visit)
  const input = visit.form['code'] ?? ''
  const seen = await checkVoucher(house, till, input)
  if (!seen.ok) {
    if (seen.refusal.reason === 'unreadable') return startWith(context, visit, till, place, input.slice(0, 400), [seen.refusal.facts!], 422)
    return startWith(context, visit, till, place, '', [{ field: 'code', message: sentence(house, 'pages/kassa#too-many-tries') }], 429)
  }
  const { verdict, voucher, way } = seen.value
  if (verdict.verdict !== 'ok' || !voucher) return refused(house, place, seen.value)
  return screen(checkedScreen(house, visit, place, voucher, await offerOf(house, voucher.versionId), writePermit(house, till.providerId, { voucherId: voucher.id, way })))
}

async function use(context: Context, visit: Visit): Promise<Answer> {
  const { house } = context
  const { till, place } = await tillOf(context, visit)
  const nonce = visit.form['_key'] ?? ''
  if (!isFormKey(nonce)) throw new BadRequest('a redemption without a key')
  const permit = readPermit(house, till.providerId, visit.form['bon'] ?? '')
  if (!permit) return startWith(context, visit, till, place, '', [{ field: 'code', message: sentence(house, 'pages/kassa#form-too-old') }], 422)
  const done = await redeem(house, till, { ...permit, nonce })
  // The address holds the redemption, never the code; loading it again spends nothing.
  if (done.ok) return redirect(`/aanbieder/gebruikt/${done.value.redemptionId}`)
  return refused(house, place, { ...done.refusal.facts!, way: permit.way })
}

async function used(context: Context, visit: Visit, tooLate = false, id = visit.params['id'] ?? ''): Promise<Answer> {
  const { house } = context
  const { till, place } = await tillOf(context, visit)
  const redemption = await redemptionOf(house, till, id)
  const [spent] = redemption ? await spentOf(house, till, [redemption]) : []
  if (!spent) throw new NotFound('redemption')
  return screen(spentScreen(house, visit, place, spent, tooLate))
}

async function undo(context: Context, visit: Visit): Promise<Answer> {
  const { till } = await tillOf(context, visit)
  const id = visit.form['gebruik'] ?? ''
  const done = await takeBack(context.house, till, id)
  return done.ok ? redirect(`/aanbieder/gebruikt/${id}`) : used(context, visit, true, id)
}

async function refused(house: House, place: Place, { verdict, voucher, way }: Seen): Promise<Answer> {
  // Good after all: somebody took it back between our attempt and our look. The till looks again.
  if (verdict.verdict === 'ok') return redirect('/aanbieder')
  const offer = voucher && verdict.verdict !== 'other-provider' ? await offerOf(house, voucher.versionId) : undefined
  return screen(refusedScreen(house, place, verdict, way, offer))
}

async function offerOf(house: House, versionId: string): Promise<PromisedOffer> {
  const offer = (await promisedOffers(house, house.db, [versionId])).get(versionId)
  if (!offer) throw new Error(`Offer version ${versionId} of a voucher is not there.`)
  return offer
}

async function spentOf(house: House, till: Till, redemptions: readonly Redemption[]): Promise<Spent[]> {
  return Promise.all(redemptions.map(async (redemption) => {
    const voucher = await voucherAtTill(house, house.db, redemption.voucherId, till.providerId)
    if (!voucher) throw new Error(`The voucher of redemption ${redemption.id} is not there.`)
    return { redemption, voucher, offer: await offerOf(house, voucher.versionId) }
  }))
}
