/** Who looked at whom, for an auditor. What explains is content/nl/pages/wie-keek.md. */
export const text = {
  title: 'Wie keek waar',
  from: 'Van', until: 'Tot en met', show: 'Laat zien',
  badDay: 'Vul een dag in.', order: 'De laatste dag ligt voor de eerste dag. Kies een latere dag.', long: (days: number) => `Kies ten hoogste ${days} dagen.`,
  period: (from: string, until: string) => `Van ${from} tot en met ${until}`,
  none: 'In deze dagen keek niemand in gegevens van inwoners.',
  colleagues: 'Per collega', purposes: 'Per doel', explains: 'Wat zie je hier?',
  head: { colleague: 'Collega', looks: 'Keer gekeken', people: 'Inwoners', busiest: 'Drukste dag', without: 'Zonder zaak of contact', purpose: 'Doel', colleagues: 'Collega\'s', at: 'Wanneer', person: 'Inwoner', where: 'Scherm' },
  onDay: (people: number, day: string) => `${people} op ${day}`,
  noDay: 'geen',
  many: 'Veel',
  unknown: 'Onbekende collega',
  lines: 'Elke keer', total: (count: number) => (count === 1 ? '1 keer gekeken' : `${count} keer gekeken`),
  badge: 'Geen zaak of contact',
  only: 'Je ziet alleen:', onlyWithout: 'zonder zaak of contact', onlyPerson: (mark: string) => `inwoner ${mark}`,
  back: 'Alle collega\'s',
} as const
