/** Organisations that take part. Names and KvK numbers are invented; the seed of the demonstration uses them too. */
export const organisations = [
  { key: 'baken',        kvk: '90010013', name: 'Zwembad en ijsbaan De Baken' },
  { key: 'museum',       kvk: '90010021', name: 'Stadsmuseum' },
  { key: 'bibliotheek',  kvk: '90010034', name: 'Stadsbibliotheek' },
  { key: 'filmhuis',     kvk: '90010048', name: 'Filmhuis Noord' },
  { key: 'cursushuis',   kvk: '90010052', name: 'Cursushuis' },
  { key: 'klinker',      kvk: '90010067', name: 'Jeugdclub De Klinker' },
  { key: 'winterfeest',  kvk: '90010071', name: 'Winterfeest op het plein' },
  { key: 'kleingeluk',   kvk: '90010085', name: 'Theater Klein Geluk' },
  { key: 'lamp',         kvk: '90010096', name: 'Bioscoop De Lamp' },
  { key: 'poffertjes',   kvk: '90010109', name: 'Poffertjeskraam' },
] as const

export type ProviderPerson = {
  readonly key: string
  readonly name: string
  readonly kvk: string
  readonly organisation: string
  /** What the organisation lets this person do; eHerkenning itself does not know it. */
  readonly role: 'provider-manager' | 'counter'
  readonly story: string
}

const of = (organisation: (typeof organisations)[number]['key']) => {
  const { kvk, name } = organisations.find(({ key }) => key === organisation)!
  return { kvk, organisation: name }
}

/** Who signs in with eHerkenning. */
export const providerPeople: readonly ProviderPerson[] = [
  { key: 'sietske', name: 'Sietske van Dam',   ...of('baken'),       role: 'provider-manager', story: 'Leidt het zwembad en ziet alle bonnen die er binnenkomen.' },
  { key: 'bas',     name: 'Bas Oosting',       ...of('baken'),       role: 'counter',          story: 'Staat achter de kassa van het zwembad en neemt bonnen aan.' },
  { key: 'omar',    name: 'Omar el Khatib',    ...of('filmhuis'),    role: 'provider-manager', story: 'Draait het filmhuis met twintig vrijwilligers.' },
  { key: 'lieke',   name: 'Lieke Terpstra',    ...of('museum'),      role: 'provider-manager', story: 'Ontvangt bezoekers in het museum.' },
  { key: 'jasper',  name: 'Jasper Boersma',    ...of('bibliotheek'), role: 'provider-manager', story: 'Helpt mensen in de bibliotheek aan een abonnement.' },
  { key: 'wendy',   name: 'Wendy Sikkema',     ...of('klinker'),     role: 'provider-manager', story: 'Verzint elke week iets nieuws voor de kinderen van de jeugdclub.' },
  { key: 'guus',    name: 'Guus Haveman',      ...of('kleingeluk'),  role: 'provider-manager', story: 'Speelt zelf mee in het theater.' },
  { key: 'vreemd',  name: 'Peter Onbekend',    kvk: '90099994', organisation: 'Bakkerij zonder afspraak', role: 'provider-manager', story: 'Heeft een bedrijf dat niet meedoet met de pas.' },
]
