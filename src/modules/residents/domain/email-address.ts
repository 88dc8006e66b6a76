/**
 * An address as we keep it, or undefined when no mail can arrive there. Deliberately plain: one @, no spaces, a domain
 * with a dot. Whether it is theirs is proved by the code, not by a pattern. Line breaks and lists never pass: an address
 * goes into a header.
 */
export function readEmail(typed: string): string | undefined {
  const address = typed.normalize('NFC').trim()
  if (address.length > 254 || !/^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]+$/u.test(address)) return undefined
  const [local, domain] = address.split('@') as [string, string]
  if (!/^(?!-)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$/u.test(domain) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined
  return `${local}@${domain.toLowerCase()}`
}

/** For "did this address get a code already": capitals make no other mailbox in practice. */
export const sameMailbox = (address: string): string => address.toLowerCase()
