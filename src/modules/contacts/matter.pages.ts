import { colleagues } from '#modules/identity/index.ts'
import { document, hasText } from '#modules/knowledge/index.ts'
import { isBsn } from '#shared/bsn.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError, Result } from '#shared/result.ts'
import { readDay } from '#shared/typed.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { arrowLink, link } from '#web/components/link.ts'
import { pageHead } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { askPerson } from './ask-person.ts'
import { assignMatter, takeNext } from './assign-matter.ts'
import { giveCopy, unreadCopies, wasThere } from './complained-about.ts'
import { countOpen, matterByNumber, pageOfOpen } from './contacts.store.ts'
import { countMail } from './mail-in/mail.store.ts'
import { MAIL_PATH } from './mail-in/mail.views.ts'
import type { CheckedHow } from './desk/desk.store.ts'
import { checkNames } from './desk/desk.text.ts'
import { linkResident } from './link-resident.ts'
import { COPIES_PATH } from './copies.pages.ts'
import { sortMatter } from './sort-matter.ts'
import { isKind, isTopic } from './domain/matter.ts'
import { plan, work } from './contacts.text.ts'
import { writtenTo } from './domain/in-writing.ts'
import { readReach } from './written-reach.ts'
import { isOutcomeOf } from './domain/outcome.ts'
import { extendMatter } from './extend-matter.ts'
import { keepHearing, offerHearing } from './hear-person.ts'
import type { Staff } from './matter.ts'
import { matterPage, type Part, type Typed } from './matter.views.ts'
import { mergeMatters } from './merge-matters.ts'
import { noteContact } from './note-contact.ts'
import { openMatter, type OpenMatter } from './open-matter.ts'
import { previewAnswer } from './preview-answer.ts'
import { tellByHand } from './copy-notice.ts'
import { causes } from './campaign.store.ts'
import { runningCampaign } from './read-campaign.ts'
import { CAMPAIGN_PATH, campaignPanel } from './campaign.views.ts'
import { PER_PAGE, QUEUE_PATH, queuePage } from './queue.views.ts'
import { settleMatter } from './settle-matter.ts'
import { checkMail, checkWords, fieldError, staffOf } from './staff-form.ts'

export async function showMatters(house: House, visit: Visit): Promise<Answer> {
  const { staffId } = staffOf(visit)
  const total = await countOpen(house.db)
  const campaign = await runningCampaign(house)
  const unread = await unreadCopies(house, staffId)
  const { waiting } = await countMail(house.db, house.clock.now())
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const asked = Number(/^\d{1,4}$/.exec(visit.query.pagina ?? '')?.[0] ?? 1)
  const now = Math.min(Math.max(asked, 1), pages)
  return page({
    title: work.queueTitle, area: 'work', current: QUEUE_PATH,
    body: queuePage({ house, matters: await pageOfOpen(house.db, PER_PAGE, (now - 1) * PER_PAGE), total, page: now, me: staffId, noneLeft: visit.query.op === 'ja', above: html`${unread > 0 && alert({ kind: 'warning', body: html`${work.copyUnread(unread)} ${link({ href: COPIES_PATH, label: work.copySee })}` })}${waiting > 0 && alert({ kind: 'warning', body: html`${work.mailWaits(waiting)} ${link({ href: MAIL_PATH, label: work.seeMail })}` })}${campaign && html`${campaignPanel(campaign)}${arrowLink(`${CAMPAIGN_PATH}/${campaign.campaign.id}`, plan.see)}`}`, csrf: visit.csrf() }),
  })
}

export async function pressNext(house: House, visit: Visit): Promise<Answer> {
  const number = await takeNext(house, staffOf(visit))
  return redirect(number ? `${QUEUE_PATH}/${number}` : `${QUEUE_PATH}?op=ja`)
}

type Shown = { readonly part?: Part; readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly refusal?: string; readonly previewOf?: string; readonly status?: number }

export async function showMatter(house: House, visit: Visit, shown: Shown = {}): Promise<Answer> {
  const who = staffOf(visit)
  const number = visit.params.number ?? ''
  const open = await openMatter(house, who, number)
  if (open === 'own-household') return notYours(number)
  return show(house, visit, who, open, shown)
}

