import { isUuid } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { readNormFile } from '../domain/norm-file.ts'
import { neighbours, nextIndexation, type Problem, typedDay } from '../domain/norm-proposal.ts'
import { indexationMissed } from '../domain/norms.ts'
import { colleague, readVerdict } from '../four-eyes/read-verdict.ts'
import { rulesOn } from '../rules-in-force.ts'
import { approveNorms, returnNorms } from './decide-norms.ts'
import { enterPage, importPage, previewPage } from './enter.views.ts'
import { enteredTables, openProposals, proposalById } from './norms.store.ts'
import { allowanceInFile, basisInFile, fileProblemText, problemInFile, problemText, text } from './norms.text.ts'
import { overviewPage } from './overview.views.ts'
import { readFileText } from './read-file-text.ts'
import { asTable, type EnteredTable, type Proposal } from './proposal.ts'
import { proposalPage, type ShownProposal } from './proposal.views.ts'
import { draftNorms, proposeNorms, sharesOf } from './propose.ts'
import { emptyForm, type NormForm, readNormForm, tickName, typedOf } from './typed-norms.ts'

export const normsRoutes = (house: House): Route[] => [
  get ('/beheer/normen',               'manage-norms', () => showNorms(house)),
  get ('/beheer/normen/nieuw',         'manage-norms', (visit) => showEnter(house, visit)),
  post('/beheer/normen/nieuw',         'manage-norms', (visit) => pressEnter(house, visit)),
  get ('/beheer/normen/inlezen',       'manage-norms', (visit) => showImport(house, visit, '', [])),
  post('/beheer/normen/inlezen',       'manage-norms', (visit) => pressImport(house, visit), {
    files: { most: 1, bytes: 256 * 1024, over: (visit, problem) => showImport(house, visit, visit.form.bestand ?? '', [problem]) } }),
  get ('/beheer/normen/voorstel/:id',  'manage-norms', (visit) => showProposal(house, visit)),
  post('/beheer/normen/voorstel/:id',  'manage-norms', (visit) => pressProposal(house, visit)),
]

const work = (title: string, body: ReturnType<typeof enterPage>, status = 200): Answer =>
  page({ title, body, area: 'work', current: '/beheer/normen', error: status === 422 }, status)

/** Of each day its newest version, the earliest day last. */
const latest = (tables: readonly EnteredTable[]): EnteredTable[] => tables.filter((table, index) => tables[index - 1]?.effectiveFrom !== table.effectiveFrom)

async function showNorms(house: House): Promise<Answer> {
  const today = house.clock.today()
  const [tables, open] = await Promise.all([enteredTables(house.db), openProposals(house.db)])
  const withPolicy = async (table: EnteredTable, on: LocalDate) => ({ table, policy: (await rulesOn(house, on)).policy })
  const coming = latest(tables).filter(({ effectiveFrom }) => effectiveFrom > today)
  const now = latest(tables).find(({ effectiveFrom }) => effectiveFrom <= today)
  return work(text.title, overviewPage({
    house, open, missed: indexationMissed(tables, today),
    coming: await Promise.all(coming.map((table) => withPolicy(table, table.effectiveFrom))),
    inForce: now && await withPolicy(now, today),
    earlier: tables.filter((table) => table !== now && !coming.includes(table)),
  }))
}

// ---- entering -----------------------------------------------------------------------------------------------------

type Entered = { readonly form: NormForm; readonly errors?: readonly FieldError[]; readonly waiting?: { readonly id: string; readonly day: LocalDate }; readonly status?: number }

async function enter(house: House, visit: Visit, { form, errors = [], waiting, status = errors.length ? 422 : 200 }: Entered): Promise<Answer> {
  const newest = (await enteredTables(house.db))[0]
  return work(text.newTitle, enterPage({ house, form, errors, newest, waiting, csrf: visit.csrf() }), status)
}

/** Empty, or with what came back (`uit`). */
async function showEnter(house: House, visit: Visit): Promise<Answer> {
  const from = visit.query['uit']
  const returned = isUuid(from) ? await proposalById(house.db, from) : undefined
  if (returned?.state === 'returned') return enter(house, visit, { form: { ...typedOf(returned), confirmed: [], corrects: returned.id } })
  const next = nextIndexation(await enteredTables(house.db))
  return enter(house, visit, { form: emptyForm(next ? typedDay(next) : '') })
}

const asErrors = (problems: readonly Problem[]): FieldError[] => problems.map((problem) => ({ field: problem.field, message: problemText(problem) }))

/** Look, change again, or send. Everything that was typed stays, whatever comes back. */
async function pressEnter(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const form = readNormForm(visit.form)
  const step = visit.form.stap
  if (step === 'wijzig') return enter(house, visit, { form })
  if (step !== 'stuur') return preview(house, visit, form)
  const sent = await proposeNorms(house, who, { typed: form, confirmed: form.confirmed, corrects: form.corrects })
  if (sent.ok) return redirect(`/beheer/normen/voorstel/${sent.value.id}`)
  const { refusal } = sent
  if (refusal.reason === 'not-confirmed') return preview(house, visit, form, refusal.facts ?? [])
  if (refusal.reason === 'norms-wrong') return enter(house, visit, { form, errors: asErrors(refusal.facts ?? []) })
  const waits = refusal.facts && await proposalById(house.db, refusal.facts.id)
  return enter(house, visit, { form, ...(waits ? { waiting: { id: waits.id, day: waits.effectiveFrom } } : {}), status: 409 })
}

