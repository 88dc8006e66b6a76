import { type Language, spoken } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { documentHead, section, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios } from '#web/components/field.ts'
import { block, narrow, pageHead, stack } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { AGES, HOLIDAYS, HOMES, PARTNER_AGES, STUDIES, YES_NO } from './answers.ts'
import { aowAgeOf, lastBornWithAow } from './indication.ts'
import { goOnIn } from './pre-check.text.ts'
import { answersOf, FIELDS, type Now, type Question, type Typed } from './questions.ts'
import { preCheckText } from './words.ts'

export const PAGE = 'pages/kan-ik-meedoen'
export const PRE_CHECK = '/kan-ik-meedoen'

type View = {
  readonly house: House
  readonly lang: Language
  readonly now: Now
  readonly typed: Typed
  readonly question: Question
  readonly errors: readonly FieldError[]
  readonly path: readonly Question[]
  readonly csrf: Html
}

/** One question. The first one says what this is; each of the others is its own heading. */
export function questionPage(view: View): { readonly title: string; readonly body: Html } {
  const { house, lang, question, errors, path, typed } = view
  const text = preCheckText[lang]
  const { title, front: { intro } } = documentHead(house, PAGE, {}, lang)
  const first = question === 'lives'
  const asked = legendOf(view)
  const number = path.indexOf(question) + 1
  const last = number === path.length && path.length > 1
  return {
    title: first ? title : asked,
    body: html`${pageHead({
      title: first ? title : asked, ...(first ? { lead: intro } : {}), narrow: true, lang,
      trail: [{ label: text.home, href: inLanguage(lang, '/') }, first ? { label: title } : { label: title, href: inLanguage(lang, PRE_CHECK) }, ...(first ? [] : [{ label: text.counter(number, path.length) }])],
      body: errorSummary(errors, lang),
    })}
${narrow(stack('l', html`<form class="pas-panel pas-flow" method="post" action="${inLanguage(lang, PRE_CHECK)}"><p class="pas-small pas-quiet">${text.counter(number, Math.max(number, path.length))}</p>
${view.csrf}${carried(typed, FIELDS[question])}<input type="hidden" name="at" value="${question}">
${fieldsOf(view, first)}
${buttonGroup(
  button({ label: last ? text.result : text.next, name: 'go', value: 'on', iconEnd: 'arrow' }),
  !first && button({ label: text.back, kind: 'subtle', name: 'go', value: 'back' }),
  !first && otherLanguageButton(lang))}</form>`,
  first && block({ title: headingOf(view, 'kept'), id: 'bewaren', body: say(house, `${PAGE}#kept`, {}, lang) }),
  first && accordion([{ title: headingOf(view, 'had-pass'), body: say(house, `${PAGE}#had-pass`, {}, lang) }])))}`,
  }
}

const headingOf = ({ house, lang }: View, part: string): string => section(house, `${PAGE}#${part}`, {}, lang).heading

/** The link in the menu begins again; this takes along what was answered. */
function otherLanguageButton(lang: Language): Html {
  const other = lang === 'nl' ? 'en' : 'nl'
  return button({ label: html`<span lang="${other}">${goOnIn[other]}</span>`, kind: 'subtle', name: 'go', value: 'other', formaction: inLanguage(other, PRE_CHECK) })
}

/** All that was answered before, unseen. */
export const carried = (typed: Typed, but: readonly string[]): Html =>
  html`${Object.entries(typed).filter(([name, value]) => value !== '' && !but.includes(name)).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

const couple = ({ typed, lang }: View): boolean => answersOf(typed, lang).home === 'married'

function legendOf(view: View): string {
  const { house, question } = view
  const text = preCheckText[view.lang]
  switch (question) {
    case 'lives':  return text.questions.lives(house.municipality.name)
    case 'study':  return couple(view) ? text.questions.studyTwo : text.questions.study
    case 'income': return couple(view) ? text.questions.incomeTwo : text.questions.income
    default:       return text.questions[question]
  }
}

function fieldsOf(view: View, first: boolean): Html {
  const { question, typed, errors, lang } = view
  if (question === 'income') return incomeFields(view)
  const options = optionsOf(view)
  const main = radios({
    name: question, legend: legendOf(view), legendHidden: !first, hint: preCheckText[lang].hints[question], options, error: errorOf(errors, question),
    // Only what can still be chosen stands ticked.
    value: options.find(({ value }) => value === typed[question])?.value,
  })
  return question === 'home' ? html`${main}${partnerAge(view)}` : main
}

type Option = { readonly value: string; readonly label: string; readonly hint?: string }

function optionsOf(view: View): readonly Option[] {
  const text = preCheckText[view.lang]
  const of = (values: readonly string[], labels: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>> = {}): readonly Option[] =>
    values.filter((value) => labels[value]).map((value) => ({ value, label: labels[value]!, ...(hints[value] ? { hint: hints[value] } : {}) }))
  switch (view.question) {
    case 'age':   return of(AGES, text.ages, { aow: aowHint(view) })
    case 'home':  return of(HOMES, text.homes, text.homeHints)
    case 'study': return of(STUDIES, couple(view) ? text.studiesTwo : text.studies)
    default:      return of(YES_NO, { yes: text.yes, no: text.no })
  }
}

/** To the day: who was born then has the AOW age today, who is a day younger has not. */
function aowHint({ lang, now: { today, rules } }: View): string {
  const text = preCheckText[lang]
  const { years, months } = aowAgeOf(today, rules.aowAges)
  return text.aowHint(spoken[lang].date(lastBornWithAow(today, rules.aowAges)), text.aowAge(years, months))
}

const partnerAge = ({ lang, typed, errors, now }: View, text = preCheckText[lang]): Html => radios({
  name: 'partnerAge', legend: text.partnerAge, hint: text.partnerAgeHint, value: typed.partnerAge, error: errorOf(errors, 'partnerAge'),
  options: PARTNER_AGES.map((value) => ({ value, label: text.partnerAges[value], ...(value === 'aow' ? { hint: text.partnerAowHint(spoken[lang].date(lastBornWithAow(now.today, now.rules.aowAges))) } : {}) })),
})

const incomeFields = (view: View, { house, lang, typed, errors } = view, text = preCheckText[lang]): Html => html`${field({
  name: 'amount', label: couple(view) ? text.amountTwo : text.amount, hint: text.amountHint, value: typed.amount, error: errorOf(errors, 'amount'), inputmode: 'decimal', autocomplete: 'off', size: 12, maxlength: 20,
})}
${accordion([{ title: headingOf(view, 'find'), body: say(house, `${PAGE}#find`, {}, lang) }])}
${checkbox({ name: 'noAmount', label: text.noAmount, hint: text.noAmountHint, checked: typed.noAmount !== '' })}
${radios({
  name: 'holiday', legend: text.holiday, hint: text.holidayHint, value: typed.holiday, error: errorOf(errors, 'holiday'),
  options: HOLIDAYS.map((value) => ({ value, label: text.holidays[value] })),
})}`