const notYours = (number: string): Answer => page({
  title: work.title(number), area: 'work', current: QUEUE_PATH,
  body: html`${pageHead({ title: work.title(number) })}${alert({ kind: 'info', body: work.refusals['own-household'] })}`,
}, 403)

async function show(house: House, visit: Visit, who: Staff, open: OpenMatter, { part, typed = {}, errors = [], refusal, previewOf, status }: Shown): Promise<Answer> {
  return page({
    title: work.title(open.matter.number), area: 'work', current: QUEUE_PATH, error: errors.length > 0,
    body: matterPage({
      house, open, me: who.staffId, colleagues: await colleagues(house, house.db), causes: await causes(house.db), part, typed, errors, refusal,
      preview: previewOf === undefined ? undefined : previewAnswer(house, open, typed['uitkomst'] ?? '', previewOf), csrf: visit.csrf(),
    }),
  }, status ?? (errors.length ? 422 : refusal ? 409 : 200))
}

/** Done: back to the matter. Refused: the page again with the sentence and what was typed. */
async function after(house: House, visit: Visit, part: Part, done: Result<unknown>): Promise<Answer> {
  if (done.ok) return redirect(`${QUEUE_PATH}/${visit.params.number}`)
  return showMatter(house, visit, { part, typed: visit.form, refusal: work.refusals[done.refusal.reason as keyof typeof work.refusals] ?? work.changed })
}

/** The fields of a fold are called by its name, so that the list of errors leads to the right one. */
async function withWords(house: House, visit: Visit, part: Part, step: (words: string) => Promise<Result<unknown>>): Promise<Answer> {
  const words = (visit.form.woorden ?? '').trim()
  const matter = await matterByNumber(house.db, visit.params.number ?? '')
  const errors = [...checkWords(words, `woorden-${part}`), ...(matter && part !== 'notitie' ? checkMail(matter, words, `woorden-${part}`) : [])]
  return errors.length ? showMatter(house, visit, { part, typed: visit.form, errors }) : after(house, visit, part, await step(words))
}

export async function pressAnswer(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const number = visit.params.number ?? ''
  const { doe, blok = '', uitkomst = '', gezien, duidelijk, gebeld } = visit.form
  const words = (visit.form.woorden ?? '').trim()
  if (doe === 'blok') {
    const chosen = blok.startsWith('answers/') && hasText(house, blok) ? document(house, blok).text : ''
    return showMatter(house, visit, { part: 'antwoord', typed: { ...visit.form, woorden: [words, chosen].filter(Boolean).join('\n\n') } })
  }
  const open = await openMatter(house, who, number)
  if (open === 'own-household') return notYours(number)
  const { kind } = open.matter
  const { matter, person } = open
  const onlyCalled = !matter.residentId && !writtenTo({ isResident: false, replyBy: matter.replyBy, person })
  const { reach, errors: unreachable } = onlyCalled ? readReach(visit.form, kind === 'complaint' && doe !== 'bekijk') : { reach: undefined, errors: [] }
  const errors = [...(isOutcomeOf(kind, uitkomst) ? [] : fieldError('uitkomst', work.errors.outcome)), ...unreachable, ...checkWords(words, 'woorden'), ...checkMail(matter, words, 'woorden')]
  if (errors.length || !isOutcomeOf(kind, uitkomst)) return show(house, visit, who, open, { part: 'antwoord', typed: visit.form, errors })
  if (doe === 'bekijk') return show(house, visit, who, open, { part: 'antwoord', typed: visit.form, previewOf: words })
  // Somebody wrote or called in between: an answer that does not know it is not sent.
  if (Number(gezien) !== open.entries.length) return show(house, visit, who, open, { part: 'antwoord', typed: visit.form, refusal: work.changed })
  return after(house, visit, 'antwoord', await settleMatter(house, who, number, { outcome: uitkomst, words, clearly: duidelijk === 'ja', called: gebeld === 'ja', reach }))
}

export const pressNote = (house: House, visit: Visit): Promise<Answer> =>
  withWords(house, visit, 'notitie', (words) => noteContact(house, staffOf(visit), visit.params.number ?? '', { words, called: visit.form.gebeld === 'ja' }))

export const pressAsk = (house: House, visit: Visit): Promise<Answer> =>
  withWords(house, visit, 'vraag', (words) => askPerson(house, staffOf(visit), visit.params.number ?? '', { words, agreed: visit.form.akkoord === 'ja' }))

