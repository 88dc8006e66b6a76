/** Labels and buttons of what a resident keeps. Sentences that explain are in content/nl/pages/bewaard.md. */
export const text = {
  title:       'Voor jou bewaard',
  keep:        'Bewaar voor later',
  letGo:       'Niet meer bewaren',
  ask:         'Stuur mij bericht',
  unask:       'Toch geen bericht',
  askTitle:    'Zijn er weer bonnen?',
  keptTitle:   'Bewaard',
  newTitle:    'Nieuw sinds je laatste bezoek',
  endingTitle: 'Bijna voorbij',
  all:         'Bekijk al het aanbod',
  allNew:      'Bekijk wat nieuw is',
  line:        (kept: number, fresh: number): string => `Voor jou bewaard (${kept})${fresh ? `, en ${fresh} nieuw sinds je laatste bezoek` : ''}`,
  own: { title: 'Aanbod dat je bewaart', offer: 'Aanbieding', at: 'Bewaard op', asked: 'Bericht gevraagd op', told: 'Bericht gestuurd op', looked: 'Laatst gekeken op' },
} as const
