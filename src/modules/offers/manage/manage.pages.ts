import { providerDirectory } from '#modules/providers/index.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { offerBySlug } from '../catalogue.ts'
import { isCategory } from '../domain/category.ts'
import { changesBetween } from '../domain/changes.ts'
import { notFor } from '../domain/who-fits.ts'
import type { OfferCard } from '../offer.ts'
import { comingAt } from '../coming-at.ts'
import { offerPage } from '../offer.views.ts'
import { budgetOf, currentVersion, stockOf } from '../offers.store.ts'
import { promisedOffer } from '../promised.ts'
import { moveOffer } from '../publish-offer.ts'
import { drawPicture, keepPicture } from '../pictures/keep-picture.ts'
import { pictureSize } from '../pictures/picture.store.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import { approveDraft, type OfferChanged, returnDraft } from './decide-draft.ts'
import * as store from './draft.store.ts'
import type { Draft, Filter, Staff } from './draft.store.ts'
import { draftPage, lookPage, lookPanel, type ShownDraft, stepPage, type ShownStep, type ShownWhole } from './draft.views.ts'
import { type StepName, stepNames, steps, type Typed, typedIn } from './fields.ts'
import { listPage, PER_PAGE } from './list.views.ts'
import { managedOffer } from './offer.views.ts'
import { previewOf, type ResidentKind, residentKinds, residentOf } from './preview.ts'
import { readTyped } from './read-typed.ts'
import { beginDraft, changeOffer, copyOffer, draftOf, dropDraft, problemsOf, saveDraft, sendDraft } from './write-draft.ts'
import { text } from './manage.text.ts'
import { whyNot } from './why-not.ts'
import { waitingFiles } from './file.store.ts'

/** How many have signed up for the draw of an offer, and for how many people; undefined without a draw. */
type SignUps = (offerId: string) => Promise<{ readonly signUps: number; readonly people: number } | undefined>

/** `offerChanged`: what the rooms to the right do when an offer promises something else. `signUpsOf`: what they know of its draw. */
export const manageOffersRoutes = (house: House, doors: { readonly offerChanged: OfferChanged; readonly signUpsOf: SignUps }): Route[] => [
  get ('/beheer/aanbod',                        'edit', (visit) => showList(house, visit)),
  post('/beheer/aanbod/nieuw',                  'edit', (visit) => begin(house, visit)),
  get ('/beheer/aanbod/concept/:id',            'edit', (visit) => showDraft(house, visit)),
  post('/beheer/aanbod/concept/:id',            'edit', (visit) => decide(house, visit, doors.offerChanged)),
  get ('/beheer/aanbod/concept/:id/bekijk',     'edit', (visit) => look(house, visit)),
  get ('/beheer/aanbod/concept/:id/:stap',      'edit', (visit) => showStep(house, visit, stepIn(visit))),
  post('/beheer/aanbod/concept/:id/:stap',      'edit', (visit) => saveStep(house, visit, stepIn(visit)), { files: { most: 1, bytes: FILE_BYTES, over: (visit, problem) => saveStep(house, visit, stepIn(visit), problem) } }),
  get ('/beheer/aanbod/aanbieding/:slug',       'edit', (visit) => showOffer(house, visit, doors.signUpsOf)),
  post('/beheer/aanbod/aanbieding/:slug',       'edit', (visit) => pressOffer(house, visit)),
]

const work = (title: string, body: Html, status = 200): Answer => page({ title, body, area: 'work', current: '/beheer/aanbod', error: status === 422 }, status)

const colleague = ({ signed }: Visit): Staff => {
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know answers for an offer.')
  return { staffId: signed.subjectId, staffName: signed.name, role: signed.roles.find((role) => role === 'editor' || role === 'administrator') }
}

// ---- the list -----------------------------------------------------------------------------------------------------

async function showList(house: House, visit: Visit): Promise<Answer> {
  const { q = '', stand, soort, pagina } = visit.query
  const filter: Filter = { q: q.trim().slice(0, 80), standing: store.standings.find((one) => one === stand), category: isCategory(soort) ? soort : undefined }
  const now = house.clock.now()
  const [drafts, files, { count }, directory] = await Promise.all([store.openDrafts(house.db), waitingFiles(house.db), store.countLines(house.db, now, filter), providerDirectory(house, house.db)])
  const asked = Number(pagina)
  const shown = Math.min(Number.isInteger(asked) && asked > 0 ? asked : 1, Math.max(1, Math.ceil(count / PER_PAGE)))
  const lines = await store.offerLines(house.db, now, filter, (shown - 1) * PER_PAGE, PER_PAGE)
  return work(text.title, listPage({ house, drafts, files, lines, count, filter, page: shown, directory, csrf: visit.csrf() }))
}

