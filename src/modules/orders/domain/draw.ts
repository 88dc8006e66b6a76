import { sha256 } from '#shared/sha256.ts'

// A draw that anybody can do again. Before anybody signs up we publish the hash of a seed; afterwards the seed. The seed and
// the numbers of the sign-ups make the order, and nothing else does.

export type SignUp = { readonly id: string; /** For so many people: all of them, or none. */ readonly count: number }
/** refused: it was their turn, and an order could not be placed (a limit, no pass any more): the place goes to the next. */
export type DrawOutcome = 'won' | 'lost' | 'refused'

/** What is published beforehand: the seed cannot be chosen afterwards. */
export const commitmentTo = (seed: string): string => sha256(seed)

/** The order of the draw: each sign-up by the SHA-256 of "<seed> <number of the sign-up>", lowest first. */
export function drawOrder<One extends SignUp>(seed: string, signUps: readonly One[]): One[] {
  return signUps.map((one) => ({ one, mark: sha256(`${seed} ${one.id}`) })).sort((a, b) => (a.mark < b.mark ? -1 : 1)).map(({ one }) => one)
}

/**
 * Whose turn it is now, from the front of the order: as many as fit in what is left, up to the first who does not. That one
 * must wait for what the others' orders come to; when nobody stands before it, it has lost, and the next is looked at.
 */
export function nextTurn<One extends SignUp>(order: readonly One[], places: number, most: number): { readonly turn: readonly One[]; readonly lost: readonly One[] } {
  const lost: One[] = []
  let from = 0
  while (from < order.length && order[from]!.count > places) lost.push(order[from++]!)
  const turn: One[] = []
  let left = places
  for (; from < order.length && turn.length < most && order[from]!.count <= left; from++) {
    left -= order[from]!.count
    turn.push(order[from]!)
  }
  return { turn, lost }
}

export type Drawn = SignUp & { readonly outcome: DrawOutcome; /** Its place in the order, from 1. */ readonly place: number }

/** What is not as the seed says, in a sentence each; none when the draw is right. */
export function checkDraw(commitment: string, seed: string, places: number, drawn: readonly Drawn[]): string[] {
  const wrong: string[] = []
  if (commitmentTo(seed) !== commitment) wrong.push('The seed is not the one whose hash was published.')
  let left = places
  for (const [i, one] of drawOrder(seed, drawn).entries()) {
    if (one.place !== i + 1) wrong.push(`${one.id} stands in place ${one.place} and belongs in ${i + 1}.`)
    if (one.outcome === 'refused') continue
    const fits = one.count <= left
    if (fits !== (one.outcome === 'won')) wrong.push(`${one.id} ${one.outcome} with ${left} left for ${one.count}.`)
    if (one.outcome === 'won') left -= one.count
  }
  return wrong
}
