import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
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
import { inLanguage } from '#web/language.ts'
import type { Signed } from '#web/route.ts'
import type { CheckResult } from '../domain/income-test.ts'
import { explain } from '../explain.ts'
import type { Limits } from '../rules-in-force.ts'
import type { Answers } from './answers.ts'
import { factsOf, type Indication } from './indication.ts'
import { carried, PAGE, PRE_CHECK } from './question.views.ts'
import type { Now, Question, Typed } from './questions.ts'
import { preCheckText } from './words.ts'

type View = {
  readonly house: House
  readonly lang: Language
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
  const { house, lang, indication: { outcome } } = view
  const text = preCheckText[lang]
  const { heading: title } = section(house, `${PAGE}#${outcome}`, {}, lang)
  const { title: check } = documentHead(house, PAGE, {}, lang)
  return {
    title,
    body: html`${pageHead({
      title, narrow: true, lang, trail: [{ label: text.home, href: inLanguage(lang, '/') }, { label: check, href: inLanguage(lang, PRE_CHECK) }, { label: text.answer }],
      body: html`${prose(say(house, `${PAGE}#${outcome}`, {}, lang))}${buttonGroup(onward(view))}<p class="pas-small pas-quiet">${text.checkedOn(house.municipality.passName, house.municipality.name, spoken[lang].date(view.checkedOn))}</p>`,
    })}
${columns(
  stack('l', whyCard(view), limitCard(view), card({ title: text.filledIn, id: 'ingevuld', body: html`${filledIn(view)}${again(view)}` })),
  stack('l',
    card({ title: text.stepsTitle, id: 'verder', body: steps(['step-look', 'step-press', 'step-hear'].map((id) => ({ title: section(house, `${PAGE}#${id}`, {}, lang).heading, body: say(house, `${PAGE}#${id}`, {}, lang) })), lang) }),
    part(view, 'bring'),
    block({ title: text.without, id: 'zonder', body: actions([
      { href: house.municipality.phoneLink, label: text.call(house.municipality.phone), note: text.callNote, icon: 'phone' },
      { href: '/contact#stips', label: text.desk, note: text.deskNote, icon: 'desk' },
    ]) }),
    part(view, 'had-pass'), part(view, 'paper')),
)}`,
  }
}

const part = ({ house, lang }: View, id: string): Html => block({ title: section(house, `${PAGE}#${id}`, {}, lang).heading, id, body: prose(say(house, `${PAGE}#${id}`, {}, lang)) })

/** Who is signed in as a resident already goes straight to the form. */
const onward = ({ house, lang, signed }: View): Html => signed?.door === 'resident'
  ? buttonLink({ label: preCheckText[lang].apply, href: inLanguage(lang, '/aanvragen'), large: true, iconEnd: 'arrow' })
  : buttonLink({ label: preCheckText[lang].signIn(house.config.demonstration), href: `/inloggen/${DOOR_WORDS.resident}${lang === 'en' ? '?terug=%2Fen%2Fmijn' : ''}`, icon: 'lock', large: true })

const couple = ({ answers }: View): boolean => answers.home === 'married'

function whyCard(view: View): Html {
  const { house, lang, indication: { outcome, why } } = view
  const look = outcome === 'likely' ? {} : { icon: 'question' as const, tone: 'neutral' as const }
  const tips = why.map(({ reason }) => `${PAGE}#tip-${reason}`).filter((key) => outcome !== 'likely' && hasText(house, key, lang))
  return card({
    title: preCheckText[lang].why[outcome], id: 'waarom',
    body: html`${iconList(why.map((check) => ({ text: said(view, check), ...look })))}${amountBars(view)}${tips.map((key) => say(house, key, {}, lang))}`,
  })
}

/** The sentence of the income test itself; only what nobody answered has a wording of its own here. */
function said({ house, lang, now, answers }: View, check: CheckResult): string {
  if (check.reason === 'income-known') return sentence(house, `${PAGE}#no-amount`, {}, lang)
  return explain(house, check, { kind: 'known', amounts: { facts: factsOf(answers, now), byReason: check.amounts ? { [check.reason]: check.amounts } : {} } }, lang)
}

function amountBars(view: View): Html | undefined {
  const { answers, lang, indication: { limit } } = view
  const text = preCheckText[lang]
  const income = answers.income?.cents
  if (income === undefined || limit === undefined) return undefined
  return bars([
    { label: couple(view) ? text.incomeTwo : text.income, shown: spoken[lang].euro(income), value: income },
    { label: couple(view) ? text.limitTwo : text.limit, shown: spoken[lang].euro(limit), value: limit, tone: 'sun' },
  ])
}

/** The one limit of this household, or the usual ones while it is open which one holds. */
function limitCard(view: View): Html | undefined {
  const { house, lang, now, limits, indication: { limit } } = view
  const text = preCheckText[lang]
  if (!limits) return card({ title: text.limitTitle, id: 'grens', body: say(house, 'pages/grens#unknown', {}, lang) })
  const values = { effectiveFrom: spoken[lang].date(limits.effectiveFrom), percent: limits.percent, basis: text.basis[now.rules.policy.basis] }
  return card({
    title: text.limitTitle, id: 'grens',
    body: html`${limit === undefined
      ? table({ caption: text.limitTitle, captionHidden: true, head: [text.living, { label: text.upTo, numeric: true }], rows: limits.rows.map(({ label, limitCents }) => [label, html`<b>${spoken[lang].euro(limitCents)}</b>`]) })
      : paragraph(html`${couple(view) ? text.limitTwo : text.limit}: <b class="pas-nowrap">${spoken[lang].euro(limit)}</b>`, true)}${prose(say(house, `${PAGE}#limit`, values, lang))}`,
  })
}

function filledIn(view: View): Html {
  const { house, lang, answers: { lives, age, home, partnerAge, children, study, income }, path } = view
  const text = preCheckText[lang]
  const yesNo = (value: 'yes' | 'no' | undefined): string => (value === 'yes' ? text.yes : text.no)
  const rows: readonly (readonly [label: string, value: string | undefined | false])[] = [
    [text.rows.lives(house.municipality.name), yesNo(lives)],
    [text.rows.age,        age && text.ages[age]],
    [text.rows.home,       home && text.homes[home]],
    [text.rows.partnerAge, partnerAge && text.ages[partnerAge]],
    [text.rows.children,   path.includes('children') && yesNo(children)],
    [text.rows.study,      path.includes('study') && study && text.studiesTwo[study]],
    [text.rows.income,     income && (income.cents === undefined ? text.unknown : spoken[lang].euro(income.cents))],
    [text.rows.holiday,    Boolean(income?.cents) && income && text.holidays[income.holiday]],
  ]
  return summaryList(rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])), 'rows')
}

const again = ({ lang, typed, csrf }: View, text = preCheckText[lang]): Html => html`<form class="pas-no-print" method="post" action="${inLanguage(lang, PRE_CHECK)}">${csrf}${carried(typed, [])}<input type="hidden" name="at" value="end">
${buttonGroup(button({ label: text.back, kind: 'secondary', name: 'go', value: 'back' }), link({ href: inLanguage(lang, PRE_CHECK), label: text.again, row: true }))}</form>`
