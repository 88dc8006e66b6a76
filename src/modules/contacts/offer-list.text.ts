/** Labels around a list of offers that is longer than one reads through: at the desk and at the library. */
export const text = {
  changing: 'Hier verandert iets',
  otherwise: (day: string): string => `anders vanaf ${day}`,
  search: 'Zoek een bon',
  searchHint: 'Typ een woord, zoals zwemmen of museum.',
  shown: (from: number, to: number, all: number): string => `Je ziet bon ${from} tot en met ${to} van ${all}. Staat hij er niet bij? Zoek op een woord, of kies een andere bladzijde.`,
  found: (count: number, typed: string): string => (count === 1 ? `1 bon past bij "${typed}".` : `${count} bonnen passen bij "${typed}".`),
  nothing: (typed: string): string => `Geen bon past bij "${typed}". Zoek op een ander woord.`,
  all: 'Toon alle bonnen',
} as const
