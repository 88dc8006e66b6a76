/**
 * What the mail server in front found of the sender's domain (RFC 8601, DMARC of RFC 7489). `undefined`: it does not say, or
 * says it under another name than the one we trust.
 */
export type DmarcSays = 'pass' | 'fail' | undefined

/** Microsoft 365 names itself nowhere in its header: an operator writes this in place of a name. */
export const NAMELESS = '-'

/**
 * Of headers "Authentication-Results" (their values, the topmost first) only the first of the server that we trust counts: it
 * writes its own on top, and what stands below it came along with the mail. `fromDomain` is the domain of From, in ASCII:
 * a finding about another one is a finding about another mail.
 */
export function dmarcOf(headers: readonly string[], authservId: string, fromDomain: string): DmarcSays {
  for (const header of headers) {
    const [first = '', ...rest] = parts(withoutComments(header))
    const named = !first.includes('=')
    const name = named ? unquoted(first.trim().split(/\s+/)[0] ?? '') : NAMELESS
    if (name.toLowerCase() !== authservId.toLowerCase()) continue
    return verdict(named ? rest : [first, ...rest], fromDomain)
  }
  return undefined
}

function verdict(found: readonly string[], fromDomain: string): DmarcSays {
  for (const one of found) {
    const said = /^\s*dmarc\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)/i.exec(one)?.[1]?.toLowerCase()
    if (!said) continue
    const about = /\sheader\.from\s*=\s*("[^"]*"|\S+)/i.exec(one)?.[1]
    const domain = about === undefined ? undefined : unquoted(about).split('@').at(-1)!.toLowerCase()
    if (said === 'fail' || (said === 'pass' && domain !== undefined && domain !== fromDomain.toLowerCase())) return 'fail'
    return said === 'pass' ? 'pass' : undefined
  }
  return undefined
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1')

/** Comments may hold anything, also "dmarc=pass"; they nest, and a bracket in quotes is none. */
function withoutComments(text: string): string {
  let depth = 0
  let quoted = false
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\\' && (quoted || depth)) { if (!depth) out += c + (text[i + 1] ?? ''); i++; continue }
    if (c === '"' && !depth) quoted = !quoted
    if (!quoted && c === '(') { depth++; continue }
    if (!quoted && depth && c === ')') { depth--; if (!depth) out += ' '; continue }
    if (!depth) out += c
  }
  return out
}

/** Split at the semicolons that are not in quotes. */
const parts = (text: string): string[] => text.match(/(?:[^;"]|"(?:[^"\\]|\\.)*"|")+/g) ?? []