export const pressExtend = (house: House, visit: Visit): Promise<Answer> =>
  withWords(house, visit, 'verleng', (words) => extendMatter(house, staffOf(visit), visit.params.number ?? '', words))

export const pressHearing = (house: House, visit: Visit): Promise<Answer> => withWords(house, visit, 'gesprek', (words) => {
  const who = staffOf(visit)
  const number = visit.params.number ?? ''
  return visit.form.doe === 'aanbod' ? offerHearing(house, who, number, words) : keepHearing(house, who, number, { held: visit.form.doe === 'verslag', words })
})

export async function pressGive(house: House, visit: Visit): Promise<Answer> {
  const { aan = '', had = '' } = visit.form
  const to = (await colleagues(house, house.db)).find(({ id }) => id === aan)
  if (!to) return showMatter(house, visit, { part: 'geef', typed: visit.form, errors: fieldError('aan', work.errors.colleague) })
  return after(house, visit, 'geef', await assignMatter(house, staffOf(visit), visit.params.number ?? '', { staffId: to.id, staffName: to.name }, isUuid(had) ? had : undefined))
}

export async function pressAbout(house: House, visit: Visit): Promise<Answer> {
  const { collega = '' } = visit.form
  if (!isUuid(collega)) return showMatter(house, visit, { part: 'over', typed: visit.form, errors: fieldError('collega', work.errors.colleague) })
  return after(house, visit, 'over', await giveCopy(house, staffOf(visit), visit.params.number ?? '', collega))
}

/** Whom no mail reaches was told by this colleague, today or on a day before. */
export async function pressTold(house: House, visit: Visit): Promise<Answer> {
  const { collega = '', dag = '' } = visit.form
  const on = readDay(dag.trim())
  if (!isUuid(collega)) throw new BadRequest('which colleague was told')
  if (!on || on > visit.today) return showMatter(house, visit, { part: 'verteld', typed: visit.form, errors: fieldError(`dag-${collega}`, work.errors.toldOn) })
  return after(house, visit, 'verteld', await tellByHand(house, staffOf(visit), visit.params.number ?? '', { staffId: collega, on }))
}

export const pressWasThere = async (house: House, visit: Visit): Promise<Answer> => {
  const done = await wasThere(house, staffOf(visit), visit.params.number ?? '')
  return done.ok ? redirect(QUEUE_PATH) : after(house, visit, 'over', done)
}

export async function pressSort(house: House, visit: Visit): Promise<Answer> {
  const { soort = '', onderwerp = '' } = visit.form
  const errors = [...(isKind(soort) ? [] : fieldError('soort', work.errors.kind)), ...(isTopic(onderwerp) ? [] : fieldError('onderwerp', work.errors.topic))]
  if (!isKind(soort) || !isTopic(onderwerp)) return showMatter(house, visit, { part: 'soort', typed: visit.form, errors })
  return after(house, visit, 'soort', await sortMatter(house, staffOf(visit), visit.params.number ?? '', { kind: soort, topic: onderwerp }))
}

export async function pressLink(house: House, visit: Visit): Promise<Answer> {
  const { hoe = '' } = visit.form
  const bsn = (visit.form.bsn ?? '').replace(/[\s.-]/g, '')
  const errors = [...(isCheck(hoe) ? [] : fieldError('hoe', work.errors.how)), ...(isBsn(bsn) ? [] : fieldError('bsn', work.errors.bsnWrong))]
  if (errors.length || !isCheck(hoe)) return showMatter(house, visit, { part: 'inwoner', typed: visit.form, errors })
  return after(house, visit, 'inwoner', await linkResident(house, staffOf(visit), visit.params.number ?? '', { bsn, how: hoe }))
}

const isCheck = (typed: string): typed is CheckedHow => Object.hasOwn(checkNames, typed)

export async function pressMerge(house: House, visit: Visit): Promise<Answer> {
  const { nummer = '' } = visit.form
  if (!nummer) return showMatter(house, visit, { part: 'samen', typed: visit.form, errors: fieldError('nummer', work.errors.into) })
  return after(house, visit, 'samen', await mergeMatters(house, staffOf(visit), visit.params.number ?? '', nummer))
}
