import { document, keysOf, renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { addDays, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { textarea } from '#web/components/field.ts'
import { actions } from '#web/components/list.ts'
import { columns, narrow, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { say } from '#web/components/workplace.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './practice.text.ts'

export const PRACTICE_PATH = '/balie/oefenen'
const DESK = { label: 'Balie', href: '/balie' }
const keyOf = (name: string): string => `practice/${name}`

/** The calls by their name in an address, in their order. */
export const practiceNames = (house: House): readonly string[] => keysOf(house, 'practice').map((key) => key.slice('practice/'.length))

export const practiceListPage = (house: House): Html => html`${pageHead({ title: text.title, lead: text.lead, trail: [DESK, { label: text.title }] })}
${narrow(card({ title: text.list, id: 'bellers', body: actions(practiceNames(house).map((name) => ({ href: `${PRACTICE_PATH}/${name}`, label: document(house, keyOf(name), madeUp(house)).title, icon: 'phone' as const }))) }))}`

const part = (house: House, name: string, id: 'who' | 'call' | 'screen' | 'good'): { readonly title: string; readonly body: Html } => {
  const { heading, blocks } = section(house, `${keyOf(name)}#${id}`, madeUp(house))
  return { title: heading, body: prose(renderBlocks(blocks)) }
}

type CallView = { readonly house: House; readonly name: string; readonly answer: string; readonly errors: readonly FieldError[]; readonly hidden: Html }

/** Who it is about, what the caller says and what the screen would show; then what you would say. */
export const callPage = ({ house, name, answer, errors, hidden }: CallView): Html => html`${pageHead({ title: document(house, keyOf(name), madeUp(house)).title, trail: [DESK, { label: text.title, href: PRACTICE_PATH }, { label: document(house, keyOf(name), madeUp(house)).title }] })}
${columns(
    stack('m', errorSummary(errors), card({ ...part(house, name, 'call'), id: 'beller' }),
      html`<form class="pas-panel pas-flow" action="${PRACTICE_PATH}/${name}" method="post">${textarea({ name: 'antwoord', label: text.answer, hint: text.answerHint, value: answer, error: errorOf(errors, 'antwoord'), rows: 6 })}${button({ label: text.button })}${hidden}</form>`),
    stack('m', card({ ...part(house, name, 'who'), id: 'wie' }), card({ ...part(house, name, 'screen'), id: 'scherm' })), 'even')}`

/** Your own words beside what a good answer has in it, and ours: of the script and of the letter. */
export function comparePage(house: House, name: string, answer: string): Html {
  const { title, front } = document(house, keyOf(name), madeUp(house))
  const names = practiceNames(house)
  const next = names[(names.indexOf(name) + 1) % names.length]!
  return html`${pageHead({ title, trail: [DESK, { label: text.title, href: PRACTICE_PATH }, { label: title }] })}
${columns(
    stack('m', card({ title: text.yours, id: 'jij', body: answer.split(/\n\s*\n/).map((line) => paragraph(line)) }), card({ ...part(house, name, 'good'), id: 'goed' })),
    stack('m',
      front['words'] !== undefined && say({ title: text.words, id: 'tekst', words: `“${sentence(house, front['words'], madeUp(house))}”` }),
      front['letter'] !== undefined && card({ title: text.letter, id: 'brief', body: paragraph(`“${sentence(house, front['letter'], madeUp(house))}”`) }),
      buttonGroup(buttonLink({ label: text.next, href: `${PRACTICE_PATH}/${next}` }), buttonLink({ label: text.again, href: `${PRACTICE_PATH}/${name}`, kind: 'secondary' }))), 'even')}`
}

/** Days as they would be today, and no amounts: nothing of anybody is read. */
function madeUp({ clock }: House): Readonly<Record<string, string>> {
  const today = clock.today()
  return {
    date: formatDate(addDays(today, -7)), lastDay: formatDate(addDays(today, 49)), objectionLastDay: formatDate(addDays(today, 35)),
  }
}
