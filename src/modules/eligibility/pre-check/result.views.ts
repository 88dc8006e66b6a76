import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { documentHead, hasText, section, sentence, text as say } from '#modules/knowledge/index.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { bars } from '#web/components/figures.ts'
import { link } from '#web/components/link.ts'
import { actions, iconList } from '#web/components/list.ts'
import { block, columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { Signed } from '#web/route.ts'
import type { CheckResult } from '../domain/income-test.ts'
import { explain } from '../explain.ts'
import type { Limits } from '../rules-in-force.ts'
import type { Answers } from './answers.ts'
import { factsOf, type Indication } from './indication.ts'
import { text } from './pre-check.text.ts'
import { carried, PAGE } from './question.views.ts'
import type { Now, Question, Typed } from './questions.ts'

type View = {
  readonly house: House
  readonly now: Now
  readonly typed: Typed
  readonly answers: Answers
  readonly path: readonly Question[]
  readonly indication: Indication
  readonly limits: Limits | undefined
  readonly checkedOn: LocalDate
  readonly signed: Signed | undefined
  readonly csrf: Html
}

/** An indication, why, with which limit, and what to do now. It is no decision, and it says so. */
export function resultPage(view: View): { readonly title: string; readonly body: Html } {
  const { house, indication: { outcome } } = view
  const { heading: title } = section(house, `${PAGE}#${outcome}`)
  const { title: check } = documentHead(house, PAGE)
  return {
    title,
    body: html`${pageHead({
      title, narrow: true, trail: [{ label: text.home, href: '/' }, { label: check, href: '/kan-ik-meedoen' }, { label: text.answer }],
      body: html`${prose(say(house, `${PAGE}#${outcome}`))}${buttonGroup(onward(view))}<p class="pas-small pas-quiet">${text.checkedOn(house.municipality.passName, house.municipality.name, formatDate(view.checkedOn))}</p>`,
    })}
${columns(
  stack('l', whyCard(view), limitCard(view), card({ title: text.filledIn, id: 'ingevuld', body: html`${filledIn(view)}${again(view)}` })),
  stack('l',
    card({ title: text.stepsTitle, id: 'verder', body: steps(['step-look', 'step-press', 'step-hear'].map((id) => ({ title: section(house, `${PAGE}#${id}`).heading, body: say(house, `${PAGE}#${id}`) }))) }),
    part(house, 'bring'),
    block({ title: text.without, id: 'zonder', body: actions([
      { href: house.municipality.phoneLink, label: text.call(house.municipality.phone), note: text.callNote, icon: 'phone' },
      { href: '/contact#stips', label: text.desk, note: text.deskNote, icon: 'desk' },
    ]) }),
    part(house, 'had-pass'), part(house, 'paper')),
)}`,
  }
}

const part = (house: House, id: string): Html => block({ title: section(house, `${PAGE}#${id}`).heading, id, body: prose(say(house, `${PAGE}#${id}`)) })

/** Who is signed in as a resident already goes straight to the form. */
const onward = ({ house, signed }: View): Html => signed?.door === 'resident'
  ? buttonLink({ label: text.apply, href: '/aanvragen', large: true, iconEnd: 'arrow' })
  : buttonLink({ label: text.signIn(house.config.demonstration), href: `/inloggen/${DOOR_WORDS.resident}`, icon: 'lock', large: true })

const couple = ({ answers }: View): boolean => answers.home === 'married'

function whyCard(view: View): Html {
  const { house, indication: { outcome, why } } = view
  const look = outcome === 'likely' ? {} : { icon: 'question' as const, tone: 'neutral' as const }
  const tips = why.map(({ reason }) => `${PAGE}#tip-${reason}`).filter((key) => outcome !== 'likely' && hasText(house, key))
  return card({
    title: text.why[outcome], id: 'waarom',
    body: html`${iconList(why.map((check) => ({ text: said(view, check), ...look })))}${amountBars(view)}${tips.map((key) => say(house, key))}`,
  })
}

/** The sentence of the income test itself; only what nobody answered has a wording of its own here. */
function said({ house, now, answers }: View, check: CheckResult): string {
  if (check.reason === 'income-known') return sentence(house, `${PAGE}#no-amount`)
  return explain(house, check, { kind: 'known', amounts: { facts: factsOf(answers, now), byReason: check.amounts ? { [check.reason]: check.amounts } : {} } })
}

function amountBars(view: View): Html | undefined {
  const { answers, indication: { limit } } = view
  const income = answers.income?.cents
  if (income === undefined || limit === undefined) return undefined
  return bars([
    { label: couple(view) ? text.incomeTwo : text.income, shown: formatEuro(income), value: income },
    { label: couple(view) ? text.limitTwo : text.limit, shown: formatEuro(limit), value: limit, tone: 'sun' },
  ])
}

/** The one limit of this household, or the usual ones while it is open which one holds. */
function limitCard(view: View): Html | undefined {
  const { house, now, limits, indication: { limit } } = view
  if (!limits) return card({ title: text.limitTitle, id: 'grens', body: say(house, 'pages/grens#unknown') })
  const values = { effectiveFrom: formatDate(limits.effectiveFrom), percent: limits.percent, basis: text.basis[now.rules.policy.basis] }
  return card({
    title: text.limitTitle, id: 'grens',
    body: html`${limit === undefined
      ? table({ caption: text.limitTitle, captionHidden: true, head: [text.living, { label: text.upTo, numeric: true }], rows: limits.rows.map(({ label, limitCents }) => [label, html`<b>${formatEuro(limitCents)}</b>`]) })
      : paragraph(html`${couple(view) ? text.limitTwo : text.limit}: <b class="pas-nowrap">${formatEuro(limit)}</b>`, true)}${prose(say(house, `${PAGE}#limit`, values))}`,
  })
}

function filledIn(view: View): Html {
  const { house, answers: { lives, age, home, partnerAge, children, study, income }, path } = view
  const yesNo = (value: 'yes' | 'no' | undefined): string => (value === 'yes' ? text.yes : text.no)
  const rows: readonly (readonly [label: string, value: string | undefined | false])[] = [
    [text.rows.lives(house.municipality.name), yesNo(lives)],
    [text.rows.age,        age && text.ages[age]],
    [text.rows.home,       home && text.homes[home]],
    [text.rows.partnerAge, partnerAge && text.ages[partnerAge]],
    [text.rows.children,   path.includes('children') && yesNo(children)],
    [text.rows.study,      path.includes('study') && study && text.studiesTwo[study]],
    [text.rows.income,     income && (income.cents === undefined ? text.unknown : formatEuro(income.cents))],
    [text.rows.holiday,    Boolean(income?.cents) && income && text.holidays[income.holiday]],
  ]
  return summaryList(rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])), 'rows')
}

const again = ({ typed, csrf }: View): Html => html`<form class="pas-no-print" method="post" action="/kan-ik-meedoen">${csrf}${carried(typed, [])}<input type="hidden" name="at" value="end">
${buttonGroup(button({ label: text.back, kind: 'secondary', name: 'go', value: 'back' }), link({ href: '/kan-ik-meedoen', label: text.again, row: true }))}</form>`
