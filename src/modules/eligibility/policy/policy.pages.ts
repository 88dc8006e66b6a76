import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { typedDay } from '../domain/norm-proposal.ts'
import { normsInForce } from '../domain/norms.ts'
import { policyInForce } from '../domain/policy.ts'
import { besides, type PolicyProblem, typedPolicy } from '../domain/policy-proposal.ts'
import { colleague, readVerdict } from '../four-eyes/read-verdict.ts'
import { approvePolicy, returnPolicy } from './decide-policy.ts'
import { enterPage, previewPage } from './enter.views.ts'
import { overviewPage, PATH } from './overview.views.ts'
import { enteredPolicies, openProposals, proposalById } from './policy.store.ts'
import { inForm, problemText, text } from './policy.text.ts'
import type { PolicyProposal } from './proposal.ts'
import { proposalPage, type ShownPolicyProposal } from './proposal.views.ts'
import { aroundOf, draftPolicy, proposePolicy } from './propose-policy.ts'
import { type PolicyForm, readPolicyForm } from './typed-policy.ts'

export const policyRoutes = (house: House): Route[] => [
  get ('/beheer/regels',              'manage-policy', () => showPolicies(house)),
  get ('/beheer/regels/nieuw',        'manage-policy', (visit) => showEnter(house, visit)),
  post('/beheer/regels/nieuw',        'manage-policy', (visit) => pressEnter(house, visit)),
  get ('/beheer/regels/voorstel/:id', 'manage-policy', (visit) => showProposal(house, visit)),
  post('/beheer/regels/voorstel/:id', 'manage-policy', (visit) => pressProposal(house, visit)),
]

const work = (title: string, body: ReturnType<typeof enterPage>, status = 200): Answer =>
  page({ title, body, area: 'work', current: PATH, error: status === 422 }, status)

async function showPolicies(house: House): Promise<Answer> {
  const today = house.clock.today()
  const [versions, open] = await Promise.all([enteredPolicies(house.db), openProposals(house.db)])
  const now = policyInForce(versions, today)
  const coming = versions.filter(({ effectiveFrom }) => effectiveFrom > today).toReversed()
  return work(text.title, overviewPage({
    house, open, coming,
    inForce: versions.find(({ version }) => version === now?.version),
    earlier: versions.filter((one) => one.version !== now?.version && !coming.includes(one)),
  }))
}

// ---- proposing ----------------------------------------------------------------------------------------------------

const enter = (house: House, visit: Visit, form: PolicyForm, more: { readonly errors?: readonly FieldError[]; readonly waiting?: PolicyProposal | undefined; readonly status?: number } = {}): Answer =>
  work(text.newTitle, enterPage({
    house, form, errors: more.errors ?? [], waiting: more.waiting && { id: more.waiting.id, day: more.waiting.effectiveFrom }, csrf: visit.csrf(),
  }), more.status ?? (more.errors?.length ? 422 : 200))

/** The rules of today to begin with, or what came back (`uit`). */
async function showEnter(house: House, visit: Visit): Promise<Answer> {
  const from = visit.query['uit']
  const returned = isUuid(from) ? await proposalById(house.db, from) : undefined
  if (returned?.state === 'returned') return enter(house, visit, { ...typedPolicy({ ...returned, effectiveFrom: typedDay(returned.effectiveFrom) }), corrects: returned.id })
  const now = policyInForce(await enteredPolicies(house.db), house.clock.today())
  if (!now) throw new NotFound('There are no rules to begin with.')
  return enter(house, visit, { ...typedPolicy({ effectiveFrom: '', ground: '', policy: now.policy }), corrects: '' })
}

const asErrors = (problems: readonly PolicyProblem[]): FieldError[] => problems.map((problem) => ({ field: inForm(problem.field), message: problemText(problem) }))

/** Look, change again, or send. Everything that was typed stays, whatever comes back. */
async function pressEnter(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const form = readPolicyForm(visit)
  if (visit.form.stap === 'wijzig') return enter(house, visit, form)
  if (visit.form.stap !== 'stuur') {
    const draft = await draftPolicy(house, form)
    return draft.ok ? work(text.previewTitle, previewPage({ house, form, beside: draft.value, csrf: visit.csrf() })) : enter(house, visit, form, { errors: asErrors(draft.refusal.facts ?? []) })
  }
  const sent = await proposePolicy(house, who, { typed: form, corrects: form.corrects })
  if (sent.ok) return redirect(`${PATH}/voorstel/${sent.value.id}`)
  const { refusal } = sent
  if (refusal.reason === 'policy-wrong') return enter(house, visit, form, { errors: asErrors(refusal.facts ?? []) })
  return enter(house, visit, form, { waiting: refusal.facts && await proposalById(house.db, refusal.facts.id), status: 409 })
}

// ---- a proposal ---------------------------------------------------------------------------------------------------

async function proposalOf(house: House, { params }: Visit): Promise<PolicyProposal> {
  const proposal = isUuid(params['id']) ? await proposalById(house.db, params['id']) : undefined
  if (!proposal) throw new NotFound('There is no such proposal.')
  return proposal
}

const showProposal = async (house: House, visit: Visit): Promise<Answer> => show(house, visit, await proposalOf(house, visit))

async function show(house: House, visit: Visit, proposal: PolicyProposal, more: Partial<Pick<ShownPolicyProposal, 'reason' | 'errors' | 'remark'>> = {}, status = 200): Promise<Answer> {
  const { versions, tables } = await aroundOf(house)
  return work(text.proposalTitle, proposalPage({
    house, proposal, own: proposal.proposedBy === visit.signed?.subjectId, reason: '', errors: [], csrf: visit.csrf(),
    beside: { new: proposal, ...besides(versions, proposal.effectiveFrom, proposal.policyVersion), norms: normsInForce(tables, proposal.effectiveFrom) }, ...more }), status)
}

const REMARKS = { 'already-decided': 'too-late', 'no-longer-fits': 'no-longer-fits', 'other-rules-beside': 'other-rules-beside' } as const

async function pressProposal(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const proposal = await proposalOf(house, visit)
  const { approves, reason, problem } = readVerdict(visit)
  if (problem && proposal.state === 'waiting' && proposal.proposedBy !== who.staffId) return show(house, visit, proposal, { reason, errors: [{ field: 'reden', message: text.errors[problem] }] }, 422)
  const beside = visit.form['naast'] ? Number(visit.form['naast']) : undefined
  const decided = approves ? await approvePolicy(house, who, proposal.id, beside) : await returnPolicy(house, who, proposal.id, reason)
  if (decided.ok) return redirect(`${PATH}/voorstel/${proposal.id}`)
  const now = await proposalOf(house, visit)
  if (decided.refusal.reason === 'own-proposal') return show(house, visit, now, {}, 403)
  return show(house, visit, now, { reason, remark: REMARKS[decided.refusal.reason] }, 409)
}
