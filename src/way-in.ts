import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { isIP, isIPv4 } from 'node:net'

/** The address that people see, as a browser writes it; '' with a problem when it is none. */
export function publicUrlOf(given: string, problems: string[]): string {
  if (/^https:\/\/[^/?#@\\\s]+\/?$/.test(given) && URL.canParse(given)) return new URL(given).origin
  if (given) problems.push(`PUBLIC_URL must begin with https:// and hold a name, perhaps a port, and no path or question mark, not ${JSON.stringify(given)}: without the padlock nobody signs in.`)
  return ''
}

/** As the web server takes them: addresses, ranges of them, and three names for ranges of a network of one's own. */
export function proxiesOf(given: string | undefined, problems: string[]): readonly string[] {
  const proxies = (given ?? '').split(',').map((item) => item.trim()).filter(Boolean)
  const wrong = proxies.filter((proxy) => !isProxy(proxy))
  if (wrong.length) problems.push(`TRUSTED_PROXIES must hold addresses like 10.0.0.1 or ranges like 10.0.0.0/24, not ${wrong.map((one) => JSON.stringify(one)).join(', ')}.`)
  return proxies
}

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', range, ...more] = text.split('/')
  if (!isIP(address) || more.length) return false
  if (range === undefined) return true
  return (/^\d{1,3}$/.test(range) && Number(range) >= 1 && Number(range) <= (isIPv4(address) ? 32 : 128)) || (isIPv4(address) && isIPv4(range))
}

/** A certificate with its own key: what else stands in these files would break the start with the words of a library. */
export function tlsProblems(cert: string | undefined, key: string | undefined): string[] {
  const certificate = cert === undefined ? undefined : certificateIn(cert)
  const privateKey = key === undefined ? undefined : privateKeyIn(key)
  return [
    ...(cert !== undefined && !certificate ? ['TLS_CERT_FILE holds no certificate in PEM.'] : []),
    ...(key !== undefined && !privateKey ? ['TLS_KEY_FILE holds no private key in PEM without a passphrase.'] : []),
    ...(certificate && privateKey && !certificate.checkPrivateKey(privateKey) ? ['TLS_CERT_FILE and TLS_KEY_FILE do not belong together: it is the certificate of another key. The certificate of the site itself must come first in its file.'] : []),
  ]
}

function certificateIn(pem: string): X509Certificate | undefined {
  try { return new X509Certificate(pem) } catch { return undefined }
}

function privateKeyIn(pem: string): KeyObject | undefined {
  try { return createPrivateKey(pem) } catch { return undefined }
}

/** Why we cannot listen, for the operator; undefined when it is something else. */
export function listenProblem({ code }: NodeJS.ErrnoException, host: string, port: number): string | undefined {
  switch (code) {
    case 'EADDRINUSE': return `PORT: something else listens on ${port} of ${host} already. Stop it, or give another port.`
    case 'EACCES': return `PORT: this user may not listen on ${port}. Give a port above 1023, or let the service do it (AmbientCapabilities=CAP_NET_BIND_SERVICE).`
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': case 'EAI_AGAIN': return `HOST: ${JSON.stringify(host)} is no address of this machine. 0.0.0.0 listens on all of them.`
    default: return undefined
  }
}
