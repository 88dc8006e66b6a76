import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { approveProvider, type HoldersAt, laterDay, type PlacesChanged, promisersOf, proposedFacts, returnProvider } from './decide-provider.ts'
import { placeChanges } from './domain/place-changes.ts'
import { type Typed, typedIn, typedOf } from './domain/typed-provider.ts'
import { plannedBy } from './planned.store.ts'
import { openProposals, type Proposal, proposalById, type Staff, versionsOf, waitingFor } from './proposal.store.ts'
import { proposalPage, type ShownProposal } from './proposal.views.ts'
import { proposeProvider } from './propose-provider.ts'
import { providerBySlug, type ProviderCard, providerCard, providerDirectory } from './provider.ts'
import { formPage, type ShownForm } from './provider-form.views.ts'
import { type PlacesStay, takeBackPlanned } from './take-back.ts'
import { atProposal, atProvider, listPage, PATH, providerPage } from './providers.views.ts'
import { text } from './providers.text.ts'

/** What the rooms to the right do: who holds a voucher is theirs to know. */
type Needs = { readonly placesChanged: PlacesChanged; readonly placesStay: PlacesStay; readonly holdersAt: HoldersAt }

/** Where editors say who takes part and where that is; a colleague says yes before anybody reads it. */
export const providersRoutes = (house: House, needs: Needs): Route[] => [
  get (PATH,                              'edit', (visit) => showList(house, visit)),
  get (`${PATH}/nieuw`,                   'edit', (visit) => showForm(house, visit, undefined)),
  post(`${PATH}/nieuw`,                   'edit', (visit) => pressForm(house, visit, undefined)),
  get (`${PATH}/aanbieder/:slug`,         'edit', (visit) => showProvider(house, visit)),
  get (`${PATH}/aanbieder/:slug/wijzigen`, 'edit', async (visit) => showForm(house, visit, await providerOf(house, visit))),
  post(`${PATH}/aanbieder/:slug/wijzigen`, 'edit', async (visit) => pressForm(house, visit, await providerOf(house, visit))),
  get (`${PATH}/voorstel/:id`,            'edit', async (visit) => show(house, needs, visit, await proposalOf(house, visit)), { patient: true }),
  post(`${PATH}/voorstel/:id`,            'edit', (visit) => pressProposal(house, needs, visit), { patient: true }),
]

const work = (title: string, body: Html, status = 200): Answer => page({ title, body, area: 'work', current: PATH, error: status === 422 }, status)

const colleague = ({ signed }: Visit): Staff => {
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know answers for a provider.')
  return { staffId: signed.subjectId, staffName: signed.name, role: signed.roles.find((role) => role === 'editor' || role === 'administrator') }
}

async function showList(house: House, visit: Visit): Promise<Answer> {
  const q = (visit.query['q'] ?? '').trim().slice(0, 80)
  const [{ providers, groups }, open] = await Promise.all([providerDirectory(house, house.db), openProposals(house.db)])
  return work(text.title, listPage({ house, open, q, groups: [...groups.values()].map(({ name, members }) => ({ name, members: members.length })), providers: [...providers.values()].filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())) }))
}

async function providerOf(house: House, { params }: Visit): Promise<ProviderCard> {
  const provider = await providerBySlug(house, house.db, params['slug'] ?? '')
  if (!provider) throw new NotFound('There is no such provider.')
  return provider
}

async function showProvider(house: House, visit: Visit): Promise<Answer> {
  const provider = await providerOf(house, visit)
  const [waiting, versions, { groups }] = await Promise.all([waitingFor(house.db, provider.id), versionsOf(house.db, provider.id, visit.today), providerDirectory(house, house.db)])
  return work(provider.name, providerPage({ house, provider, waiting, versions, groups: [...groups.values()].filter(({ members }) => members.includes(provider.id)).map(({ name }) => name) }))
}

// ---- typing -------------------------------------------------------------------------------------------------------

/** What came back and is made better, when the address or the form says so and it is about this provider. */
async function returned(house: House, id: string | undefined, provider: ProviderCard | undefined): Promise<Proposal | undefined> {
  const proposal = isUuid(id) ? await proposalById(house.db, id) : undefined
  return proposal?.state === 'returned' && proposal.providerId === (provider?.id ?? null) ? proposal : undefined
}

const form = (visit: Visit, shown: Omit<ShownForm, 'csrf'>, status = 200): Answer => work(shown.provider ? text.changeTitle : text.newTitle, formPage({ ...shown, csrf: visit.csrf() }), status)

async function showForm(house: House, visit: Visit, provider: ProviderCard | undefined): Promise<Answer> {
  const corrects = await returned(house, visit.query['uit'], provider)
  return form(visit, { house, provider, corrects, typed: corrects ? typedAgain(corrects, provider) : provider ? typedOf(provider) : {}, errors: [] })
}

