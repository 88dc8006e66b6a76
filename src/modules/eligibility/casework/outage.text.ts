import type { OutageKind } from '../moves/outage.store.ts'

export const text = {
  title: 'Als iets niet werkte', enter: 'Wat werkte niet?', earlier: 'Eerdere keren', press: 'Zet het erbij', saved: 'Het staat erbij',
  moved: (count: number) => (count === 1 ? '1 inwoner krijgt meer tijd en hoort dat nu.' : `${count} inwoners krijgen meer tijd en horen dat nu.`),
  what: 'Kies wat niet werkte', choose: 'Kies wat niet werkte', fromDay: 'Begon op', fromTime: 'Begon om', toDay: 'Over op', toTime: 'Over om', timeHint: 'Zoals 14.30',
  kinds: { 'site': 'De hele site', 'sign-in': 'Inloggen', 'upload': 'Papieren sturen', 'messages': 'Berichten' } satisfies Record<OutageKind, string>,
  head: ['Wat', 'Begon', 'Over', 'Door'],
  errors: { what: 'Kies wat niet werkte.', day: 'Vul een dag in.', time: 'Vul een tijd in, zoals 14.30.', order: 'Het werkte pas later weer.', future: 'Dit is nog niet voorbij. Kom terug als het weer werkt.' },
}
