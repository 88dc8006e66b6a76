import { providerDirectory } from '#modules/providers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { currentVersions } from '../offers.store.ts'
import { promisedOffer } from '../promised.ts'
import { decideFile, type Seen } from './check-file.ts'
import { fileAddress, filePage } from './check-file.views.ts'
import type { OfferChanged } from './decide-draft.ts'
import { draftsOfFile, fileById, type OfferFile } from './file.store.ts'
import { text } from './manage.text.ts'
import { whyNot } from './why-not.ts'

/** A form holds three hundred fields: a tick that would fall off the end must never be read as a yes. */
const MOST_BACK = 200
const REASON_LENGTH = 500

export const checkFileRoutes = (house: House, doors: { readonly offerChanged: OfferChanged }): Route[] => [
  get ('/beheer/aanbod/bestand/:id', 'edit', async (visit) => show(house, visit, await fileOf(house, visit))),
  post('/beheer/aanbod/bestand/:id', 'edit', (visit) => press(house, visit, doors.offerChanged), { patient: true }),
]

async function fileOf(house: House, { params }: Visit): Promise<OfferFile> {
  const file = isUuid(params['id']) ? await fileById(house.db, params['id']) : undefined
  if (!file) throw new NotFound('There is no such file.')
  return file
}

type More = { readonly back?: ReadonlySet<string>; readonly reason?: string; readonly errors?: readonly FieldError[]; readonly done?: string; readonly notDone?: readonly { readonly title: string; readonly why: string }[] }

async function show(house: House, visit: Visit, file: OfferFile, { back = new Set(), reason = '', errors = [], notDone = [], done = doneBefore(visit) }: More = {}, status = 200): Promise<Answer> {
  const [drafts, directory] = [await draftsOfFile(house.db, file.id), await providerDirectory(house, house.db)]
  const now = await currentVersions(house.db, drafts.flatMap(({ offerId }) => offerId ?? []))
  const before = new Map(now.map((row) => [row.offer_id, promisedOffer(row, directory)]))
  return page({ title: text.file.checkTitle, area: 'work', current: '/beheer/aanbod', error: status === 422,
    body: filePage({ house, file, drafts, before, directory, me: visit.signed?.subjectId, back, reason, errors, done, notDone, csrf: visit.csrf() }) }, status)
}

const count = (typed: string | undefined): number => (/^\d{1,4}$/.test(typed ?? '') ? Number(typed) : 0)
const doneBefore = ({ query }: Visit): string | undefined => (query['gepubliceerd'] || query['terug'] ? text.file.decided(count(query['gepubliceerd']), count(query['terug'])) : undefined)

async function press(house: House, visit: Visit, offerChanged: OfferChanged): Promise<Answer> {
  const { signed } = visit
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know answers for an offer.')
  const file = await fileOf(house, visit)
  const back = new Set(visit.many('terug').filter(isUuid))
  const reason = (visit.form['reden'] ?? '').trim()
  const message = back.size > MOST_BACK ? text.file.tooManyBack(MOST_BACK) : back.size && !reason ? text.file.reasonNeeded : reason.length > REASON_LENGTH ? text.errors.reasonLong : undefined
  if (message) return show(house, visit, file, { back, reason, errors: [{ field: 'reden', message }] }, 422)
  const who = { staffId: signed.subjectId, staffName: signed.name, role: signed.roles.find((role) => role === 'editor' || role === 'administrator') }
  const { published, returned, notDone } = await decideFile(house, who, file.id, { seen: seenIn(visit.form['gezien']), back, reason }, offerChanged)
  if (!notDone.length) return redirect(`${fileAddress(file.id)}?gepubliceerd=${published}&terug=${returned}`)
  return show(house, visit, file, {
    ...(published + returned > 0 && { done: text.file.decided(published, returned) }),
    notDone: notDone.map(({ draft, reason, facts }) => ({ title: draft.typed['titel'] || text.untitled, why: whyNot(house, reason, facts) })),
  }, 409)
}

const seenIn = (typed = ''): Seen[] => typed.split(' ').flatMap((one) => {
  const [id, revision] = one.split(':')
  return isUuid(id) && /^\d{1,9}$/.test(revision ?? '') ? [{ id, revision: Number(revision) }] : []
})
