import type { DocumentKind } from './pick-up.store.ts'

/** Labels of what a Stip prints and hands out. */
export const pickUpText = {
  title: 'Ophalen bij een Stip',
  lead: 'Bij welke Stip ben je?',
  leftTitle: 'Balie die er niet meer is',
  leftLead: 'Iemand koos deze balie, maar die is er niet meer. Elke andere Stip kan deze bonnen printen en meegeven.',
  titleAt: (stip: string): string => `Ophalen bij ${stip}`,
  count: (count: number): string => (count === 0 ? 'Er ligt niets klaar.' : count === 1 ? '1 bestelling' : `${count} bestellingen`),
  more: (most: number): string => `Je ziet de ${most} oudste. De rest komt daarna.`,
  head: { number: 'Nummer', ordered: 'Besteld', vouchers: 'Bonnen', until: 'Ophalen tot en met', printed: 'Geprint', hand: 'Meegeven' },
  printNow: 'Nu printen', printBy: (day: string): string => `Voor ${day}`,
  print: 'Print wat is aangevinkt', hand: 'Meegeven', chooseFirst: 'Zet een vinkje bij minstens 1 bestelling.', pdfName: 'ophalen.pdf',
  handed: 'De bonnen zijn meegegeven. De inwoner krijgt daar bericht over.',
  goneTitle: 'Weg met dit papier', goneLead: 'Deze bonnen zijn niet opgehaald, al gebruikt of geannuleerd. Haal ze uit de bak en vernietig ze.',
  handTitle: 'Geef de bonnen mee',
  name: 'Naam', born: 'Geboren',
  document: 'Welk document zag je?', documentHint: 'Kijk of de naam en de geboortedag kloppen. Schrijf het nummer nooit op.',
  documents: { 'passport': 'Paspoort', 'id-card': 'ID-kaart', 'driving-licence': 'Rijbewijs', 'residence-permit': 'Verblijfsdocument' } satisfies Record<DocumentKind, string>,
  chooseDocument: 'Kies welk document je zag.',
  handDo: 'Bonnen meegegeven',
  wasHanded: (day: string): string => `Deze bonnen zijn op ${day} al meegegeven.`,
  wasOver: 'Deze bonnen zijn niet op tijd opgehaald. Ze werken nog wel op de site. Wil de inwoner toch papier? Print ze dan bij het gesprek aan de balie.',
  nothingLeft: 'Er is van deze bestelling niets meer om mee te geven. De bonnen zijn gebruikt, voorbij of geannuleerd.',
  purpose: 'Bonnen klaarleggen en meegeven',
  paper: { title: 'Bonnen om op te halen', number: (number: string): string => `Nummer ${number}`, for: (name: string): string => `Voor ${name}`, where: (stip: string, until: string): string => `${stip}, ophalen tot en met ${until}`, check: 'Kijk eerst naar een document. Geef de bonnen alleen aan wie hierboven staat. Haal dit blad eraf en vernietig het.' },
} as const
