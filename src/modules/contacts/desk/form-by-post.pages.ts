import { type ApplyForm, asksToday, emptyForm, isWhole, type MissingOnForm, readApplyForm, readFiles, type RegistrationAsked, sendApplication, whereStands, wrongReceipt } from '#modules/eligibility/index.ts'
import { bsnOf, readPersons, reachOf } from '#modules/residents/index.ts'
import { isBsn } from '#shared/bsn.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { readDay } from '#shared/typed.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, page, redirect } from '#web/answer.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import { html } from '#web/html.ts'
import { type FilesOption, get, post, type Route, type Visit } from '#web/route.ts'
import { holdsBsn } from '../domain/holds-bsn.ts'
import { text } from './form-by-post.text.ts'
import { EMPTY_PAPER, findPage, notTypedPage, type PaperForm, typeOverPage } from './form-by-post.views.ts'
import { personOfBsn } from './newcomer.ts'
import { beginForm, endForm, type OpenForm, openForm, POSTED_PATH, typistOf, whyNotTyped } from './posted-form.ts'

const SCANS_AT_ONCE = 5
const LONGEST_WORDS = 500

export const formByPostRoutes = (house: House): Route[] => [
  get (POSTED_PATH,          'enter-form', (visit) => showFind(visit)),
  post(POSTED_PATH,          'enter-form', (visit) => pressFind(house, visit),   { perMinute: 20 }),
  get (`${POSTED_PATH}/:id`, 'enter-form', (visit) => showTyping(house, visit),  { perMinute: 30 }),
  post(`${POSTED_PATH}/:id`, 'enter-form', (visit) => pressTyped(house, visit),  { perMinute: 30, files: scansOf(house) }),
]

