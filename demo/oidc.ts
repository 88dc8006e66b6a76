import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import type { Provider } from 'oidc-provider'
import { html } from '#web/html.ts'
import type { Faults } from './faults.ts'
import { type Exchange, type Listening, listen, readBody, send } from './http.ts'
import { type Cast, type Issuer, type IssuerKey, issuers } from './oidc/doors.ts'
import { openProvider } from './oidc/provider.ts'
import { sendCss, sendPage } from './page.ts'

export type OidcSetup = {
  readonly host: string
  readonly port: number
  readonly cast: Cast
  readonly shopUrl: string
  /** The public keys with which the shop proves to be itself (private_key_jwt). */
  readonly clientJwks: { readonly keys: readonly JWK[] }
  readonly faults: Faults
  readonly log: (error: unknown) => void
}

export type OidcPartner = { readonly issuers: Readonly<Record<IssuerKey, string>>; stop(): Promise<void> }

/** The words in the shop's addresses (src/door-config.ts): where it has the answers sent. */
const WORDS: Readonly<Record<IssuerKey, string>> = { digid: 'digid', eherkenning: 'aanbieder', staff: 'medewerker' }

export const clientIdOf = (key: IssuerKey): string => `stadjerspas-${WORDS[key]}`

/** DigiD, eHerkenning and the municipality's own directory: three issuers on one port, one page of people each. */
export async function startOidc({ host, port, cast, shopUrl, clientJwks, faults, log }: OidcSetup): Promise<OidcPartner> {
  const open = new Map<string, { issuer: Issuer; provider: Provider; answer: Exchange }>()
  const server: Listening = await listen(host, port, async (request, response) => {
    const path = request.url ?? '/'
    if (path === '/style.css') return sendCss(response)
    const [, first = ''] = path.split(/[/?]/)
    const door = open.get(first)
    if (!door) return send(response, 404, 'text/plain; charset=utf-8', 'Hier is niets. De aanmeldpagina opent vanuit de webshop.\n')
    if (!await faults.pass(door.issuer.key, response)) return
    const choice = new RegExp(`^/${first}/kies/[\\w-]+$`)
    if (choice.test(path.split('?')[0]!)) return choose({ ...door, request, response, shopUrl })
    // The issuer works out its own addresses from both: where it is mounted, and what is asked below that.
    Object.assign(request, { originalUrl: path })
    request.url = path.slice(first.length + 1) || '/'
    return door.answer(request, response)
  }, log)

  try {
    for (const issuer of issuers(cast)) {
      const provider = openProvider({
        issuer, url: `${server.url}/${issuer.key}`, clientId: clientIdOf(issuer.key), clientJwks,
        redirectUris: [`${shopUrl}/inloggen/terug/${WORDS[issuer.key]}`], postLogoutUris: [`${shopUrl}/uitgelogd`],
      })
      provider.on('server_error', (_ctx, error) => log(error))
      const answer = provider.callback()
      open.set(issuer.key, { issuer, provider, answer: async (request, response) => { await answer(request, response) } })
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  const addresses = Object.fromEntries([...open.keys()].map((key) => [key, `${server.url}/${key}`])) as Record<IssuerKey, string>
  return { issuers: addresses, stop: server.stop }
}

type Choice = { readonly issuer: Issuer; readonly provider: Provider; readonly request: IncomingMessage; readonly response: ServerResponse; readonly shopUrl: string }

/** The page of people (GET), and what was chosen on it (POST). */
async function choose({ issuer, provider, request, response, shopUrl }: Choice): Promise<void> {
  const asked = await provider.interactionDetails(request, response).catch(() => undefined)
  if (!asked) {
    return sendPage(response, { title: issuer.title, note: issuer.note, css: '/style.css', body: html`<h1>Dit inloggen is verlopen</h1><p>Begin opnieuw in de webshop.</p><p><a class="button" href="${shopUrl}">Naar de webshop</a></p>` }, { status: 400 })
  }
  const { level, lower } = levels(issuer, asked.params.acr_values)
  const hint = typeof asked.params.login_hint === 'string' ? asked.params.login_hint : undefined
  const show = (status: number, error?: string): void =>
    sendPage(response, { title: issuer.title, note: issuer.note, css: '/style.css', body: choicePage(issuer, { hint, lower, error }) }, { status, formTargets: new URL(shopUrl).origin })

  if (request.method !== 'POST') return show(200)
  const form = new URLSearchParams(await readBody(request) ?? '')
  const done = (result: Parameters<Provider['interactionFinished']>[2]): Promise<void> => provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  if (form.get('knop') === 'stop') return done({ error: 'access_denied', error_description: 'De gebruiker is gestopt met inloggen' })
  const person = issuer.people.find(({ key }) => key === form.get('persoon'))
  if (!person) return show(422, 'Kies eerst wie je bent.')
  const acr = form.get('knop') === 'laag' && lower ? lower : level
  return done({ login: { accountId: person.key, acr, remember: false } })
}

/** The lowest level that the shop asked for and this issuer knows, and the one just below it. */
export function levels(issuer: Pick<Issuer, 'levels' | 'usual'>, asked: unknown): { level: string; lower: string | undefined } {
  const wanted = typeof asked === 'string' ? asked.split(' ') : []
  const level = issuer.levels.find((known) => wanted.includes(known)) ?? issuer.usual
  return { level, lower: issuer.levels[issuer.levels.indexOf(level) - 1] }
}

function choicePage({ title, people }: Issuer, { hint, lower, error }: { hint: string | undefined; lower: string | undefined; error: string | undefined }) {
  const hinted = people.find(({ key }) => key === hint)
  const listed = hinted ? [hinted, ...people.filter((person) => person !== hinted)] : people
  return html`<h1>${title}</h1>
<p>Kies wie je vandaag bent. Een wachtwoord is niet nodig.</p>
<form method="post">
${error && html`<p class="error" role="alert">${error}</p>`}
<fieldset><legend>Wie ben je?</legend>
${listed.map((person) => html`<label class="person"><input type="radio" name="persoon" value="${person.key}" ${person === hinted && 'checked'}><span>${person.name} <small>${person.line}</small></span></label>
`)}</fieldset>
<div class="actions">
<button class="main" type="submit" name="knop" value="in">Inloggen</button>
<button type="submit" name="knop" value="stop">Stoppen</button>
${lower && html`<button type="submit" name="knop" value="laag">Te laag niveau</button>`}
</div>
</form>`
}
