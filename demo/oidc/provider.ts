import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import { type ClientMetadata, type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { JWK } from 'jose'
import { html } from '#web/html.ts'
import type { Issuer } from './doors.ts'
import { memory } from './memory.ts'

export type ProviderSetup = {
  readonly issuer: Issuer
  readonly url: string
  readonly clientId: string
  readonly clientJwks: { readonly keys: readonly JWK[] }
  readonly redirectUris: readonly string[]
  readonly postLogoutUris: readonly string[]
}

const HOUR = 3600

/** One issuer: code flow with PKCE only, PAR offered, private_key_jwt with ES256, a subject that differs per client. */
export function openProvider({ issuer, url, clientId, clientJwks, redirectUris, postLogoutUris }: ProviderSetup): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pairwise = randomBytes(32)
  const claimNames = [...new Set(issuer.people.flatMap(({ claims }) => Object.keys(claims)))]

  // Neither DigiD nor this page remembers who you were: every sign-in asks again. Consent was given by law.
  const policy = interactionPolicy.base()
  policy.remove('consent')
  policy.get('login')?.checks.add(new interactionPolicy.Check('every_time', 'every sign-in is asked for', 'login_required', ({ oidc }) => !oidc.result?.login))

  const configuration: Configuration = {
    adapter: memory(),
    acrValues: [...issuer.levels],
    claims: { openid: ['sub', ...claimNames], acr: null, auth_time: null },
    clientAuthMethods: ['private_key_jwt'],
    clients: [{
      client_id: clientId, jwks: { keys: [...clientJwks.keys] } as NonNullable<ClientMetadata['jwks']>,
      token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code'], response_types: ['code'], subject_type: 'pairwise',
      redirect_uris: [...redirectUris], post_logout_redirect_uris: [...postLogoutUris],
    }],
    cookies: { keys: [randomBytes(32).toString('hex')], names: { session: `${issuer.key}_session`, interaction: `${issuer.key}_keuze`, resume: `${issuer.key}_terug` } },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: false },
      rpInitiatedLogout: { enabled: true, logoutSource: signOut, postLogoutSuccessSource: signedOut },
    },
    findAccount: (_ctx, key) => {
      const account = issuer.people.find((person) => person.key === key)
      // An ID token travels in an address when somebody signs out: what it may not show there is told at userinfo only.
      return account && { accountId: key, claims: (use) => (use === 'id_token' ? { sub: key } : { sub: key, ...account.claims }) }
    },
    interactions: { policy, url: (_ctx, interaction) => `/${issuer.key}/kies/${interaction.uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `${issuer.key}-1`, alg: 'ES256', use: 'sig' }] as NonNullable<Configuration['jwks']>['keys'] },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session!.accountId!, clientId: ctx.oidc.client!.clientId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    pairwiseIdentifier: (_ctx, accountId, client) => createHmac('sha256', pairwise).update(`${client.clientId} ${accountId}`).digest('base64url'),
    pkce: { required: () => true },
    renderError(ctx, out) {
      ctx.type = 'html'
      ctx.body = bare('Inloggen lukt nu niet', html`<p>De demonstratie van ${issuer.title.replace('Inloggen ', '')} kan hier niet verder.</p><p>Technisch: ${out.error}, ${out.error_description}.</p>`)
    },
    responseTypes: ['code'],
    routes: { authorization: '/auth', end_session: '/uitloggen' },
    scopes: ['openid'],
    subjectTypes: ['pairwise'],
    ttl: { AccessToken: 10 * 60, AuthorizationCode: 60, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: 8 * HOUR },
  }
  return new Provider(url, configuration)
}

/** The shop asked with the ID token in hand: that is proof enough, and people do not have to confirm once more. */
async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const session = ctx.oidc.session!
  const { postLogoutRedirectUri, state } = (session.state ?? {}) as { postLogoutRedirectUri?: string; state?: string }
  if (ctx.oidc.entities.IdTokenHint && postLogoutRedirectUri) {
    await session.destroy()
    const back = new URL(postLogoutRedirectUri)
    if (state) back.searchParams.set('state', state)
    ctx.status = 303
    ctx.redirect(back.href)
    return
  }
  ctx.type = 'html'
  ctx.body = bare('Uitloggen', html`<p>Wil je ook hier uitloggen?</p>`).replace('</main>', `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Uitloggen</button></main>`)
}

function signedOut(ctx: KoaContextWithOIDC): void {
  ctx.type = 'html'
  ctx.body = bare('Je bent uitgelogd', html`<p>Je kunt dit venster sluiten.</p>`)
}

const bare = (title: string, body: ReturnType<typeof html>): string =>
  html`<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - demonstratie</title><link rel="stylesheet" href="/style.css"></head><body><header><p><strong>Demonstratie.</strong></p></header><main><h1>${title}</h1>${body}</main></body></html>`.text

