export type StaffPerson = {
  readonly key: string
  readonly name: string
  readonly email: string
  /** The group claim: configuration makes roles of groups. Nobody here signs in without one, except who must be refused. */
  readonly groups: readonly string[]
  /** Key and BSN of the resident that this colleague is at home: their own household is never theirs to decide on. */
  readonly atHome?: { readonly key: string; readonly bsn: string }
  readonly story: string
}

const mail = (name: string): string => `${name}@gemeente.example`

/** Who signs in with the municipality's own account. A group is called stadjerspas-<role>. */
export const staffPeople: readonly StaffPerson[] = [
  { key: 'hanneke', name: 'Hanneke de Boer',   email: mail('hanneke'), groups: ['stadjerspas-caseworker'],    story: 'Bekijkt aanvragen waar de computer niet uitkomt.' },
  { key: 'iris',    name: 'Iris Jansen',       email: mail('iris'),    groups: ['stadjerspas-caseworker'],    story: 'Bekijkt aanvragen, maar niet die van haar eigen ouders Gerrit en Ans.', atHome: { key: 'iris', bsn: '999932743' } },
  { key: 'henk-werk', name: 'Henk Wiersema',   email: mail('henk'),    groups: ['stadjerspas-caseworker'],    story: 'Bekijkt aanvragen, maar nooit die van zijn eigen huishouden.', atHome: { key: 'henk', bsn: '999930412' } },
  { key: 'moniek',  name: 'Moniek Alberts',    email: mail('moniek'),  groups: ['stadjerspas-kcc'],           story: 'Neemt bij het KCC de telefoon op.' },
  { key: 'anouk',   name: 'Anouk Smit',        email: mail('anouk'),   groups: ['stadjerspas-stip'],          story: 'Helpt mensen aan de balie van Stip Selwerd.' },
  { key: 'ruben',   name: 'Ruben Hofstra',     email: mail('ruben'),   groups: ['stadjerspas-editor'],        story: 'Schrijft de teksten en het aanbod.' },
  { key: 'karin',   name: 'Karin van der Laan', email: mail('karin'),  groups: ['stadjerspas-manager'],       story: 'Leidt het team en leest de cijfers.' },
  { key: 'evert',   name: 'Evert Dijkstra',    email: mail('evert'),   groups: ['stadjerspas-auditor'],       story: 'Controleert achteraf wie wat heeft bekeken.' },
  { key: 'chantal', name: 'Chantal Vos',       email: mail('chantal'), groups: ['stadjerspas-administrator'], story: 'Beheert de webshop en de post.' },
  { key: 'joris',   name: 'Joris Prins',       email: mail('joris'),   groups: ['parkeren'],                  story: 'Werkt bij de gemeente, maar niet voor de pas.' },
]
