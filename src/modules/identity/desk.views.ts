import type { House } from '#src/house.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { spellCode } from '#shared/code.ts'
import type { Page } from '#web/answer.ts'
import { buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { say } from '#web/components/workplace.ts'
import { type Html, html } from '#web/html.ts'
import { document, renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { deskText, kindOf } from './domain/sign-in-failure.ts'
import { doorNames, duration, liesWith, stepNames, text } from './identity.text.ts'
import type { SignInEvent } from './sign-in-event.store.ts'

/** What happened under a number, what to say and what to do; then back to the field where all keys are typed. */
export const storyPage = (house: House, event: SignInEvent): Page => ({
  title: text.deskTitle, area: 'work', current: '/balie',
  body: html`${pageHead({ title: text.deskTitle, trail: [{ label: text.deskStart, href: '/balie' }, { label: text.deskTitle }] })}
${story(house, event)}`,
})

const parts = ['saw', 'say', 'do', 'never'] as const

/** A part of the script on a sheet of its own; what to say aloud is the one that catches the eye. */
function part(house: House, key: string, id: (typeof parts)[number]): Html {
  const { heading: title, blocks } = section(house, `${key}#${id}`)
  if (id === 'say') return say({ title, id, words: `“${sentence(house, `${key}#${id}`)}”` })
  return card({ title, id, body: renderBlocks(blocks) })
}

function story(house: House, { number, cause, door, at, detail, steps: taken }: SignInEvent): Html {
  const key = deskText(cause)
  return columns(
    html`<div class="pas-flow">${heading(2, document(house, key).title)}
${parts.map((id) => part(house, key, id))}</div>`,
    stack('m',
      card({
        title: text.facts, id: 'gegevens',
        body: summaryList([
          { label: text.deskNumber, value: spellCode(number, 3) },
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
      }),
      buttonLink({ label: text.deskNext, href: '/balie', kind: 'secondary', icon: 'search', wide: true })))
}
