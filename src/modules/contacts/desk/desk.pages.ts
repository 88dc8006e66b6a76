import { may } from '#modules/identity/index.ts'
import { openVouchersPdf } from '#modules/vouchers/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { formatDate, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { pageHead, paragraph } from '#web/components/page.ts'
import { pagination } from '#web/components/pagination.ts'
import { table } from '#web/components/table.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { readDeskKey } from '../domain/desk-key.ts'
import { holdsBsn } from '../domain/holds-bsn.ts'
import { briefingsAtDesk } from '../briefings/briefings.pages.ts'
import type { Staff } from '../matter.ts'
import { staffOf } from '../staff-form.ts'
import { actsFor, type DeskGiven } from './acts.ts'
import { doneOf, text as acted } from './acts.text.ts'
import { pressApplyFor, showApplyFor } from './apply-for.pages.ts'
import { pressCancelFor, showCancelFor } from './cancel-for.ts'
import { callBacks, type CheckedHow, countAnonymous, countCallBacks, type DeskVisit, documents, type Purpose, purposes, visitById } from './desk.store.ts'
import { callBack, checkPerson, closeVisit, sendAgain } from './desk-steps.ts'
import { purposeNames, text } from './desk.text.ts'
import { DESK_PATH, personPage, type SearchForm, searchPage, VISIT_PATH } from './desk.views.ts'
import { isOwn, openVisit, peopleNamed, personByKey } from './find-person.ts'
import { pressDrawFor, pressLeaveFor, showDrawFor } from './draw-for.ts'
import { explainSignIn } from './explain-sign-in.ts'
import { NEWCOMER_PATH, newcomerCard, personOfBsn } from './newcomer.ts'
import { openPerson, ownVisit } from './open-person.ts'
import { pressOrder, showOrder } from './order-for.ts'
import { formByPostRoutes } from './form-by-post.pages.ts'
import { papersFiles, pressPapersFor, showPapersFor } from './papers-for.ts'
import { pressPassFor, showPassFor } from './pass-for.ts'
import { pressLanguageFor, pressReachFor, showReachFor } from './reach-for.ts'

const EMPTY: SearchForm = { key: '', born: '', purpose: '', way: '' }
const CALL_BACK_PATH = `${DESK_PATH}/terugbellen`
const CALL_BACKS_PER_PAGE = 25

export const deskRoutes = (house: House, given: DeskGiven): Route[] => [
  get (DESK_PATH,                      'help',      (visit) => showDesk(house, visit)),
  post(DESK_PATH,                      'help',      (visit) => pressSearch(house, visit),     { perMinute: 30 }),
  post(`${DESK_PATH}/zonder-naam`,     'help',      (visit) => pressAnonymous(house, visit),  { perMinute: 30 }),
  get (CALL_BACK_PATH,                 'help',      (visit) => showCallBacks(house, visit)),
  post(CALL_BACK_PATH,                 'help',      (visit) => pressCallBack(house, visit)),
  post(VISIT_PATH,                     'help',      (visit) => pressChoose(house, visit),     { perMinute: 30 }),
  get (`${VISIT_PATH}/:id`,            'help',      (visit) => showPerson(house, visit)),
  post(`${VISIT_PATH}/:id/check`,      'help',      (visit) => pressCheck(house, visit)),
  post(`${VISIT_PATH}/:id/opnieuw`,    'help',      (visit) => pressAgain(house, visit)),
  post(`${VISIT_PATH}/:id/sluit`,      'help',      (visit) => pressClose(house, visit)),
  post(NEWCOMER_PATH,                  'apply-for', (visit) => pressNewcomer(house, visit),   { perMinute: 10 }),
  get (`${VISIT_PATH}/:id/aanvraag`,   'apply-for', (visit) => showApplyFor(house, visit),    { perMinute: 30 }),
  post(`${VISIT_PATH}/:id/aanvraag`,   'apply-for', (visit) => pressApplyFor(house, given, visit), { perMinute: 20 }),
  get (`${VISIT_PATH}/:id/bereik`,     'reach-for', (visit) => showReachFor(house, visit)),
  post(`${VISIT_PATH}/:id/bereik`,     'reach-for', (visit) => pressReachFor(house, given, visit), { perMinute: 20 }),
  post(`${VISIT_PATH}/:id/taal`,       'reach-for', (visit) => pressLanguageFor(house, visit),   { perMinute: 20 }),
  get (`${VISIT_PATH}/:id/papieren`,   'take-papers', (visit) => showPapersFor(house, visit)),
  post(`${VISIT_PATH}/:id/papieren`,   'take-papers', (visit) => pressPapersFor(house, visit), { perMinute: 30, files: papersFiles(house) }),
  get (`${VISIT_PATH}/:id/pas`,        'block-for', (visit) => showPassFor(house, visit)),
  post(`${VISIT_PATH}/:id/pas`,        'block-for', (visit) => pressPassFor(house, visit)),
  get (`${VISIT_PATH}/:id/bonnen.pdf`, 'print-for', (visit) => printVouchers(house, visit)),
  get (`${VISIT_PATH}/:id/bestel`,     'order-for', (visit) => showOrder(house, visit)),
  post(`${VISIT_PATH}/:id/bestel`,     'order-for', (visit) => pressOrder(house, visit)),
  get (`${VISIT_PATH}/:id/bon/:bon`,   'order-for', (visit) => showCancelFor(house, visit)),
  post(`${VISIT_PATH}/:id/bon/:bon`,   'order-for', (visit) => pressCancelFor(house, visit)),
  get (`${VISIT_PATH}/:id/loting/:loting`, 'order-for', (visit) => showDrawFor(house, visit)),
  post(`${VISIT_PATH}/:id/loting/:loting`, 'order-for', (visit) => pressDrawFor(house, visit)),
  post(`${VISIT_PATH}/:id/loting/:loting/stoppen`, 'order-for', (visit) => pressLeaveFor(house, visit)),
  ...formByPostRoutes(house),
]

