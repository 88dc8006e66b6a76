import type { KindOfMail } from './domain/kind-of-mail.ts'

/** Labels of mail that came in, and of the list of what a colleague looks at. */
export const mailText = {
  sender: 'afzender',
  cut: '(De mail was langer. Het hele bericht staat in de mailbox.)',
  onlyFiles: '(Alleen bestanden.)',
  listTitle: 'Mail om te bekijken',
  listLead: 'Deze mail kon de webshop niet zelf verwerken. Niets is weg: het origineel staat ook in de mailbox.',
  none: 'Er is geen mail die iemand moet bekijken.',
  seen: (count: number) => (count === 1 ? '1 mail van een machine kwam binnen in de laatste 7 dagen. Daarop antwoorden wij nooit.' : `${count} mails van machines kwamen binnen in de laatste 7 dagen. Daarop antwoorden wij nooit.`),
  from: 'Van',
  nobody: 'onbekend',
  about: 'Onderwerp',
  noSubject: 'Zonder onderwerp',
  arrived: 'Binnen',
  why: 'Waarom hier',
  belongs: 'Hoort bij',
  open: 'Bekijk',
  oneTitle: 'Mail bekijken',
  words: 'Wat er staat',
  noWords: 'De tekst is niet te lezen. Zoek het origineel op in de mailbox.',
  toMatter: 'Maak er een vraag of klacht van',
  keep: 'Bewaar als vraag of klacht',
  replyTo: 'Antwoord gaat naar dit mailadres',
  dismiss: 'Hier hoeft niets mee',
  dismissHint: 'Kies dit bij reclame, of als je het al op een andere manier regelde.',
  purpose: 'Mail bekijken die niet te verwerken was',
  whys: {
    'bounce': 'Een mail van ons kwam niet aan', 'too-many': 'Veel mail van één adres', 'not-understood': 'Niet te lezen',
    'person': '', 'own': '', 'list': '', 'auto-reply': '',
  } satisfies Readonly<Record<KindOfMail | 'too-many' | 'not-understood', string>>,
  errors: { email: 'Vul een mailadres in, zoals naam@voorbeeld.nl.', gone: 'Een collega bekeek deze mail al. Er is niets dubbel gedaan.' },
} as const
