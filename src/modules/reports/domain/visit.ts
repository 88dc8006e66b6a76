/** One answered GET of a page, as far as counting needs it. */
export type PageView = {
  /** Pattern of the route: /aanbod/:slug */
  readonly path: string
  readonly referer: string | undefined
  /** Header Sec-Fetch-Site; older browsers do not send it. */
  readonly fetchSite: string | undefined
  readonly userAgent: string | undefined
}

const WORK = /^\/(beheer|beoordeling|balie|aanbieder)(\/|$)/
const ROBOT = /bot\b|crawl|spider|slurp|archiver|monitor|preview|scan|fetch|headless|lighthouse|facebookexternalhit|whatsapp|embedly|^(curl|wget|python|java|go-http|ruby|php|perl|node|axios|okhttp|libwww|apache-httpclient)/i

/**
 * A visit begins when somebody comes from elsewhere: typed, a bookmark, a link in a letter or on another site. `ours` are
 * the origins of the shop and of the issuers: who returns from signing in has not come anew. Work at the desk is no visit.
 */
export function isVisit({ path, referer, fetchSite, userAgent }: PageView, ours: ReadonlySet<string>): boolean {
  if (WORK.test(path)) return false
  if (!userAgent || ROBOT.test(userAgent)) return false
  if (fetchSite === 'same-origin') return false
  return referer === undefined || !ours.has(originOf(referer))
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '')