function showFind(visit: Visit, bsn = '', errors: readonly FieldError[] = []): Answer {
  typistOf(visit)
  // The number opens nothing and names nobody.
  const number = /^SP-\d{2}-\d{5,7}$/.exec(visit.query.bewaard ?? '')?.[0]
  return page({
    title: text.title, area: 'work', current: POSTED_PATH, error: errors.length > 0,
    body: findPage({ bsn, errors, kept: number && !errors.length ? { number, asked: visit.query.mist === 'ja' } : undefined, csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

/** By BSN alone, which must stand on the form; who is new is looked up in the register. */
async function pressFind(house: House, visit: Visit): Promise<Answer> {
  const who = typistOf(visit)
  const typed = (visit.form.bsn ?? '').trim()
  const bsn = typed.replace(/[\s.-]/g, '')
  const wrong = (why: 'bsn' | 'unknown' | 'down') => showFind(visit, typed, [{ field: 'bsn', message: text.errors[why] }])
  if (!isBsn(bsn)) return wrong('bsn')
  const found = await personOfBsn(house, bsn, { staffId: who.staffId, purpose: text.lookPurpose, page: POSTED_PATH })
  if (typeof found === 'string') return wrong(found)
  return redirect(`${POSTED_PATH}/${await beginForm(house, who, found.residentId)}`)
}

async function showTyping(house: House, visit: Visit): Promise<Answer> {
  const who = typistOf(visit)
  const open = await openForm(house, who, visit.params.id)
  if (open.form.closedAt) return entered(house, open)
  const why = await whyNotTyped(house, who, open)
  if (why) return notTyped(open, why)
  const registration = await readPersons(house, await bsnOf(house, house.db, open.person.id))
  return show(house, visit, open, { registration }, emptyForm(registration), EMPTY_PAPER)
}

/** The number it got, to write on the form. */
const entered = async (house: House, { person }: OpenForm): Promise<Answer> =>
  redirect(`${POSTED_PATH}?bewaard=${(await whereStands(house, house.db, person.id, { amounts: false }))?.number ?? ''}`)

const notTyped = ({ person }: OpenForm, why: string): Answer => page({ title: text.formTitle(person.fullName), area: 'work', current: POSTED_PATH, body: notTypedPage(person, why) })

const show = async (house: House, visit: Visit, { form: { id }, person }: OpenForm, { registration, errors = [] }: RegistrationAsked, form: ApplyForm, paper: PaperForm): Promise<Answer> => page({
  title: text.formTitle(person.fullName), area: 'work', current: POSTED_PATH, error: errors.length > 0,
  body: typeOverPage({ id, person, paper, hidden: html`${visit.csrf()}${visit.idempotency()}`, questions: { house, registration, asks: await asksToday(house), form, errors, fromPaper: true } }),
}, errors.length ? 422 : 200)

const readPaper = ({ form }: Visit): PaperForm => ({ receivedOn: (form.binnen ?? '').trim(), signed: form.handtekening ?? '', words: (form.mist ?? '').trim(), compared: form.vergeleken === 'ja' })

/** What must still be said about the paper. */
function checkPaper({ signed, words, compared }: PaperForm, day: LocalDate | undefined, today: LocalDate): readonly FieldError[] {
  const wrongDay = day ? wrongReceipt(day, today) : 'receivedOn'
  return ([
    ['binnen',       wrongDay === undefined,                 text.errors[wrongDay ?? 'receivedOn']],
    ['handtekening', signed === 'ja' || signed === 'nee',    text.errors.signed],
    ['mist',         words.length <= LONGEST_WORDS,          text.errors.words],
    ['mist',         !holdsBsn(words),                       text.errors.wordsBsn],
    ['vergeleken',   compared,                               text.errors.compared],
  ] as const).filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
}

/**
 * The same application as on the site, from paper: same registers, same test, same letters, and a copy of what was read.
 * Nothing is kept before all of it is right, and then all of it in one transaction.
 */
async function pressTyped(house: House, visit: Visit): Promise<Answer> {
  const who = typistOf(visit)
  const open = await openForm(house, who, visit.params.id)
  if (open.form.closedAt) return entered(house, open)
  const why = await whyNotTyped(house, who, open)
  if (why) return notTyped(open, why)
  const { _key: formKey = '' } = visit.form
  if (!/^[\w-]{8,80}$/.test(formKey)) throw new BadRequest('a form by post without the key of its page')

  const [form, paper] = [readApplyForm(visit.form), readPaper(visit)]
  const receivedOn = readDay(paper.receivedOn)
  const { papers, refused } = await readFiles(house, visit.files)
  const keepsReach = form.channel === 'email' && await isTheirs(house, open.person.id, form.email)
  const besides: FieldError[] = [
    ...checkPaper(paper, receivedOn, visit.today),
    ...(form.channel === 'email' && !keepsReach ? [{ field: 'channel', message: text.errors.noNewMail }] : []),
    ...refused.map((message) => ({ field: 'scans', message })),
  ]
  const missing: MissingOnForm = { signature: paper.signed !== 'ja', partner: form.partner === 'unknown', others: form.others === 'unknown', words: paper.words }
  const sent = await sendApplication(house, noCode, {
    bsn: await bsnOf(house, house.db, open.person.id), proofKey: `posted-form:${open.form.id}`, keepsReach, besides,
    enteredBy: { staffId: who.staffId, role: who.role, way: 'post', byPost: { receivedOn: receivedOn ?? visit.today, missing, papers, formKey, staffName: who.staffName } },
  }, form)
  if (sent.kind === 'again') {
    // In the order of the page: the paper stands above the questions.
    const above = (field: string): boolean => field === 'binnen' || field === 'handtekening'
    const said = sent.errors ?? []
    const errors = [...said.filter(({ field }) => above(field)), ...said.filter(({ field }) => !above(field)), ...(visit.files.length && !refused.length ? [{ field: 'scans', message: text.scansAgain }] : [])]
    return show(house, visit, open, { registration: sent.registration, errors }, form, paper)
  }
  // A colleague, or the resident on the site, was first.
  if (sent.kind !== 'applied') return notTyped(open, await whyNotTyped(house, who, open) ?? text.errors['already-applied'](undefined))
  await endForm(house, open.form)
  return redirect(`${POSTED_PATH}?bewaard=${sent.applied.number}${isWhole(missing) ? '' : '&mist=ja'}`)
}

/** Nobody is there to read a code aloud. */
const noCode = (): never => { throw new Error('A form by post proves no address.') }

async function isTheirs(house: House, residentId: string, email: string): Promise<boolean> {
  const reach = await reachOf(house, house.db, residentId)
  return reach.channel === 'email' && reach.email.toLowerCase() === email.toLowerCase()
}

const scansOf = (house: House): FilesOption => ({
  most: SCANS_AT_ONCE, bytes: FILE_BYTES,
  async over(visit, problem) {
    const open = await openForm(house, typistOf(visit), visit.params.id)
    const registration = await readPersons(house, await bsnOf(house, house.db, open.person.id))
    return show(house, visit, open, { registration, errors: [{ field: 'scans', message: problem }] }, readApplyForm(visit.form), readPaper(visit))
  },
})
