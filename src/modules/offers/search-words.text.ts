/** Labels, buttons and field errors of the editor's page about finding. */
export const text = {
  title:        'Zoekwoorden',
  missedTitle:  'Gezocht en niet gevonden',
  word:         'Woord',
  times:        'Hoe vaak',
  addFor:       'Ander woord erbij',
  groupsTitle:  'Woorden die hetzelfde betekenen',
  groups:       'Woorden',
  remove:       'Weghalen',
  removeWhat:   (words: string): string => ` van ${words}`,
  field:        'Nieuwe groep woorden',
  hint:         'Met een komma ertussen. Bijvoorbeeld: bios, bioscoop, film. Of: openbaar vervoer, bus.',
  add:          'Groep bewaren',
  action:       'Doen',
  errors: {
    'too-few-words':  'Vul 2 of meer woorden in die van elkaar verschillen, zoals bios en film.',
    'too-many-words': 'Vul hoogstens 20 woorden in. Maak van de rest een nieuwe groep.',
  },
} as const
