import type { RetestCount, RetestOutcome, RetestStage, Stood } from './retest.ts'

/** What a re-test says of a household, in the words of its page. */
export type Meaning = 'keeps' | 'would-fail' | 'newly-passes' | 'still-not' | 'unknown' | 'needs-facts'
/** What processing does about it. Nothing here ends a pass, and nothing refuses: a person decides in the case. */
type Following = 'nothing' | 'case' | 'list'

type Row = { readonly stood: Stood; readonly outcome: RetestOutcome; readonly meaning: Meaning; readonly follows: Following }

/** Every stand and outcome there is. `list`: there is a case already, and its caseworker should know. */
export const TABLE: readonly Row[] = [
  { stood: 'granted', outcome: 'passed',      meaning: 'keeps',        follows: 'nothing' },
  { stood: 'granted', outcome: 'failed',      meaning: 'would-fail',   follows: 'case'    },
  { stood: 'granted', outcome: 'unknown',     meaning: 'unknown',      follows: 'nothing' },
  { stood: 'granted', outcome: 'needs-facts', meaning: 'needs-facts',  follows: 'nothing' },
  { stood: 'open',    outcome: 'passed',      meaning: 'newly-passes', follows: 'list'    },
  { stood: 'open',    outcome: 'failed',      meaning: 'still-not',    follows: 'nothing' },
  { stood: 'open',    outcome: 'unknown',     meaning: 'unknown',      follows: 'nothing' },
  { stood: 'open',    outcome: 'needs-facts', meaning: 'needs-facts',  follows: 'nothing' },
  { stood: 'refused', outcome: 'passed',      meaning: 'newly-passes', follows: 'case'    },
  { stood: 'refused', outcome: 'failed',      meaning: 'still-not',    follows: 'nothing' },
  { stood: 'refused', outcome: 'unknown',     meaning: 'unknown',      follows: 'nothing' },
  { stood: 'refused', outcome: 'needs-facts', meaning: 'needs-facts',  follows: 'nothing' },
]

export const MEANINGS: readonly Meaning[] = ['keeps', 'newly-passes', 'would-fail', 'still-not', 'unknown', 'needs-facts']

const rowOf = ({ stood, outcome }: Pick<RetestCount, 'stood' | 'outcome'>): Row => TABLE.find((row) => row.stood === stood && row.outcome === outcome)!
const sum = (counts: readonly RetestCount[]): number => counts.reduce((all, { count }) => all + count, 0)

/** Households by what it means for them; every meaning is in it, also with none. */
export const byMeaning = (counts: readonly RetestCount[]): readonly { readonly meaning: Meaning; readonly count: number }[] =>
  MEANINGS.map((meaning) => ({ meaning, count: sum(counts.filter((one) => rowOf(one).meaning === meaning)) }))

/** Why: the first check that is not a yes, the most frequent first, of households that fail or are not certain. */
export const byReason = (counts: readonly RetestCount[]): readonly { readonly meaning: Meaning; readonly reason: string; readonly count: number }[] => {
  const found = new Map<string, { meaning: Meaning; reason: string; count: number }>()
  for (const one of counts) {
    if (one.reason === null) continue
    const { meaning } = rowOf(one)
    const key = `${meaning} ${one.reason}`
    found.set(key, { meaning, reason: one.reason, count: (found.get(key)?.count ?? 0) + one.count })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** How many cases processing opens. Who confirms says this number back: a preview that changed meanwhile is not confirmed. */
export const casesToOpen = (counts: readonly RetestCount[]): number => sum(counts.filter((one) => rowOf(one).follows === 'case'))

/** A re-test under way: a second one is refused. */
export const ACTIVE: readonly RetestStage[] = ['counting', 'preview', 'processing']
