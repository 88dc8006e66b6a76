import type { Config } from '#src/config.ts'
import { signInLinks } from './signin-links.ts'

/** What npm start prints: where it is, and one sign-in link per role. */
export function welcome({ publicUrl }: Pick<Config, 'publicUrl'>, partners: Readonly<Record<string, unknown>>): string {
  const links = signInLinks(publicUrl)
  const width = Math.max(...links.map(({ role }) => role.length))
  return [
    '', `  Stadjerspas, demonstration: ${publicUrl}`, `  Mailbox of everybody:       ${String(partners['mailbox'])}`, '',
    '  Sign in as', ...links.map(({ role, name, url }) => `    ${role.padEnd(width)}  ${url}  (${name})`), '', '  Ctrl-C stops everything.', '',
  ].join('\n')
}
