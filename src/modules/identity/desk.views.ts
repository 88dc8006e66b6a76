import type { House } from '#src/house.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { spellCode } from '#shared/code.ts'
import type { FieldError } from '#shared/result.ts'
import type { Page } from '#web/answer.ts'
import { button } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field } from '#web/components/field.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { say } from '#web/components/workplace.ts'
import { type Html, html } from '#web/html.ts'
import { deskScripts, document, renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { deskText, kindOf } from './domain/sign-in-failure.ts'
import { doorNames, duration, liesWith, stepNames, text } from './identity.text.ts'
import type { SignInEvent } from './sign-in-event.store.ts'

type Facts = {
  readonly csrf: Html
  readonly typed: string
  readonly errors: readonly FieldError[]
  readonly event: SignInEvent | undefined
}

/** A field for the short number, and under it what happened, what to say and what to do. */
export const deskPage = (house: House, { csrf, typed, errors, event }: Facts): Page => ({
  title: text.deskTitle, area: 'work', current: '/balie', error: errors.length > 0,
  body: html`${pageHead({ title: text.deskTitle })}
${errorSummary(errors)}
${stack('l',
  numberForm({ csrf, typed: event ? spellCode(event.number, 3) : typed, errors }),
  event ? story(house, event) : deskScripts(house))}`,
})

/** Where the number is typed that somebody reads aloud. */
export const numberForm = ({ csrf, typed, errors }: Pick<Facts, 'csrf' | 'typed' | 'errors'>): Html => card({
  title: text.deskHead, id: 'zoek-nummer',
  body: html`<form class="pas-flow" action="/balie/inloggen" method="post">${csrf}
${field({ name: 'nummer', label: text.deskField, hint: text.deskHint, value: typed, error: errorOf(errors, 'nummer'), code: true, size: 9, maxlength: 20 })}
${button({ label: text.deskButton, icon: 'search', kind: 'secondary' })}</form>`,
})

const parts = ['saw', 'say', 'do', 'never'] as const

/** A part of the script on a sheet of its own; what to say aloud is the one that catches the eye. */
function part(house: House, key: string, id: (typeof parts)[number]): Html {
  const { heading: title, blocks } = section(house, `${key}#${id}`)
  if (id === 'say') return say({ title, id, words: `“${sentence(house, `${key}#${id}`)}”` })
  return card({ title, id, body: renderBlocks(blocks) })
}

function story(house: House, { cause, door, at, detail, steps: taken }: SignInEvent): Html {
  const key = deskText(cause)
  return columns(
    html`<div class="pas-flow">${heading(2, document(house, key).title)}
${parts.map((id) => part(house, key, id))}</div>`,
    stack('m',
      card({
        title: text.facts, id: 'gegevens',
        body: summaryList([
          { label: text.when, value: `${formatDate(dayOf(at))}, ${formatTime(at)}` },
          { label: text.door, value: doorNames[door] },
          { label: text.lies, value: liesWith[kindOf(cause).lies] },
          ...(detail ? [{ label: text.code, value: detail }] : []),
        ]),
      }),
      taken.length > 0 && card({
        title: text.steps, id: 'stappen',
        body: steps(taken.map(({ step, ms }, index) => index === taken.length - 1
          ? { state: 'now', title: stepNames[step], body: text.stoppedHere }
          : { state: 'done', title: stepNames[step], body: duration(ms) })),
      })))
}
