import { providerPeople, staffPeople } from './personas.ts'

export type SignInLink = { readonly role: string; readonly name: string; readonly url: string }

const RESIDENT = { key: 'fatima', name: 'Fatima Bouazza' }

/** One link for each role: it opens the door of that role, with the person already chosen there. */
export function signInLinks(shopUrl: string): readonly SignInLink[] {
  const link = (role: string, word: string, { key, name }: { key: string; name: string }): SignInLink =>
    ({ role, name, url: `${shopUrl}/inloggen/${word}?login_hint=${key}` })
  const providers = (['provider-manager', 'counter'] as const).map((role) => link(role, 'aanbieder', providerPeople.find((person) => person.role === role)!))
  const staff = ['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'].map((role) =>
    link(role, 'medewerker', staffPeople.find(({ groups }) => groups.includes(`stadjerspas-${role}`))!))
  return [link('resident', 'digid', RESIDENT), ...providers, ...staff]
}
