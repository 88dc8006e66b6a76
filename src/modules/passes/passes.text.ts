import type { Says } from '#shared/language.ts'

export const text = {
  title: 'Je pas',
  number: 'Pasnummer', until: 'Geldig tot en met', state: 'Nu',
  states: { valid: 'Aan', blocked: 'Staat uit', ended: 'Gestopt' },
  yourPass: 'je pas', passOf: (name: string) => `de pas van ${name}`,
  cardTitle: { own: 'Je pas', of: (name: string) => `De pas van ${name}` },
  happened: { lost: 'de pas is kwijt', stolen: 'de pas is gestolen', found: 'de pas is terug', replaced: 'er is een nieuwe pas' },
  acts: { lost: 'Kwijt: pas uitzetten', stolen: 'Gestolen: pas uitzetten', found: 'Pas weer aanzetten', replaced: 'Nieuwe pas vragen' },
  none: 'Er is nu geen pas.',
} as const

/** What a message in English says of a pass. */
export type PassText = Says<Pick<typeof text, 'yourPass' | 'passOf' | 'happened'>>
