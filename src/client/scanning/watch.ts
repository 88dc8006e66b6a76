type Watch = {
  readonly look: () => Promise<string | undefined>
  /** Whether this text is what we look for. */
  readonly ours: (text: string) => boolean
  readonly tell: (moment: 'other-code' | 'nothing') => void
  /** Milliseconds, of any beginning. */
  readonly now?: () => number
  /** Between two looks, so that the page stays quick and a telephone cool. */
  readonly rest?: () => Promise<unknown>
}

/** Then it is told that there is another way. */
const NOTHING_MS = 20_000
/** A camera that sees an empty counter goes out. */
const IDLE_MS = 180_000

/**
 * Looks until it sees a code of ours, and answers that. Undefined when `stop` ended it, or nothing new was held before it
 * for three minutes. Another code is told once for as long as it is held there, and ends nothing.
 */
export async function watch({ look, ours, tell, now = () => performance.now(), rest = () => new Promise((resolve) => { setTimeout(resolve, 120) }) }: Watch, stop: AbortSignal): Promise<string | undefined> {
  let other: string | undefined
  let since = now()
  let told = false
  while (!stop.aborted && now() - since < IDLE_MS) {
    const text = await look()
    if (stop.aborted) return undefined
    if (text !== undefined && ours(text)) return text
    if (text !== undefined && text !== other) {
      [other, since, told] = [text, now(), false]
      tell('other-code')
    } else if (!told && now() - since >= NOTHING_MS) {
      told = true
      tell('nothing')
    }
    await rest()
  }
  return undefined
}