async function preview(house: House, visit: Visit, form: NormForm, open: readonly ReturnType<typeof readNormForm>['confirmed'][number][] = []): Promise<Answer> {
  const draft = await draftNorms(house, form)
  if (!draft.ok) return enter(house, visit, { form, errors: asErrors(draft.refusal.facts ?? []) })
  const { policy } = await rulesOn(house, draft.value.table.effectiveFrom)
  const errors = open.map((key) => ({ field: tickName(key), message: text.confirmError(text.keys[key]) }))
  return work(text.previewTitle, previewPage({ house, form, errors, ...draft.value, policy, csrf: visit.csrf() }), errors.length ? 422 : 200)
}

// ---- a file -------------------------------------------------------------------------------------------------------

async function showImport(house: House, visit: Visit, contents: string, messages: readonly string[]): Promise<Answer> {
  const newest = (await enteredTables(house.db))[0]
  return work(text.importTitle, importPage({ house, contents, errors: messages.map((message) => ({ field: 'bestand', message })), newest, csrf: visit.csrf() }), messages.length ? 422 : 200)
}

/** What the file holds goes the way of what is typed: the same checks, the same look before it is sent. */
async function pressImport(house: House, visit: Visit): Promise<Answer> {
  const [upload] = visit.files
  const sent = upload && readFileText(upload.bytes)
  if (upload && sent === undefined) return showImport(house, visit, visit.form.bestand ?? '', [text.noText(upload.name)])
  // A form gives lines back with \r\n, whatever they were.
  const contents = sent ?? visit.form.bestand ?? ''
  const file = readNormFile(contents)
  if (!file.ok) return showImport(house, visit, contents, (file.refusal.facts ?? []).map(fileProblemText))
  const { typed, lineOf, basis, holidayAllowancePermille } = file.value
  const own = sharesOf(await enteredTables(house.db))
  const draft = await draftNorms(house, typed)
  const messages = [
    ...(basis !== undefined && basis !== own.basis ? [basisInFile(own.basis)] : []),
    ...(holidayAllowancePermille !== undefined && holidayAllowancePermille !== own.holidayAllowancePermille ? [allowanceInFile(own.holidayAllowancePermille)] : []),
    ...(draft.ok ? [] : (draft.refusal.facts ?? []).map((problem) => problemInFile(problem, lineOf(problem.field)))),
  ]
  return messages.length ? showImport(house, visit, contents, messages) : preview(house, visit, { ...emptyForm(typed.effectiveFrom), ...typed })
}

// ---- a proposal ---------------------------------------------------------------------------------------------------

async function proposalOf(house: House, { params }: Visit): Promise<Proposal> {
  const proposal = isUuid(params['id']) ? await proposalById(house.db, params['id']) : undefined
  if (!proposal) throw new NotFound('There is no such proposal.')
  return proposal
}

const showProposal = async (house: House, visit: Visit): Promise<Answer> => show(house, visit, await proposalOf(house, visit))

async function show(house: House, visit: Visit, proposal: Proposal, more: Partial<Pick<ShownProposal, 'reason' | 'errors' | 'remark'>> = {}, status = 200): Promise<Answer> {
  const tables = (await enteredTables(house.db)).filter((table) => !(table.effectiveFrom === proposal.effectiveFrom && table.version >= (proposal.normVersion ?? Number.POSITIVE_INFINITY)))
  const { policy } = await rulesOn(house, proposal.effectiveFrom)
  return work(text.proposalTitle, proposalPage({
    house, proposal, table: asTable(proposal), around: neighbours(tables, proposal.effectiveFrom), policy,
    own: proposal.proposedBy === visit.signed?.subjectId, reason: '', errors: [], csrf: visit.csrf(), ...more }), status)
}

async function pressProposal(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const proposal = await proposalOf(house, visit)
  const { approves, reason, problem } = readVerdict(visit)
  if (problem && proposal.state === 'waiting' && proposal.proposedBy !== who.staffId) return show(house, visit, proposal, { reason, errors: [{ field: 'reden', message: text.errors[problem] }] }, 422)
  const decided = approves ? await approveNorms(house, who, proposal.id) : await returnNorms(house, who, proposal.id, reason)
  if (decided.ok) return redirect(`/beheer/normen/voorstel/${proposal.id}`)
  const now = await proposalOf(house, visit)
  if (decided.refusal.reason === 'own-proposal') return show(house, visit, now, {}, 403)
  return show(house, visit, now, { reason, remark: decided.refusal.reason === 'already-decided' ? 'too-late' : 'no-longer-fits' }, 409)
}
