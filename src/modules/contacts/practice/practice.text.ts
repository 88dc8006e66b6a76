/** Labels of practising at the desk. The calls are content/nl/practice. */
export const text = {
  title: 'Oefenen',
  lead: 'Oefen met verzonnen bellers. Niemand ziet wat je antwoordt, en wij bewaren het niet.',
  list: 'Kies een beller',
  answer: 'Wat zeg je?',
  answerHint: 'Schrijf op wat je zou zeggen. Dit bewaren wij niet.',
  button: 'Vergelijk antwoord',
  empty: 'Schrijf eerst op wat je zegt.',
  long: 'Maak je antwoord korter dan 2000 tekens.',
  yours: 'Dit zei jij',
  words: 'Zo staat het in onze tekst',
  letter: 'Zo staat het in de brief',
  again: 'Nog een keer',
  next: 'Volgende beller',
} as const
