import { codeField, questionCards, type Questions, registerNotes } from '#modules/eligibility/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, radios } from '#web/components/field.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import type { OpenPerson } from './open-person.ts'
import { text } from './acts.text.ts'
import { VISIT_PATH } from './desk-paths.ts'

type View = {
  readonly house: House
  readonly open: OpenPerson
  readonly questions: Questions
  readonly way: string
  readonly readBack: boolean
  readonly mayPaper: boolean
  readonly csrf: Html
}

/** The resident's own questions, to be asked aloud; below them what the colleague says about how it went. */
export function applyForPage({ house, open: { visit, person }, questions, way, readBack, mayPaper, csrf }: View): Html {
  const { errors, codeSentTo } = questions
  const here = `${VISIT_PATH}/${visit.id}`
  const title = text.applyTitle(house.municipality.passName, person.givenName)
  const press = button({ label: text.apply(house.municipality.passName) })
  return html`${pageHead({
      title, lead: text.applyLead, trail: [{ label: person.fullName, href: here }, { label: text.apply(house.municipality.passName) }], narrow: true,
      body: html`${errorSummary(errors)}${codeSentTo !== undefined && errors.length === 0 && alert({ kind: 'info', icon: 'post', body: text.codeLead(codeSentTo) })}${registerNotes(questions)}`,
    })}
    <form class="pas-narrow" method="post" action="${here}/aanvraag">${csrf}${stack('l',
      mayPaper && card({ title: text.way, id: 'hoe', body: radios({
        name: 'bron', legend: text.way, legendHidden: true, value: way, error: errorOf(errors, 'bron'),
        options: [{ value: 'told', label: text.wayTold }, { value: 'paper', label: text.wayPaper, hint: text.readBackPaper }],
      }) }),
      questionCards(questions),
      card({ title: codeSentTo === undefined ? text.checkTitle : text.codeTitle, id: 'klopt', body: html`
        ${codeSentTo !== undefined && codeField(questions, codeSentTo)}
        ${checkbox({ name: 'voorgelezen', label: text.readBack, checked: readBack, error: errorOf(errors, 'voorgelezen') })}
        ${buttonGroup(press, codeSentTo !== undefined && button({ label: text.newCode, kind: 'subtle', name: 'again', value: 'ja' }))}` }))}
    </form>`
}
