// What waits together goes together: the queue before the one call that answers a whole list. It knows nothing of orders.

export type Together<Ask, Answer> = {
  /** So many are inside that another must not come in. */
  full(): boolean
  /** Its own answer, or its own error: never that of a neighbour in the list. */
  ask(one: Ask): Promise<Answer>
  /** Resolves when nobody is inside. */
  settled(): Promise<void>
}

export type Rules<Ask, Answer> = {
  /** Answers a list, in its order, or fails as a whole and leaves nothing behind. */
  readonly call: (list: readonly Ask[]) => Promise<readonly Answer[]>
  /** In one list at most. */
  readonly most: number
  /** Inside at most: waiting and under way together. */
  readonly room: number
  /** So many calls under way at the same time. */
  readonly lanes: number
  /** Whether these two may be in one list. */
  readonly fits: (first: Ask, other: Ask) => boolean
  /** The list failed because of something in it: each goes again by itself. Otherwise all get the error. */
  readonly worthAnother: (error: unknown, count: number) => boolean
  /** Others were in the way. Two such in a row of single tries, and the rest of the list is not made to wait for it too. */
  readonly crowded: (error: unknown) => boolean
}

type Waiting<Ask, Answer> = { readonly one: Ask; readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }

/**
 * One alone goes at once. While a call is under way, who comes waits, and all who wait go together in the next one. A list
 * that fails goes again one by one beside the line, so that nobody behind it waits for who made it fail.
 */
export function together<Ask, Answer>({ call, most, room, lanes, fits, worthAnother, crowded }: Rules<Ask, Answer>): Together<Ask, Answer> {
  type Entry = Waiting<Ask, Answer>
  const waiting: Entry[] = []
  const leaving: (() => void)[] = []
  let inside = 0
  let underWay = 0

  const out = (): void => { if (--inside === 0) for (const told of leaving.splice(0)) told() }
  const give = (entry: Entry, answer: Answer | undefined): void => {
    out()
    if (answer === undefined) entry.reject(new Error('The call answered fewer than were asked.'))
    else entry.resolve(answer)
  }
  const fail = (entry: Entry, error: unknown): void => { out(); entry.reject(error) }

  function next(): Entry[] {
    let count = 1
    while (count < most && count < waiting.length && fits(waiting[0]!.one, waiting[count]!.one)) count++
    return waiting.splice(0, count)
  }

  function go(): void {
    while (underWay < lanes && waiting.length) {
      underWay++
      const list = next()
      // The next one leaves after a turn of the loop: who has just been answered, and who just came in, can be in it.
      void answerAll(list).then(() => setImmediate(() => { underWay--; go() }))
    }
  }

  async function answerAll(list: readonly Entry[]): Promise<void> {
    try {
      const answers = await call(list.map(({ one }) => one))
      for (const [i, entry] of list.entries()) give(entry, answers[i])
    } catch (error) {
      if (worthAnother(error, list.length)) void oneByOne(list)
      else for (const entry of list) fail(entry, error)
    }
  }

  async function oneByOne(list: readonly Entry[]): Promise<void> {
    let stuck = 0
    let last: unknown
    for (const entry of list) {
      if (stuck === 2) { fail(entry, last); continue }
      try {
        give(entry, (await call([entry.one]))[0])
        stuck = 0
      } catch (error) {
        if (crowded(error)) { stuck++; last = error }
        fail(entry, error)
      }
    }
  }

  return {
    full: () => inside >= room,
    ask: (one) => new Promise((resolve, reject) => { inside++; waiting.push({ one, resolve, reject }); go() }),
    settled: () => (inside === 0 ? Promise.resolve() : new Promise((resolve) => leaving.push(resolve))),
  }
}
