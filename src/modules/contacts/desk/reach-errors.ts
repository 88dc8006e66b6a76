/** Why an address is not taken yet, to who types it for somebody. */
export const reachErrors = {
  'not-an-address': 'Vul een mailadres in, zoals naam@voorbeeld.nl.',
  'too-many-codes': 'Er gingen al 5 codes uit. Wacht een uur, of kies voor een brief.',
  'mail-down': 'Wij kunnen nu geen mail sturen. Er is niets veranderd. Kies voor een brief, of probeer het over een uur opnieuw.',
  'no-consent': 'Lees de zin voor en zet een vinkje. Wil de inwoner dat niet? Kies dan een brief.',
  'no-code': 'Stuur eerst een code.',
  'wrong-code': 'Deze code klopt niet. Vraag de inwoner om de nieuwste mail.',
  'code-expired': 'Deze code werkt niet meer. Stuur een nieuwe code.',
  'too-many-tries': 'De code was 5 keer niet goed. Stuur een nieuwe code.',
  'email-not-confirmed': 'Het adres is nog niet bevestigd met een code. Stuur een nieuwe code.',
} as const
