import { parseArgs } from 'node:util'
import { acceptProposal, leaveProposal, type ProposedText, proposedTexts, textName } from '#modules/knowledge/index.ts'
import type { House } from './house.ts'

type Answer = { readonly out: string; readonly error: string; readonly code: number }

const USAGE = 'Say texts, which shows what is proposed; texts --accept KEY or texts --leave KEY, with as many keys as you like; or texts --accept --all. Nothing was changed.'

/** What a release proposes to say otherwise: shown, accepted or left. A key names a text in every language; `en/…` only the English one. */
export async function textsCommand(house: House, args: readonly string[]): Promise<Answer> {
  const wish = readWish(args)
  if (!wish) return refused(USAGE)
  const open = await proposedTexts(house)
  if (wish.decide === undefined) return { out: open.length ? `${open.map(shown).join('\n\n')}\n\n${counted(open.length)} proposed. texts --accept KEY makes one live, texts --leave KEY keeps what is live.` : 'Nothing is proposed: every text of this release is live, or was left.', error: '', code: 0 }
  const unknown = wish.keys.filter((key) => !open.some((text) => isNamed(text, key)))
  if (unknown.length) return refused(`Nothing is proposed for ${unknown.join(', ')}. Nothing was changed. See: texts`)
  const lines: string[] = []
  for (const text of open.filter((each) => wish.all || wish.keys.some((key) => isNamed(each, key)))) {
    const done = await (wish.decide === 'accept' ? acceptProposal : leaveProposal)(house, { ...text, by: { door: 'system', role: 'operator' } })
    lines.push(`${textName(text)}: ${!done ? 'somebody else decided it just now. See: texts' : wish.decide === 'accept' ? `live as version ${text.number + 1}, within half a minute also in what runs already.` : 'left; what is live stays.'}`)
  }
  return { out: lines.join('\n') || 'Nothing is proposed. Nothing was changed.', error: '', code: 0 }
}

type Wish = { readonly decide: 'accept' | 'leave' | undefined; readonly all: boolean; readonly keys: readonly string[] }

function readWish(args: readonly string[]): Wish | undefined {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values: { accept, leave, all }, positionals: keys } = parseArgs({ args: [...args], allowPositionals: true, options: { accept: flag, leave: flag, all: flag } })
    if (!accept && !leave) return all || keys.length ? undefined : { decide: undefined, all, keys }
    return (accept && leave) || all === keys.length > 0 ? undefined : { decide: accept ? 'accept' : 'leave', all, keys }
  } catch {
    return undefined
  }
}

const isNamed = ({ key, language }: ProposedText, name: string): boolean => name === key || name === `${language}/${key}`

const counted = (count: number): string => (count === 1 ? '1 text is' : `${count} texts are`)

const KINDS = { new: ' (new)', gone: ' (goes)', other: '' } as const

/** What goes with a minus, what comes with a plus: as everybody reads a change. */
const shown = (text: ProposedText): string => [
  `${textName(text)}`,
  ...text.changes.flatMap(({ part, kind, went, came }) => [
    `  ${part}${KINDS[kind]}`,
    ...went.map((words) => indented('-', words)),
    ...came.map((words) => indented('+', words)),
    ...(went.length || came.length ? [] : ['    the same words, in another order']),
  ]),
].join('\n')

const indented = (sign: string, words: string): string => `    ${sign} ${words.replaceAll('\n', '\n      ')}`

const refused = (error: string): Answer => ({ out: '', error, code: 1 })
