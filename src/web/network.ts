import { isIPv6 } from 'node:net'

/**
 * What tries are counted by: an IPv4 address, or the first 64 bits of an IPv6 address. Whoever has one IPv6 address has
 * 2^64 of them, a new one for every try; the 64 bits in front are their network (RFC 6177).
 */
export function networkOf(address: string): string {
  const bare = address.split('%')[0]!
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare)
  if (mapped) return mapped[1]!
  if (!isIPv6(bare)) return address
  const [head = '', tail] = bare.toLowerCase().split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  // An IPv4 tail stands for two groups.
  const rest = groups(tail).flatMap((one) => (one.includes('.') ? ['0', '0'] : [one]))
  const filled = tail === undefined ? groups(head) : [...groups(head), ...Array<string>(Math.max(0, 8 - groups(head).length - rest.length)).fill('0'), ...rest]
  return `${filled.slice(0, 4).map((one) => Number.parseInt(one, 16).toString(16)).join(':')}::/64`
}
