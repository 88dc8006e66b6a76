import { voucherCodeLength } from '#modules/vouchers/index.ts'
import type { Verdict } from './domain/evaluate-redemption.ts'

/** Labels, headings and buttons at the till. Nothing here says why somebody has a pass. */
export const text = {
  title:      'Bon gebruiken',
  code:       'Code van de bon',
  codeHint:   `${voucherCodeLength} letters en cijfers, met of zonder spaties.`,
  check:      'Controleer',
  use:        'Bon gebruiken',
  next:       'Volgende bon',
  scan:       'Scan met de camera',
  scanStop:   'Stop de camera',
  scanNext:   'Volgende scannen',
  typeNext:   'Volgende typen',
  camera:     'Beeld van de camera',
  lamp:       'Lamp',
  other:      'Andere bon',
  last:       'Laatste bonnen vandaag',
  undo:       'Verkeerde bon? Draai terug',
  say:        'Dit kun je zeggen',
  checkedWord: 'Goed',
  takenBackWord: 'Teruggedraaid',
  takenBack:  'De bon is weer te gebruiken.',
  takenBackOver: 'De bon is intussen ingetrokken. Hij is niet meer te gebruiken. De klant krijgt bericht.',
  takenBackLate: 'De laatste dag van de bon is voorbij. Hij is niet meer te gebruiken.',
  entitled:   (child: boolean, heads: number, offer: string): string => {
    const one = child ? '1 kind' : '1 persoon'
    return `${one}${heads > 1 ? ` en ${heads - 1} mee` : ''}, ${offer}`
  },
  pays:       (value: string): string => `De klant betaalt ${value}.`,
  gets:       (value: string): string => `Met de pas: ${value}.`,
  validUntil: (day: string): string => `Geldig tot en met ${day}`,
  used:       'gebruikt',
  back:       'teruggedraaid',
  words: {
    'ok': 'Geldig', 'unknown-code': 'Niet gevonden', 'already-redeemed': 'Al gebruikt', 'expired': 'Voorbij',
    'not-yet-valid': 'Nog niet', 'other-provider': 'Ergens anders', 'cancelled': 'Kan nu niet',
  } satisfies Record<Verdict['verdict'], string>,
  errors: {
    empty:     'Vul de code van de bon in.',
    length:    (has: number): string => `Deze code klopt niet. Het zijn ${voucherCodeLength} tekens, jij hebt er ${has}.`,
    typo:      'Deze code klopt niet. Kijk of er een letter of cijfer anders is.',
    picture:   'Deze tekst komt niet van een bon. Plak de hele tekst van de QR-code.',
  },
} as const
