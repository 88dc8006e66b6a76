import type { Says } from '#shared/language.ts'

/** The page on which somebody adds papers by themselves. */
export const text = {
  title: 'Iets toevoegen aan je aanvraag', here: 'Iets toevoegen', note: 'Bijvoorbeeld een loonstrook of een brief.',
  formTitle: 'Kies je papieren', filesHint: 'Maak een foto met je telefoon of kies een bestand. Hoogstens 5 tegelijk.', send: 'Papieren sturen',
  keptTitle: 'Deze papieren hebben wij', sentTitle: 'Wij hebben je papieren', kept: (count: number): string => (count === 1 ? 'Wij hebben 1 bestand.' : `Wij hebben ${count} bestanden.`),
  wordsTitle: 'Wil je er iets bij vertellen?', write: 'Schrijf ons',
  decidedTitle: 'Wij hebben al besloten', grantedTitle: 'Je hebt de pas', stoppedTitle: 'Je aanvraag loopt niet meer',
  decisions: 'Onze besluiten', again: 'Vraag opnieuw aan',
  noFile: 'Kies eerst een bestand. Druk daarna op de knop om het te sturen.',
} as const

export type AddText = Says<typeof text>
