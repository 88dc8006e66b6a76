/** Labels, buttons and short remarks of this room. What a message says is in content/nl/letters and content/nl/emails. */
export const text = {
  // Own messages.
  title: 'Je berichten',
  none: 'Je hebt nog geen berichten. Als er iets is, staat het hier.',
  fresh: 'Nieuw',
  from: (date: string) => `Van ${date}`,
  answerUntil: (date: string) => `Reageer tot en met ${date}`,
  back: 'Alle berichten',
  print: 'Opslaan als PDF',
  reach: 'Hoe wil je bericht krijgen?',
  decisions: 'Onze besluiten',
  fileName: (reference: string) => `bericht-${reference}.pdf`,

  nameGone: '(naam gewist)',

  // On paper.
  pdfTitle: (count: number) => `${count} brieven`,
  municipality: (name: string) => `Gemeente ${name}`,
  call: (phone: string) => `Bel ${phone.replaceAll(' ', '\u00a0')}`,
  returnTo: (lines: readonly string[]) => `Retour: ${lines.join(', ')}`,
  noAddress: 'Adres niet bekend',
  dated: (date: string) => `Datum: ${date}`,
  letterNumber: (reference: string) => `Briefnummer: ${reference}`,
  inEnvelope: (nth: number, of: number) => `Brief ${nth} van ${of} in deze envelop`,
  /** What a notice to an address is about, as a message would say it. */
  addressNotice: 'hoe je bericht krijgt',
  foot: (reference: string, page: number, of: number) => `Brief ${reference}, bladzijde ${page} van ${of}`,

  // The post.
  postTitle: 'Brieven voor de post',
  postLead: (count: number) => (count === 1 ? 'Er wacht 1 brief.' : `Er wachten ${count} brieven.`),
  postNone: 'Er wachten geen brieven.',
  postMore: (most: number) => `Je ziet de ${most} oudste. De rest komt daarna.`,
  postSteps: [
    { title: 'Maak de PDF', body: 'Kies de brieven en druk ze af.' },
    { title: 'Doe ze in een envelop', body: 'Het adres past achter het venster. Vouw bij de streepjes. Brieven aan dezelfde inwoner gaan samen.' },
    { title: 'Zeg dat ze op de post zijn', body: 'Zet een vinkje bij wat je echt hebt gepost.' },
  ],
  caption: 'Brieven die wachten, de oudste eerst',
  columns: { letter: 'Brief', title: 'Titel', since: 'Sinds', answer: 'Reageren tot en met', pdf: 'PDF' },
  noAnswer: 'niet nodig',
  onePdf: 'PDF',
  allPdf: 'PDF maken',
  markPosted: 'Markeer als gepost',
  posted: (count: number) => (count === 1 ? '1 brief is op de post.' : `${count} brieven zijn op de post.`),
  postedTitle: 'Bewaard',
  stayHomeTitle: 'Niet op de post',
  stayHome: (numbers: readonly string[]) => `De bonnen bij deze brieven zijn al gebruikt of geannuleerd. Haal ze uit de stapel: ${numbers.join(', ')}.`,
  noAddressBadge: 'Geen adres',
  sameEnvelope: 'Zelfde envelop',
  chooseFirst: 'Zet een vinkje bij minstens 1 brief.',
  pdfName: 'brieven.pdf',
  returned: {
    title: 'Post die terugkwam', lead: 'Maak de envelop open. Het nummer van de brief staat rechtsboven. Zitten er meer brieven in? Vul elk nummer in.', link: 'Post die terugkwam',
    number: 'Nummer van de brief', numberHint: '8 tekens, zoals 1A2B-3C4D', take: 'Brief kwam terug',
    noNumber: 'Vul het nummer in: 8 cijfers en letters van A tot en met F.', notFound: 'Deze brief is niet op de post. Kijk of het nummer klopt.',
    list: 'Wat doen wij met deze brieven?', posted: 'Gepost', back: 'Kwam terug', what: 'Doen', again: 'Opnieuw posten', settled: 'Niet meer nodig',
    notDone: { 'was-al': 'Er was al iets met deze brief gedaan. Er is niets veranderd.', niemand: 'De brief gaat niet opnieuw: volgens de BRP is deze inwoner overleden. Kies Niet meer nodig.' },
    done: { terug: 'Wij weten dat de brief terugkwam. De inwoner ziet het op de site.', opnieuw: 'De brief staat weer op de lijst voor de post.', klaar: 'De brief hoeft niet meer weg.' },
  },
  purpose: 'Brieven printen en posten',

  // What somebody downloads of themselves.
  own: { at: 'Van', title: 'Over', read: 'Gelezen', answerBy: 'Reageren tot en met', text: 'Bericht' },
} as const
