/** Labels of what a provider redeemed by month. What explains is content/nl/pages/aanbieder-maanden.md. */
export const text = {
  title:     'Gebruikte bonnen per maand',
  months:    'Alle maanden',
  month:     'Maand',
  running:   (month: string): string => `${month}, tot nu toe`,
  head:      { month: 'Maand', offer: 'Bon', redeemed: 'Gebruikt', takenBack: 'Teruggedraaid', each: 'Per bon', amount: 'Bedrag' },
  most:      (amount: string): string => `hoogstens ${amount}`,
  unknown:   'niet bekend',
  total:     'Samen',
  without:   (count: number): string => (count === 1 ? '1 bon zonder bedrag' : `${count} bonnen zonder bedrag`),
  download:  (what: string): string => `Download ${what}`, everything: 'alle maanden', none: '–',
  file:      (month: string | undefined): string => `bonnen-${month ?? 'alle-maanden'}.csv`,
  csv:       { kinds: { exact: 'vast', most: 'hoogstens', unknown: 'niet bekend' }, head: ['Maand', 'Bon', 'Gebruikt', 'Teruggedraaid', 'Per bon in euro', 'Bedrag in euro', 'Soort bedrag'] },
} as const
