import type { Readable } from 'node:stream'

/** An atom, a string, or a list in brackets. */
export type Word = string | readonly Word[]
export type Command = { readonly tag: string; readonly words: readonly Word[] }

const MOST = 1_000_000

/** Commands as they come in, with their strings and literals (RFC 3501, 4). A literal that waits is asked for through `more`. */
export async function* readCommands(from: Readable, more: () => void): AsyncGenerator<Command> {
  let waiting = ''
  let command = ''
  let needs = -1
  for await (const chunk of from as AsyncIterable<Buffer>) {
    waiting += chunk.toString('latin1')
    if (waiting.length > MOST) return
    for (;;) {
      if (needs >= 0) {
        if (waiting.length < needs) break
        command += quoted(waiting.slice(0, needs))
        waiting = waiting.slice(needs)
        needs = -1
      }
      const end = waiting.indexOf('\r\n')
      if (end < 0) break
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      const [whole, length, direct] = /\{(\d+)(\+?)\}$/.exec(line) ?? []
      if (whole && length) {
        command += line.slice(0, -whole.length)
        needs = Number(length)
        if (!direct) more()
        continue
      }
      const [tag, ...words] = wordsOf(command + line)
      command = ''
      if (typeof tag === 'string') yield { tag, words }
    }
  }
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

function wordsOf(text: string): Word[] {
  const lists: Word[][] = [[]]
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|\(|\)|(?:[^\s()[\]]|\[[^\]]*\])+/g)) {
    if (part === '(') lists.push([])
    else if (part === ')') { const list = lists.pop()!; (lists.at(-1) ?? lists[lists.push([]) - 1]!).push(list) }
    else lists.at(-1)!.push(part.startsWith('"') ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part)
  }
  return lists[0] ?? []
}
