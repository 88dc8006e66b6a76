import type { Municipality } from '#src/municipality.ts'
import type { Page } from './answer.ts'
import { buttonGroup, buttonLink } from './components/button.ts'
import { phoneLink } from './components/link.ts'
import { block, narrow, pageHead, paragraph, stack } from './components/page.ts'
import { summaryList } from './components/summary-list.ts'
import { text as words } from './error-pages.text.ts'
import { type Html, html } from './html.ts'
import type { Signed } from './route.ts'
import { type FormAsSent, sendAgain } from './send-again.ts'
import { workStart } from './work-starts.ts'
import { notYouTexts, type WorkErrorKind, workErrorTexts, workText as text } from './work-errors.text.ts'

/** For whom something is, by the door they come in through: "staff", caseworker and kcc. */
export type ForWhom = { readonly door: Signed['door']; readonly roles: readonly string[] }

/**
 * The workplace somebody is in. Not known who (`signed`), when that could not be asked: then it is the workplace that the
 * address belongs to, and the page names nobody.
 */
export type AtWork = {
  readonly area: 'work' | 'provider'
  readonly signed: Signed | undefined
  /** Whose work was refused; empty when their role may do it. */
  readonly forWhom: readonly ForWhom[]
}

const AREAS: Readonly<Partial<Record<Signed['door'], AtWork['area']>>> = { staff: 'work', provider: 'provider' }

type Doors = { readonly may: (signed: Signed | undefined, action: string) => boolean; readonly forWhom: (action: string) => readonly ForWhom[] }

/** Where something was asked: the workplace of who is signed in, or else the one that only this action belongs to. Undefined: the shop. */
export function workplaceOf({ may, forWhom }: Doors, action: string | undefined, signed: Signed | undefined): AtWork | undefined {
  const whom = action === undefined ? [] : forWhom(action)
  const area = signed ? AREAS[signed.door] : whom.length === 1 ? AREAS[whom[0]!.door] : undefined
  return area && { area, signed, forWhom: signed && action !== undefined && may(signed, action) ? [] : whom }
}

/**
 * What happened, what was kept, what to do now, in the workplace of who is signed in. Says nothing of what stands at the
 * address. `number`: of the request, where the log holds more than the page says.
 */
export function workErrorPage(kind: WorkErrorKind, { municipality, number, again }: { readonly municipality: Municipality; readonly number: string | undefined; readonly again?: FormAsSent | undefined }, { area, signed, forWhom }: AtWork): Page {
  const notYou = kind === 'forbidden' && forWhom.length === 0
  const { title, lead, ...form } = notYou ? notYouTexts[area] : workErrorTexts[kind]
  // An organisation that does not take part has nowhere to begin.
  const start = signed && (area === 'work' ? workStart(signed.roles) : notYou ? undefined : '/aanbieder')
  return {
    title, area, error: true,
    body: html`${pageHead({ title, lead, narrow: true })}${narrow(stack('l',
      kind === 'forbidden' && !notYou && signed && whoMay(signed, forWhom),
      sendAgain(again, form, words.sendAgain),
      start && buttonGroup(buttonLink({ label: text.back, href: start })),
      html`<p class="nl-paragraph">${number && html`${words.number}: <b class="pas-nowrap">${spell(number)}</b>. `}${text.call} ${phoneLink(municipality)}. ${number && text.withNumber}</p>`,
    ))}`,
  }
}

/** Which role may do it, which one this is, and whom to ask. */
function whoMay({ door, roles }: Signed, forWhom: readonly ForWhom[]): Html {
  const ours = forWhom.find((one) => one.door === door)
  const names = (given: readonly string[], and: 'of' | 'en') => given.map(text.role).join(', ').replace(/, ([^,]*)$/, ` ${and} $1`)
  return block({ title: text.whoMay, id: 'wie', body: ours
    ? html`${summaryList([{ label: text.mayTitle, value: names(ours.roles, 'of') }, { label: text.youAre, value: names(roles, 'en') || text.noRole }])}${paragraph(door === 'provider' ? text.askProvider : text.askStaff)}`
    : forWhom.map((one) => paragraph(text.ofOthers[one.door])) })
}

/** "3F9 A22": in threes, as one reads a number aloud. */
export const spell = (number: string): string => number.toUpperCase().replace(/(.{3})(?=.)/g, '$1 ')
