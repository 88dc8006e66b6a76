import { type LocalDate, momentAt } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { Assessment, KeptCheck } from '../application.ts'
import { readDay } from '../domain/norm-proposal.ts'
import { INADMISSIBLE, type Inadmissible, MISSING, type Missing, NOT_HEARD_GROUNDS, type NotHeardGround } from '../domain/objection-states.ts'
import { againstMove, namesOf, refusalReasons } from '../casework/move-form.ts'
import { text as words } from '../eligibility.text.ts'
import type { Handling } from './handle-objection.ts'
import { text } from './objection.text.ts'

/** What was typed in the form of one move: its fields carry the name of the move, because several forms stand on one page. */
export type HandlingForm = { readonly move: string; readonly get: (field: string) => string; readonly all: (field: string) => readonly string[] }

export const readHandlingForm = (form: Readonly<Record<string, string>>, many: (field: string) => readonly string[]): HandlingForm => {
  const move = form.doe ?? ''
  return { move, get: (field) => (form[`${move}-${field}`] ?? '').trim(), all: (field) => many(`${move}-${field}`) }
}
export const NOTHING_TYPED: HandlingForm = { move: '', get: () => '', all: () => [] }

export type Asked = { readonly today: LocalDate; readonly lastDay: LocalDate; readonly mostWeeks: number; readonly late: boolean; readonly assessment: Assessment }

const LONGEST = 5000
const { workErrors } = text
const { caseErrors } = words

/** The checks that say the opposite of the verdict that was chosen. */
export const againstVerdict = (assessment: Assessment, outcome: string, reason: string): readonly KeptCheck[] =>
  againstMove(assessment, outcome === 'granted' ? { move: 'grant' } : { move: outcome === 'refused' ? 'refuse' : '', reason })

/** One move with all it needs, or a sentence for each field that does not yet. Undefined: no such move. */
export function checkHandling({ move, get, all }: HandlingForm, asked: Asked): { readonly handling: Handling } | { readonly errors: readonly FieldError[] } | undefined {
  const errors: FieldError[] = []
  const need = (field: string, right: boolean, message: string): void => { if (!right) errors.push({ field: `${move}-${field}`, message }) }
  const wordsIn = (field: string): string => {
    need(field, get(field) !== '', workErrors.words)
    need(field, get(field).length <= LONGEST, workErrors.long)
    return get(field)
  }
  const done = (handling: () => Handling): { readonly handling: Handling } | { readonly errors: readonly FieldError[] } => {
    const made = handling()
    need('own', get('own') === 'ja', workErrors.own)
    return errors.length ? { errors } : { handling: made }
  }
  const excusable = (): boolean => {
    need('excusable', !asked.late || get('excusable') === 'ja', workErrors.excusable)
    return get('excusable') === 'ja'
  }
  /** Where the test says the opposite: that it was seen, and why so (decision 0057). */
  const againstSeen = (outcome: string): string | undefined => {
    const against = againstVerdict(asked.assessment, outcome, get('reason'))
    if (against.length === 0) return undefined
    need('despite', get('despite') !== '', caseErrors.despite)
    need('despite', get('despite').length <= 1000, caseErrors.ownSentenceLong)
    need('seen', get('seen') === 'ja' && get('against') === namesOf(against), caseErrors.seen)
    return get('despite')
  }
  switch (move) {
    case 'ask-missing': return done(() => {
      const missing = all('missing').filter((one): one is Missing => (MISSING as readonly string[]).includes(one))
      need('missing', missing.length > 0, workErrors.missing)
      return { move, missing }
    })
    case 'complete': return done(() => ({ move, words: wordsIn('words') }))
    case 'withdraw': return done(() => ({ move }))
    case 'invite': return done(() => {
      const day = readDay(get('day'))
      const at = day && momentAt(day, get('time'))
      need('day', day !== undefined && day > asked.today, workErrors.day)
      need('time', day === undefined || at !== undefined, workErrors.time)
      need('place', get('place') !== '' && get('place').length <= 200, workErrors.place)
      return { move, at: at ?? new Date(0), place: get('place') }
    })
    case 'hear': return done(() => ({ move, words: wordsIn('words') }))
    case 'skip-hearing': return done(() => {
      need('ground', (NOT_HEARD_GROUNDS as readonly string[]).includes(get('ground')), workErrors.ground)
      return { move, ground: get('ground') as NotHeardGround, words: wordsIn('words') }
    })
    case 'extend': return done(() => {
      const weeks = /^\d$/.test(get('weeks')) ? Number(get('weeks')) : 0
      need('weeks', weeks >= 1 && weeks <= asked.mostWeeks, workErrors.weeks)
      return { move, weeks, words: wordsIn('words') }
    })
    case 'extend-agreed': return done(() => {
      const until = readDay(get('until'))
      need('until', until !== undefined && until > asked.lastDay, workErrors.until)
      return { move, until: until ?? asked.today, words: wordsIn('words') }
    })
    case 'uphold': return done(() => {
      const outcome = get('verdict')
      need('verdict', outcome === 'granted' || outcome === 'refused', workErrors.verdict)
      need('reason', outcome !== 'refused' || refusalReasons(asked.assessment).includes(get('reason')), workErrors.reason)
      const ownSentence = wordsIn('words')
      const despite = againstSeen(outcome)
      return { move, excusable: excusable(), verdict: outcome === 'refused' ? { outcome, reason: get('reason'), ownSentence, despite } : { outcome: 'granted', ownSentence, despite } }
    })
    case 'reject': return done(() => ({ move, words: wordsIn('words'), excusable: excusable() }))
    case 'set-aside': return done(() => {
      need('reason', (INADMISSIBLE as readonly string[]).includes(get('reason')), workErrors.reason)
      return { move, reason: get('reason') as Inadmissible, words: wordsIn('words') }
    })
    default: return undefined
  }
}