async function begin(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const id = await house.db.transaction((tx) => beginDraft(house, tx, who))
  return redirect(`/beheer/aanbod/concept/${id}/${stepNames[0]}`)
}

// ---- writing ------------------------------------------------------------------------------------------------------

const stepIn = ({ params }: Visit): StepName => { const step = stepNames.find((name) => name === params['stap']); if (!step) throw new NotFound('There is no such step.'); return step }
const idOf = ({ params }: Visit): string => { const id = params['id']; if (!isUuid(id)) throw new NotFound('There is no such draft.'); return id }

async function shown(house: House, visit: Visit, draft: Draft): Promise<ShownDraft> {
  const directory = await providerDirectory(house, house.db)
  const { input } = readTyped(draft.typed, directory, house.clock.today())
  return { house, draft, directory, problems: await problemsOf(house, draft), preview: previewOf(input, directory, house.clock.now(), input.picture && await pictureSize(house.db, input.picture.hash)), csrf: visit.csrf() }
}

async function step(house: House, visit: Visit, draft: Draft, name: StepName, more: Partial<ShownStep> = {}, status = 200): Promise<Answer> {
  return work(text.steps[name], stepPage({ ...await shown(house, visit, draft), step: name, ...more }), status)
}

const showStep = async (house: House, visit: Visit, name: StepName): Promise<Answer> =>
  step(house, visit, await draftOf(house, idOf(visit)), name, { saved: visit.query['bewaard'] === 'ja' })

/** What is typed is kept, right or wrong. Wrong: the form again, with what to do about it. */
async function saveStep(house: House, visit: Visit, name: StepName, tooLarge?: string): Promise<Answer> {
  const who = colleague(visit)
  const id = idOf(visit)
  const sent = name === 'beeld' ? await pictureSent(house, visit, who) : {}
  const fileError = tooLarge ?? sent.error
  const typed = { ...typedIn(steps[name], visit.form), ...sent.typed }
  const saved = await saveDraft(house, who, id, Number(visit.form['versie']), typed)
  if (!saved.ok) {
    if (saved.refusal.reason === 'not-open') return redirect(`/beheer/aanbod/concept/${id}`)
    const { draft } = saved.refusal.facts!
    return step(house, visit, { ...draft, typed: { ...draft.typed, ...typed } }, name, { meanwhile: draft.changedByName }, 409)
  }
  const wrong = (await problemsOf(house, saved.value)).some(({ field, missing }) => !missing && (steps[name] as readonly string[]).includes(field))
  if (wrong || fileError) return step(house, visit, saved.value, name, { wrongAgain: true, ...(fileError && { fileError }) }, 422)
  if (visit.form['daarna'] !== 'verder') return redirect(`/beheer/aanbod/concept/${id}/${name}?bewaard=ja`)
  const next = stepNames[stepNames.indexOf(name) + 1]
  return redirect(`/beheer/aanbod/concept/${id}${next ? `/${next}` : ''}`)
}