/** The desk's own roles only: others may hold 'help' in no table. */
const deskStaff = (visit: Visit): Staff & { readonly role: 'kcc' | 'stip' } => {
  const who = staffOf(visit)
  const role = visit.signed?.roles.find((one) => one === 'kcc' || one === 'stip')
  if (role !== 'kcc' && role !== 'stip') throw new Forbidden('Only the desk.')
  return { ...who, role }
}

type Shown = { readonly form?: SearchForm; readonly errors?: readonly FieldError[]; readonly newcomer?: boolean; readonly found?: readonly ResidentCard[] }

async function showDesk(house: House, visit: Visit, { form, errors = [], newcomer = false, found }: Shown = {}): Promise<Answer> {
  const { role } = deskStaff(visit)
  const briefings = await briefingsAtDesk(house, visit)
  return page({
    title: text.title, area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: searchPage({ house, form: form ?? { ...EMPTY, way: role === 'kcc' ? 'phone' : 'desk' }, errors, found, briefings, counted: visit.query.geteld === 'ja', newcomer: newcomer && form && newcomerCard(form, visit.csrf()), csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

const isPurpose = (value: string): value is Purpose => (purposes as readonly string[]).includes(value)
const isWay = (value: string): value is 'phone' | 'desk' => value === 'phone' || value === 'desk'

/** A purpose before any data; an exact key leads to the person, a name to who is called so. */
async function pressSearch(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const form: SearchForm = { key: visit.form.zoek ?? '', born: visit.form.geboren ?? '', purpose: visit.form.doel ?? '', way: visit.form.hoe ?? '' }
  const { purpose, way } = form
  const key = readDeskKey(form.key, parseLocalDate(form.born))
  const errors: FieldError[] = [
    ...(isPurpose(purpose) ? [] : [{ field: 'doel', message: text.errors.purpose }]),
    ...(isWay(way) ? [] : [{ field: 'hoe', message: text.errors.way }]),
    ...(typeof key === 'string' ? [{ field: key === 'born-missing' ? 'geboren' : 'zoek', message: text.errors[key] }] : []),
  ]
  if (errors.length || typeof key === 'string' || !isPurpose(purpose) || !isWay(way)) return showDesk(house, visit, { form, errors })
  if (key.kind === 'name') {
    const found = await peopleNamed(house, who, key)
    return found.length ? showDesk(house, visit, { form, found }) : showDesk(house, visit, { form, errors: [{ field: 'zoek', message: text.errors.nobody }] })
  }
  if (key.kind === 'sign-in') {
    const story = await explainSignIn(house, who, key.value, { purpose, way })
    if (story) return redirect(story)
    // Six letters without a digit are nearly always a name.
    return showDesk(house, visit, { form, errors: [/\d/.test(key.value) ? { field: 'zoek', message: text.errors['sign-in'] } : { field: 'geboren', message: text.errors['born-missing'] }] })
  }
  const residentId = await personByKey(house, key)
  if (residentId === 'off') return showDesk(house, visit, { form, errors: [{ field: 'zoek', message: acted.errors.off }] })
  // Eight letters may be the number of a pass, and mostly are a name.
  if (!residentId && key.kind === 'pass' && !/\d/.test(key.value)) return showDesk(house, visit, { form, errors: [{ field: 'geboren', message: text.errors['born-missing'] }] })
  if (!residentId) return showDesk(house, visit, { form, errors: [{ field: 'zoek', message: text.errors.nobody }], newcomer: key.kind === 'bsn' && may(visit.signed, 'apply-for') })
  return begin(house, visit, { residentId, purpose, way }, form)
}

/** A conversation begins, unless it is about a colleague's own household. */
async function begin(house: House, visit: Visit, about: Pick<DeskVisit, 'residentId' | 'purpose' | 'way'>, form?: SearchForm): Promise<Answer> {
  const who = deskStaff(visit)
  if (await isOwn(house, who, about.residentId)) return showDesk(house, visit, { ...(form && { form }), errors: [{ field: 'zoek', message: text.errors['own-household'] }] })
  return redirect(`${VISIT_PATH}/${await openVisit(house, house.db, who, about)}`)
}

/** Somebody whom the shop does not know yet, by BSN: from here on a conversation like any other. */
async function pressNewcomer(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const form: SearchForm = { key: visit.form.zoek ?? '', born: '', purpose: visit.form.doel ?? '', way: visit.form.hoe ?? '' }
  const key = readDeskKey(form.key, undefined)
  if (typeof key === 'string' || key.kind !== 'bsn' || !isPurpose(form.purpose) || !isWay(form.way)) return showDesk(house, visit, { form, errors: [{ field: 'zoek', message: text.errors['wrong-bsn'] }] })
  const found = await personOfBsn(house, key.value, { staffId: who.staffId, purpose: text.lookPurpose(purposeNames[form.purpose]), page: NEWCOMER_PATH })
  if (typeof found === 'string') return showDesk(house, visit, { form, errors: [{ field: 'zoek', message: acted.errors[found] }] })
  return begin(house, visit, { ...found, purpose: form.purpose, way: form.way }, form)
}

/** One of those who were found by name: only with the purpose that was given there. */
async function pressChoose(house: House, visit: Visit): Promise<Answer> {
  const { wie, doel = '', hoe = '' } = visit.form
  if (!isUuid(wie) || !isPurpose(doel) || !isWay(hoe)) return showDesk(house, visit, { errors: [{ field: 'zoek', message: text.errors.empty }] })
  return begin(house, visit, { residentId: wie, purpose: doel, way: hoe })
}

async function pressAnonymous(house: House, visit: Visit): Promise<Answer> {
  const { role } = deskStaff(visit)
  const purpose = visit.form.doel ?? ''
  await countAnonymous(house.db, newId(house.clock.now()), visit.today, role, isPurpose(purpose) ? purpose : 'other')
  return redirect(`${DESK_PATH}?geteld=ja`)
}

type PersonShown = { readonly errors?: readonly FieldError[]; readonly note?: string; readonly callBack?: string }

async function showPerson(house: House, visit: Visit, { errors = [], note = '', callBack: day = '' }: PersonShown = {}): Promise<Answer> {
  const open = await openPerson(house, deskStaff(visit), visit.params.id)
  return page({
    title: `${text.title}: ${open.person.fullName}`, area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: personPage({ house, open, errors, note, callBack: day, done: doneOf(visit.query.gedaan), acts: actsFor(house, visit, open), mayPrint: may(visit.signed, 'print-for'), mayAnswer: may(visit.signed, 'answer-contacts'), csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

async function pressCheck(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const own = await ownVisit(house, who, visit.params.id)
  const how = visit.form.soort ?? ''
  const known = how === 'questions' || (documents as readonly string[]).includes(how)
  if (!own.checkedHow && (!known || !await checkPerson(house, who, own, how as CheckedHow))) return showPerson(house, visit, { errors: [{ field: 'soort', message: text.errors.check }] })
  return redirect(`${VISIT_PATH}/${own.id}`)
}

async function pressAgain(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const own = await ownVisit(house, who, visit.params.id)
  const { bericht } = visit.form
  if (!own.checkedHow || own.closedAt || !isUuid(bericht) || !await sendAgain(house, who, own, bericht)) throw new NotFound('There is no such message to send again.')
  return redirect(`${VISIT_PATH}/${own.id}?gedaan=bericht`)
}

async function pressClose(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const own = await ownVisit(house, who, visit.params.id)
  const note = (visit.form.notitie ?? '').trim()
  const typed = visit.form.terugbellen ?? ''
  const callBackOn = parseLocalDate(typed)
  const errors: FieldError[] = [
    ...(note.length > 2000 ? [{ field: 'notitie', message: text.errors.note }] : holdsBsn(note) ? [{ field: 'notitie', message: text.errors.bsn }] : []),
    ...(typed && (!callBackOn || callBackOn < visit.today) ? [{ field: 'terugbellen', message: text.errors.callBack }] : []),
  ]
  if (errors.length) return showPerson(house, visit, { errors, note: visit.form.notitie ?? '', callBack: typed })
  await closeVisit(house, who, own, { note, callBackOn })
  return redirect(DESK_PATH)
}

/** On paper for who has no telephone: at the desk only, after a look at a document. */
async function printVouchers(house: House, visit: Visit): Promise<Answer> {
  const { visit: own, known } = await openPerson(house, deskStaff(visit), visit.params.id)
  const body = known && await openVouchersPdf(house, house.db, own.residentId)
  if (!body) throw new NotFound('There are no vouchers to print.')
  return file({ type: 'application/pdf', body, name: text.printed })
}

async function showCallBacks(house: House, visit: Visit): Promise<Answer> {
  deskStaff(visit)
  const total = await countCallBacks(house.db)
  const pages = Math.max(1, Math.ceil(total / CALL_BACKS_PER_PAGE))
  const asked = Number(/^\d{1,4}$/.exec(visit.query.pagina ?? '')?.[0] ?? 1)
  const now = Math.min(Math.max(1, asked), pages)
  const waiting = await callBacks(house.db, CALL_BACKS_PER_PAGE, (now - 1) * CALL_BACKS_PER_PAGE)
  return page({
    title: text.callBacksTitle, area: 'work', current: DESK_PATH,
    body: html`${pageHead({ title: text.callBacksTitle, trail: [{ label: text.title, href: DESK_PATH }, { label: text.callBacksTitle }], ...(total > 0 && { lead: text.callBacksLead(total) }) })}${waiting.length
      ? card({ body: html`${table({
        caption: text.callBacksTitle, captionHidden: true, stacked: true, head: Object.values(text.callBacksHead),
        rows: waiting.map(({ id, callBackOn, purpose, staffName }) => [formatDate(callBackOn), purposeNames[purpose], staffName, html`<form action="${CALL_BACK_PATH}" method="post"><input type="hidden" name="gesprek" value="${id}">${button({ label: text.callNow, about: purposeNames[purpose], kind: 'secondary' })}${visit.csrf()}</form>`]),
      })}${pagination({ page: now, pages, href: (n) => `${CALL_BACK_PATH}?pagina=${n}` })}` })
      : paragraph(text.callBacksNone)}`,
  })
}

/** Who calls back begins a conversation of their own; a colleague who was first has it already. */
async function pressCallBack(house: House, visit: Visit): Promise<Answer> {
  const who = deskStaff(visit)
  const { gesprek } = visit.form
  const before = isUuid(gesprek) ? await visitById(house.db, gesprek) : undefined
  // It stays in the list, for a colleague.
  if (before && await isOwn(house, who, before.residentId)) return showDesk(house, visit, { errors: [{ field: 'zoek', message: text.errors['own-household'] }] })
  const begun = isUuid(gesprek) ? await callBack(house, who, gesprek) : undefined
  return redirect(begun ? `${VISIT_PATH}/${begun}` : CALL_BACK_PATH)
}

