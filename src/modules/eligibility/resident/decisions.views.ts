import { type Language, spoken } from '#shared/language.ts'
import { type Block, section, sentence, text as say } from '#modules/knowledge/index.ts'
import { besideDutch, type Explained, type SentLetter } from '#modules/messages/index.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { arrowLink } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { House } from '#src/house.ts'
import type { Assessment } from '../application.ts'
import { letterInDutch } from '../english.text.ts'
import { decisionText } from '../resident-words.ts'
import { outcomeOf } from './numbered-decision.ts'
import { type Door, hasMoreTime, type OwnDecision } from './read-decisions.ts'

export const PATH = '/mijn/besluiten'
const PAGE = 'pages/besluiten'

export function decisionList(house: House, lang: Language, decisions: readonly OwnDecision[]): Html {
  const text = decisionText[lang]
  return html`${pageHead({ title: text.decisionsTitle, lead: sentence(house, `${PAGE}#lead`, {}, lang), narrow: true })}
  <div class="pas-narrow">${decisions.length
    ? actions(decisions.map(({ decision, number, inForce }) => ({
        href: inLanguage(lang, `${PATH}/${number}`), icon: 'post', label: text.outcomes[outcomeOf(decision)],
        note: html`${text.decided(spoken[lang].date(decision.announcedOn))}, ${number} ${inForce ? badge({ label: text.inForce, kind: 'ok' }) : badge({ label: text.replaced })}`,
      })))
    : paragraph(text.noDecisions)}</div>`
}

type View = {
  readonly house: House
  readonly lang: Language
  readonly title: string
  readonly one: OwnDecision
  readonly door: Door
  readonly letter: SentLetter | undefined
  /** What explains the letter, on a page in English. */
  readonly english: Explained | undefined
  readonly assessment: Assessment
  /** { income, limit } as the letter says them; gone amounts say since when. */
  readonly amounts: Readonly<Record<string, string>>
}

/** The decision as a document: its letter, what it rests on, and the way to object. */
export function decisionPage(view: View): Html {
  const { house, lang, title, one, letter, english } = view
  const { decision, number, inForce } = one
  const text = decisionText[lang]
  const moreTime = hasMoreTime(one) && alert({ kind: 'info', icon: 'clock', body: say(house, MORE_TIME, daysOf(one, lang), lang) })
  const print = buttonGroup(buttonLink({ href: inLanguage(lang, `${PATH}/${number}.pdf`), label: text.print, kind: 'secondary', icon: 'print' }))
  return html`${pageHead({
    title, lang, lead: `${text.decided(spoken[lang].date(decision.announcedOn))}. ${text.number}: ${number}.`,
    trail: [{ href: inLanguage(lang, PATH), label: text.decisionsTitle }, { label: number }], body: !inForce && alert({ kind: 'warning', body: sentence(house, `${PAGE}#replaced`, {}, lang) }),
  })}
  ${columns(
    !letter ? paragraph(sentence(house, `${PAGE}#letter-gone`, {}, lang))
      : lang === 'nl' ? card({ body: html`${moreTime}${prose(letter.document.html)}${print}` })
      : html`<div class="pas-flow">${moreTime}${besideDutch(house, letter.document, english, letterInDutch)}${print}</div>`,
    stack('l', doorPanel(view), restsOn(view)),
  )}`
}

const MORE_TIME = `${PAGE}#more-time`
const daysOf = ({ decision, objectBy }: OwnDecision, lang: Language) => ({ inLetter: spoken[lang].dayAndDate(decision.objectionLastDay), objectionLastDay: spoken[lang].dayAndDate(objectBy) })

/** What stands above the letter on paper, because the letter itself stays as it was sent. */
export const aboveLetter = (house: House, one: OwnDecision, lang: Language): readonly Block[] => (hasMoreTime(one) ? section(house, MORE_TIME, daysOf(one, lang), lang).blocks : [])

function doorPanel({ house, lang, one, door }: View): Html {
  return html`<aside class="pas-panel pas-flow" aria-labelledby="bezwaar">${heading(2, decisionText[lang].objectTitle, { id: 'bezwaar', size: 3 })}${doorWords(house, one, door, lang)}</aside>`
}

/** What somebody can do who does not agree, with the last day and the button of it. */
export function doorWords(house: House, { number, objectBy }: OwnDecision, door: Door, lang: Language = 'nl'): Html {
  const text = decisionText[lang]
  const { dayAndDate } = spoken[lang]
  const until = { objectionLastDay: dayAndDate(objectBy) }
  const objecting = inLanguage(lang, `${PATH}/${number}/bezwaar`)
  const words = (section: string, values: Readonly<Record<string, string>> = {}): Html => say(house, `${PAGE}#${section}`, values, lang)
  switch (door.kind) {
    case 'open':     return html`${words('open', until)}${buttonGroup(buttonLink({ href: objecting, label: text.object, iconEnd: 'arrow' }))}`
    case 'late':     return html`${words('late', until)}${buttonGroup(buttonLink({ href: objecting, label: text.object, kind: 'secondary' }))}`
    case 'running':  return html`${words('running', { lastDay: dayAndDate(door.objection.lastDay) })}${buttonGroup(buttonLink({ href: objecting, label: text.yourObjection }))}`
    case 'answered': return html`${words('answered', { courtLastDay: dayAndDate(door.objection.courtLastDay!) })}${arrowLink(objecting, text.yourObjection)}`
    case 'court':    return words('court', { courtLastDay: dayAndDate(door.objection.courtLastDay!) })
    case 'replaced': return html`${words('newer')}${arrowLink(inLanguage(lang, `${PATH}/${door.by}`), text.newer)}`
    case 'partner':  return words('partner')
  }
}

function restsOn({ lang, one: { decision, own }, assessment, amounts }: View): Html {
  const text = decisionText[lang]
  return card({
    title: text.restsOn, id: 'gronden', body: summaryList([
      ...(own ? [{ label: text.income, value: amounts.income }, { label: text.limit, value: amounts.limit }] : []),
      ...(assessment.normEffectiveFrom ? [{ label: text.norm, value: spoken[lang].date(assessment.normEffectiveFrom) }] : []),
      { label: text.referenceDate, value: spoken[lang].date(assessment.referenceDate) },
      { label: text.madeBy, value: text.makers[decision.madeBy] },
    ], 'rows'),
  })
}