/** A picture that was chosen is drawn anew and kept at once: what is typed beside it may still be wrong. */
async function pictureSent(house: House, visit: Visit, who: Staff): Promise<{ readonly typed?: Typed; readonly error?: string }> {
  const [photo] = visit.files
  if (!photo?.bytes.length) {
    if (visit.form['beeld-weg'] === 'ja') return { typed: { 'beeld': '', 'beeld-tekst': '' } }
    // Only a picture that is ours, whatever a form says.
    return { typed: { beeld: await pictureSize(house.db, visit.form['beeld'] ?? '') ? visit.form['beeld']! : '' } }
  }
  const drawn = await drawPicture(house, photo.bytes)
  if (!drawn.ok) return { error: text.pictures[drawn.refusal.reason] }
  await house.db.transaction((tx) => keepPicture(house, tx, drawn.value, who.staffId))
  return { typed: { beeld: drawn.value.hash } }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

const showDraft = async (house: House, visit: Visit): Promise<Answer> => whole(house, visit, await draftOf(house, idOf(visit)))

async function whole(house: House, visit: Visit, draft: Draft, more: Partial<Pick<ShownWhole, 'errors' | 'reason' | 'remark'>> = {}, status = 200): Promise<Answer> {
  const facts = await shown(house, visit, draft)
  const was = draft.offerId ? await currentVersion(house.db, draft.offerId) : undefined
  const changes = was && draft.state === 'waiting' ? changesBetween(promisedOffer(was, facts.directory), facts.preview) : []
  const title = draft.typed['titel'] || text.untitled
  return work(title, draftPage({ ...facts, own: draft.changedBy === visit.signed?.subjectId, changes, errors: [], reason: '', ...more }), status)
}

async function decide(house: House, visit: Visit, offerChanged: OfferChanged): Promise<Answer> {
  const who = colleague(visit)
  const id = idOf(visit)
  const revision = Number(visit.form['versie'])
  switch (visit.form['doen']) {
    case 'sturen': {
      const sent = await sendDraft(house, who, id, revision)
      return sent.ok ? redirect(`/beheer/aanbod/concept/${id}`) : notDone(house, visit, sent.refusal)
    }
    case 'publiceren': {
      const published = await approveDraft(house, who, id, revision, offerChanged)
      return published.ok ? redirect(`/beheer/aanbod/aanbieding/${published.value.slug}?bericht=${published.value.told}`) : notDone(house, visit, published.refusal)
    }
    case 'terug': {
      const reason = (visit.form['reden'] ?? '').trim()
      const message = !reason ? text.errors.reason : reason.length > 500 ? text.errors.reasonLong : undefined
      if (message) return whole(house, visit, await draftOf(house, id), { reason, errors: [{ field: 'reden', message }] }, 422)
      const returned = await returnDraft(house, who, id, revision, reason)
      return returned.ok ? redirect('/beheer/aanbod') : notDone(house, visit, returned.refusal, reason)
    }
    case 'weggooien': {
      await dropDraft(house, who, id)
      return redirect('/beheer/aanbod')
    }
    default: return redirect(`/beheer/aanbod/concept/${id}`)
  }
}

/** Why it did not go, with the draft as it is now. */
async function notDone(house: House, visit: Visit, refusal: { readonly reason: string; readonly facts?: unknown }, reason = ''): Promise<Answer> {
  const draft = await draftOf(house, idOf(visit))
  const remark = whyNot(house, refusal.reason, refusal.facts)
  const errors: readonly FieldError[] = []
  return whole(house, visit, draft, { reason, remark, errors }, refusal.reason === 'own-draft' ? 403 : 409)
}

// ---- as a resident sees it ----------------------------------------------------------------------------------------

async function look(house: House, visit: Visit): Promise<Answer> {
  const draft = await draftOf(house, idOf(visit))
  const kind: ResidentKind = residentKinds.find((one) => one === visit.query['als']) ?? 'alleen'
  const postcode = (visit.query['postcode'] ?? '').trim().slice(0, 7)
  const { preview } = await shown(house, visit, draft)
  const today = house.clock.today()
  const [, from = today] = [today, preview.usableFrom].sort()
  const reason = notFor(preview.audience, residentOf(kind, postcode, today), from, preview.usableUntil)
  const seen = offerPage(preview, lookPanel(kind, reason), (part, values) => sentence(house, `pages/aanbod#${part}`, values), house.clock.now(), { preview: true, coming: comingAt(house, preview) })
  return work(text.lookTitle, lookPage(draft, kind, postcode, seen))
}

// ---- an offer that is there ---------------------------------------------------------------------------------------

async function published(house: House, { params }: Visit): Promise<OfferCard> {
  const offer = await offerBySlug(house, params['slug'] ?? '')
  if (!offer) throw new NotFound('There is no such offer.')
  return offer
}

async function showOffer(house: House, visit: Visit, signUpsOf: SignUps): Promise<Answer> {
  const offer = await published(house, visit)
  const [line] = await store.offerLines(house.db, house.clock.now(), { q: offer.slug, standing: undefined, category: undefined }, 0, 1)
  if (!line) throw new NotFound('There is no such offer.')
  const [stock, budget, draft, versions, signUps] = await Promise.all([stockOf(house.db, offer.offerId), budgetOf(house.db, offer.offerId), store.draftOfOffer(house.db, offer.offerId), store.pastVersions(house.db, offer.offerId), signUpsOf(offer.offerId)])
  const told = /^\d{1,7}$/.test(visit.query['bericht'] ?? '') ? Number(visit.query['bericht']) : undefined
  return work(offer.title, managedOffer({ house, offer, standing: line.standing, stock, budget, draft, versions, signUps, csrf: visit.csrf(), told }))
}

async function pressOffer(house: House, visit: Visit): Promise<Answer> {
  const who = colleague(visit)
  const offer = await published(house, visit)
  const here = `/beheer/aanbod/aanbieding/${offer.slug}`
  const move = async (to: 'paused' | 'published'): Promise<Answer> => {
    await house.db.transaction((tx) => moveOffer(house, tx, offer.slug, to, { door: 'staff', id: who.staffId, role: who.role }))
    return redirect(here)
  }
  switch (visit.form['doen']) {
    case 'wijzigen':  return offer.state === 'ended' ? redirect(here) : redirect(`/beheer/aanbod/concept/${await changeOffer(house, who, offer)}`)
    case 'kopieren':  return redirect(`/beheer/aanbod/concept/${await copyOffer(house, who, offer)}`)
    case 'pauzeren':  return move('paused')
    case 'hervatten': return move('published')
    default:          return redirect(here)
  }
}
