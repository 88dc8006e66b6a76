import { colleaguesCalled, peopleOfProvider, signOutEverybody, signOutEverywhere, type Whose } from '#modules/identity/index.ts'
import { holderOfPass } from '#modules/passes/index.ts'
import type { House } from './house.ts'

type Answer = { readonly out: string; readonly error: string; readonly code: number }

const OPERATOR = { door: 'system', role: 'operator' } as const

/** What may stand behind end-sessions; cli.ts refuses anything else. */
export const END_SESSIONS = ['--staff WORK-ADDRESS (or their name), --provider KVK-NUMBER, --pass NUMBER for a resident, or --everybody', /^(--everybody|--staff \S.*|--provider \d{8}|--pass \S.*)$/] as const

/** Signs a colleague, the people of a provider, a resident or everybody out, from this moment. Each is an event in the audit, by the operator. */
export async function endSessionsCommand(house: House, [who, ...rest]: readonly string[]): Promise<Answer> {
  if (who === '--everybody') return said(`Everybody is signed out: ${counted(await signOutEverybody(house, OPERATOR))} ended.`)
  const typed = rest.join(' ')
  const found = await (who === '--staff' ? staff : who === '--provider' ? provider : holder)(house, typed)
  if (typeof found === 'string') return { out: '', error: `${found} Nobody was signed out.`, code: 1 }
  let ended = 0
  for (const one of found) ended += await signOutEverywhere(house, OPERATOR, one)
  return said(`Signed out: ${counted(ended)} ended.${who === '--staff' ? ' Who may still sign in at the directory can come back: take that away there.' : ''}`)
}

async function staff(house: House, typed: string): Promise<readonly Whose[] | string> {
  const found = await colleaguesCalled(house, typed)
  if (!found.length) return 'No colleague who ever signed in here has that work address or name.'
  // The same address twice is one person with two accounts; the same name twice may be two people.
  if (found.length > 1 && !typed.includes('@')) return `${found.length} colleagues have that name: give the work address, or sign out --everybody.`
  return found.map(({ id }) => ({ kind: 'staff', id }))
}

async function provider(house: House, kvk: string): Promise<readonly Whose[] | string> {
  const ids = await peopleOfProvider(house, house.db, kvk)
  return ids.length ? ids.map((id) => ({ kind: 'provider-person', id })) : 'Nobody ever signed in for an organisation with that number.'
}

async function holder(house: House, typed: string): Promise<readonly Whose[] | string> {
  const id = await holderOfPass(house, house.db, typed)
  if (!id) return 'There is no pass with that number.'
  return id === 'off' ? 'That pass is turned off: give the number of the one that came after it.' : [{ kind: 'resident', id }]
}

const said = (out: string): Answer => ({ out, error: '', code: 0 })
const counted = (sessions: number): string => (sessions === 1 ? '1 session' : `${sessions} sessions`)
