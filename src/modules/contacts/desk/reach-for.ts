import { look } from '#modules/audit/index.ts'
import { changeReach, chooseLanguage, confirmEmailCode, consentWords, emailProof, languageChoice, languageFor, sendEmailCode } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios } from '#web/components/field.ts'
import { narrow, pageHead, paragraph } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { type CheckedPerson, checkedPerson, codeAloud, type DeskGiven, isTheirs, mayReach, proofKeyOf } from './acts.ts'
import { text } from './acts.text.ts'
import { reachErrors } from './reach-errors.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'
import { masked } from './desk.views.ts'
import { ACTIVITY } from './find-person.ts'

type Form = { readonly channel: string; readonly email: string; readonly consent: boolean }
type Shown = { readonly form?: Form; readonly errors?: readonly FieldError[]; readonly codeSentTo?: string | undefined }

const back = ({ visit }: CheckedPerson, done = ''): Answer => redirect(`${VISIT_PATH}/${visit.id}${done && `?gedaan=${done}`}`)

export async function showReachFor(house: House, visit: Visit): Promise<Answer> {
  const open = await checkedPerson(house, visit)
  return mayReach(open) ? show(house, visit, open) : back(open)
}

async function show(house: House, visit: Visit, open: CheckedPerson, { form = { channel: '', email: '', consent: false }, errors = [], codeSentTo }: Shown = {}): Promise<Answer> {
  const { person, visit: own, known: { reach } } = open
  const here = `${VISIT_PATH}/${own.id}`
  const byPhone = own.way === 'phone'
  return page({
    title: text.reachTitle(person.givenName), area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: html`${pageHead({ title: text.reachTitle(person.givenName), lead: text.reachLead, trail: [{ label: person.fullName, href: here }, { label: text.reach }] })}
${narrow(errorSummary(errors), codeSentTo !== undefined && errors.length === 0 && alert({ kind: 'info', icon: 'post', body: text.codeLead(codeSentTo) }), html`<form class="pas-panel pas-flow" method="post" action="${here}/bereik">${visit.csrf()}
  ${summaryList([{ label: text.reachNow, value: reach.channel === 'email' ? masked(reach.email) : text.byLetter }])}
  ${byPhone && paragraph(text.reachPhone)}
  ${radios({
    name: 'kanaal', legend: text.reachLegend, value: form.channel, error: errorOf(errors, 'kanaal'),
    options: [{ value: 'letter', label: text.byLetter, hint: text.byLetterHint }, ...(byPhone ? [] : [{ value: 'email', label: text.byEmail, hint: text.byEmailHint }])],
  })}
  ${!byPhone && html`${field({ name: 'mail', label: text.email, hint: text.emailHint, value: form.email, error: errorOf(errors, 'mail'), type: 'email', autocomplete: 'off', optional: true })}
  ${checkbox({ name: 'akkoord', label: consentWords(house), checked: form.consent, error: errorOf(errors, 'akkoord') })}`}
  ${codeSentTo !== undefined && field({ name: 'code', label: text.code, hint: text.codeHint(codeSentTo), error: errorOf(errors, 'code'), code: true, size: 9, maxlength: 20, autocomplete: 'off' })}
  ${buttonGroup(button({ label: text.reachButton }), codeSentTo !== undefined && button({ label: text.newCode, kind: 'subtle', name: 'again', value: 'ja' }))}
</form>`, html`<form class="pas-panel pas-flow" method="post" action="${here}/taal">${visit.csrf()}
  ${languageChoice(house, await languageFor(house, house.db, person.id), 'nl', errorOf(errors, 'taal'))}
  ${button({ label: text.keepLanguage, kind: 'secondary' })}
</form>`)}`,
  }, errors.length ? 422 : 200)
}

/**
 * To a letter at once: it goes to the address of the register. To mail only at the desk, with a document seen, and with the
 * code that arrived there read aloud. Every address hears of it, the old one too.
 */
export async function pressReachFor(house: House, { mailCode, reachChanged }: DeskGiven, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  if (!mayReach(open)) return back(open)
  const { person, visit: own, known: { reach } } = open
  const form: Form = { channel: visit.form.kanaal ?? '', email: (visit.form.mail ?? '').trim(), consent: visit.form.akkoord === 'ja' }
  const again = (shown: Omit<Shown, 'form'>) => show(house, visit, open, { form, ...shown })
  const wrong = (name: string, message: string, codeSentTo?: string) => again({ errors: [{ field: name, message }], codeSentTo })

  if (form.channel !== 'letter' && (form.channel !== 'email' || own.way === 'phone')) return wrong('kanaal', text.errors.reachChannel)
  if (form.channel === 'letter' ? reach.channel === 'letter' : isTheirs(open, form.email)) return wrong('kanaal', text.errors.reachSame)
  const sessionId = proofKeyOf(own)
  if (form.channel === 'email') {
    if (!form.consent) return wrong('akkoord', reachErrors['no-consent'])
    const proof = await emailProof(house, house.db, sessionId)
    const asked = proof && proof.email.toLowerCase() === form.email.toLowerCase() && !proof.confirmedAt && visit.form.again !== 'ja'
    if (!asked) {
      const sent = await sendEmailCode(house, { sessionId, address: form.email }, codeAloud(mailCode))
      return sent.ok ? again({ codeSentTo: sent.value.email }) : wrong('mail', reachErrors[sent.refusal.reason])
    }
    const confirmed = await confirmEmailCode(house, { sessionId, typed: visit.form.code ?? '' })
    if (!confirmed.ok) return wrong('code', reachErrors[confirmed.refusal.reason], proof.email)
  }
  await house.db.transaction((tx) => look(house, tx, { staffId: who.staffId, residentId: person.id, purpose: text.reachPurpose, activity: ACTIVITY, page: '/balie/gesprek/:id/bereik' }))
  const changed = await changeReach(house, {
    residentId: person.id, changeId: newId(house.clock.now()), actor: { door: 'staff', id: who.staffId, role: own.role },
    choice: form.channel === 'email' ? { channel: 'email', sessionId, consent: true } : { channel: 'letter' },
  }, reachChanged)
  return changed.ok ? back(open, 'bereik') : wrong('mail', reachErrors['email-not-confirmed'])
}

/** Which language explains our Dutch to them: they say it, and a colleague keeps it. */
export async function pressLanguageFor(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  if (!mayReach(open)) return back(open)
  const { taal } = visit.form
  if (taal !== 'nl' && taal !== 'en') return show(house, visit, open, { errors: [{ field: 'taal', message: text.errors.language }] })
  await house.db.transaction(async (tx) => {
    await look(house, tx, { staffId: who.staffId, residentId: open.person.id, purpose: text.reachPurpose, activity: ACTIVITY, page: '/balie/gesprek/:id/taal' })
    await chooseLanguage(house, tx, open.person.id, taal, { door: 'staff', id: who.staffId, role: open.visit.role })
  })
  return back(open, 'taal')
}