/** What came back, over how it stands by now: what it did not speak of may have become otherwise since. */
const typedAgain = ({ typed, changes }: Proposal, provider: ProviderCard | undefined): Typed => (provider && changes
  ? { ...typedOf(provider), ...Object.fromEntries([...Object.keys(changes), 'vanaf'].map((field) => [field, typed[field] ?? ''])) }
  : typed)

/** What was typed is never lost: it goes to a colleague, or comes back with what to do about it. */
async function pressForm(house: House, visit: Visit, provider: ProviderCard | undefined): Promise<Answer> {
  const typed = typedIn(visit.form)
  const corrects = await returned(house, visit.form['uit'], provider)
  const sent = await proposeProvider(house, colleague(visit), { typed, provider, corrects: corrects?.id })
  if (sent.ok) return redirect(atProposal(sent.value.id))
  const shown = { house, provider, corrects, typed }
  switch (sent.refusal.reason) {
    case 'provider-wrong':  return form(visit, { ...shown, errors: sent.refusal.facts ?? [] }, 422)
    case 'nothing-changed': return form(visit, { ...shown, errors: [], remark: { says: 'nothing-changed' } }, 409)
    case 'already-waiting': return form(visit, { ...shown, errors: [], remark: { says: 'already-waiting', id: sent.refusal.facts!.id } }, 409)
  }
}

// ---- a second pair of eyes ----------------------------------------------------------------------------------------

async function proposalOf(house: House, { params }: Visit): Promise<Proposal> {
  const proposal = isUuid(params['id']) ? await proposalById(house.db, params['id']) : undefined
  if (!proposal) throw new NotFound('There is no such proposal.')
  return proposal
}

async function show(house: House, { holdersAt }: Needs, visit: Visit, proposal: Proposal, more: Partial<Pick<ShownProposal, 'reason' | 'errors' | 'remark' | 'problems'>> = {}, status = 200): Promise<Answer> {
  const provider = proposal.providerId ? await providerCard(house, house.db, proposal.providerId) : undefined
  const from = laterDay(proposal, visit.today)
  const facts = proposedFacts(proposal, provider)
  const own = proposal.proposedBy === visit.signed?.subjectId
  const must = provider !== undefined && placeChanges(provider, facts).length > 0
  // It reads every voucher there is: only where the number is shown.
  const holders = provider && proposal.state === 'waiting' && (must || !own) ? { count: await holdersAt(await promisersOf(house, house.db, provider.id), from), must } : undefined
  const plan = proposal.startsOn ? await plannedBy(house.db, proposal.id) : undefined
  const planned = plan && { ...plan, begun: plan.startsOn <= visit.today }
  return work(text.proposalTitle, proposalPage({ house, proposal, provider, holders, planned, from, before: provider ? typedOf(provider) : {}, after: typedOf(facts), own, reason: '', errors: [], csrf: visit.csrf(), ...more }), status)
}

const REASON_LENGTH = 500

async function pressProposal(house: House, needs: Needs, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const proposal = await proposalOf(house, visit)
  const reason = (visit.form['reden'] ?? '').trim()
  if (visit.form['besluit'] === 'neem-terug') return pressTakeBack(house, needs, visit, proposal, reason)
  const yes = visit.form['besluit'] === 'goed'
  const problem = yes ? undefined : !reason ? 'reason' : reason.length > REASON_LENGTH ? 'reasonLong' : undefined
  if (problem && proposal.state === 'waiting' && proposal.proposedBy !== who.staffId) return show(house, needs, visit, proposal, { reason, errors: [{ field: 'reden', message: text.errors[problem] }] }, 422)
  const decided = yes ? await approveProvider(house, who, proposal.id, needs.placesChanged, visit.form['laat-weten'] === 'ja') : await returnProvider(house, who, proposal.id, reason)
  if (decided.ok) return redirect('slug' in decided.value ? atProvider(decided.value.slug) : atProposal(proposal.id))
  const now = await proposalOf(house, visit)
  switch (decided.refusal.reason) {
    case 'own-proposal':    return show(house, needs, visit, now, {}, 403)
    case 'already-decided': return show(house, needs, visit, now, { reason, remark: 'already-decided' }, 409)
    case 'no-longer-fits':  return show(house, needs, visit, now, { reason, remark: 'no-longer-fits', problems: decided.refusal.facts ?? [] }, 409)
  }
}

async function pressTakeBack(house: House, needs: Needs, visit: Visit, proposal: Proposal, reason: string): Promise<Answer> {
  const problem = !reason ? 'reasonBack' : reason.length > REASON_LENGTH ? 'reasonLong' : undefined
  if (problem) return show(house, needs, visit, proposal, { reason, errors: [{ field: 'reden', message: text.errors[problem] }] }, 422)
  const done = await takeBackPlanned(house, colleague(visit), proposal.id, reason, needs.placesStay)
  if (done.ok) return redirect(atProposal(proposal.id))
  return show(house, needs, visit, await proposalOf(house, visit), { reason, remark: done.refusal.reason }, 409)
}
