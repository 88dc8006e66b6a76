import type { TestContext } from 'node:test'
import { identityRoutes, may, type SignInWiring, sessionOf } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import type { Config } from '#src/config.ts'
import { page, redirect } from '#web/answer.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Signed } from '#web/route.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type Browser, browser, type Fetched } from './page.ts'

/** Residents and providers that the shop already knows, in tests of signing in. */
export const henk = { id: '01935000-0000-7000-8000-000000000001', name: 'Henk', bsn: '999990019' }
export const fatima = { id: '01935000-0000-7000-8000-000000000002', name: 'Fatima', bsn: '999990020' }
const pool = { kvk: '90010013', name: 'Zwembad' }

export type Door = {
  readonly house: TestHouse
  readonly b: Browser
  /** A second browser, of somebody else. */
  another(): Promise<Browser>
  /** Everything that was told to `afterSignIn`. */
  readonly arrived: { signed: Signed; returnTo: string | undefined }[]
  /** Follows our own redirects to the page they lead to. */
  follow(fetched: Fetched, b?: Browser): Promise<Fetched>
}

/** The routes of identity on a real server with real sessions, and two pages behind them. */
export async function atTheDoor(t: TestContext, config: Partial<Config>, wiring: Partial<SignInWiring> = {}): Promise<Door> {
  const house = await testHouse(t, { config })
  await openKnowledge(house)
  const arrived: Door['arrived'] = []
  const written: string[] = []
  const given: SignInWiring = {
    whoMay: async () => html`<p>Woon je alleen? Dan mag je inkomen niet hoger zijn dan de grens.</p>`,
    afterSignIn: async (signed, returnTo) => { arrived.push({ signed, returnTo }); return returnTo ?? '/mijn' },
    residentByBsn: async (_q, bsn) => [henk, fatima].find((resident) => resident.bsn === bsn),
    providerByKvk: async (_q, kvk) => (kvk === pool.kvk ? pool : undefined),
    ...wiring,
  }
  const behind: Route[] = [
    get('/mijn', 'browse', ({ signed, csrf }) => page({
      title: 'Mijn pagina', body: html`<h1>Dag ${signed?.name || 'onbekende'}</h1><p>${signed?.door ?? 'niet ingelogd'} ${signed?.subjectId}</p><form action="/mijn/merk" method="post">${csrf()}<button type="submit">Bewaar</button></form>`,
    })),
    post('/mijn/merk', 'see-own', ({ signed }) => { written.push(signed!.subjectId ?? ''); return redirect('/mijn') }),
  ]
  const open = () => browser(t, house, { routes: [...identityRoutes(house, given), ...behind], may, sessionOf: (cookie) => sessionOf(house, cookie) })
  const b = await open()
  return {
    house, b, arrived, another: open,
    async follow(fetched, who = b) {
      for (let at = fetched, hops = 0; hops < 5; hops++) {
        if (!at.location?.startsWith('/')) return at
        at = await who.get(at.location)
      }
      throw new Error('Still redirected after 5 pages of ours.')
    },
  }
}
