import type { ChangeName } from '#modules/offers/index.ts'
import type { Says } from '#shared/language.ts'
import type { OrderReason } from './domain/may-order.ts'

/** Labels, headings and buttons. Sentences that explain stand in content/nl/pages/bestellen.md and reasons/orders.md. */
export const text = {
  title:      'Bestel een bon',
  who:        'Voor wie bestel je?',
  self:       (name: string): string => `${name}, dat ben jij`,
  child:      (name: string, age: number | undefined): string => (age === undefined ? name : `${name}, ${age} jaar`),
  partner:    (name: string): string => `${name}, je partner`,
  partnerTold: (name: string): string => `${name} krijgt zelf bericht en de bon.`,
  partnerNot: 'Voor je partner kan dit nu niet',
  receipt: {
    title: 'Je bestelling', what: 'Wat', where: 'Waar', forWhom: 'Voor', when: 'Besteld', until: 'Geldig tot en met',
    people: (own: number, partner: string): string => (own === 0 ? partner : own === 1 ? `1 bon bij jou, en ${partner}` : `${own} bonnen bij jou, en ${partner}`),
  },
  not:        (name: string): string => `${name}: nu niet`,
  left:       (count: number | undefined, period: string): string => (count === undefined ? 'Zo vaak je wilt' : `Kan nog ${count} keer${period}`),
  leftHome:   (count: number, period: string): string => `Kan thuis nog ${count} keer${period}`,
  periods:    { 'pass-year': ' dit jaar', quarter: ' in deze 3 maanden', month: ' deze maand', season: '' },
  order:      'Bon bestellen',
  delivery: {
    legend: 'Hoe wil je de bon?',
    ways: {
      phone: { label: 'Op mijn telefoon', hint: 'Hij staat meteen klaar.' },
      print: { label: 'Ik print hem zelf', hint: 'Dat kan meteen.' },
      post:  { label: 'Met de post', hint: 'Gratis, naar het adres dat wij van je kennen.' },
      stip:  { label: 'Ophalen bij een Stip', hint: 'Op papier. Neem een pas of kaart met je foto mee.' },
    },
    stip: 'Welke Stip?',
    chooseStip: 'Kies een Stip',
    tooLate: (lastDay: string): string => `Dat duurt te lang: de bon is geldig tot en met ${lastDay}.`,
    errors: {
      choose: 'Kies hoe je de bon wilt.', noAddress: 'Wij weten niet waar je woont. Kies iets anders dan de post.', stip: 'Kies bij welke Stip je de bon ophaalt.',
      tooLate: (lastDay: string): string => `De bon is geldig tot en met ${lastDay}. Zo komt hij te laat. Kies iets anders.`,
    },
  },
  deliveryDesk: {
    legend: 'Hoe krijgt de inwoner de bon?',
    ways: {
      phone: { label: 'Op de telefoon', hint: 'Bij Mijn bonnen.' },
      print: { label: 'Op papier, nu', hint: 'Print de bonnen na het bestellen. Bij een loting kan dit niet.' },
      post:  { label: 'Met de post', hint: 'Gratis. Hij komt op de lijst voor de post.' },
      stip:  { label: 'Ophalen bij een Stip', hint: 'Op papier, met een document.' },
    },
    stip: 'Welke Stip?',
  },
  apply:      'Pas aanvragen',
  alike:      'Bekijk ander aanbod',
  alikeTitle: 'Dit kan wel',
  forWhom:    (people: string): string => `Voor ${people}`,
  back:       'Terug naar de bon',
  mine:       'Mijn bonnen',
  application: 'Bekijk je aanvraag',
  again:      'Probeer het opnieuw',
  offers:     'Aanbod',
  somebodyElse: 'een ander kind',
  ages:       (from: number | undefined, to: number | undefined): string => {
    const who = to !== undefined && to < 18 ? 'kinderen' : 'mensen'
    if (from !== undefined && to !== undefined) return `${who} van ${from} tot en met ${to} jaar`
    return from !== undefined ? `${who} vanaf ${from} jaar` : `${who} tot en met ${to} jaar`
  },
  refused: {
    'pass-not-valid':         'Je hebt nu geen geldige pas',
    'offer-ended':            'Deze bon is er niet meer',
    'no-longer-orderable':    'Bestellen kan niet meer',
    'offer-paused':           'Deze bon kan nu niet',
    'not-yet-open':           'Nog niet te bestellen',
    'draw-instead':           'Deze bon loten wij',
    'offer-changed':          'De bon is net veranderd',
    'not-for-this-age':       'Niet voor deze leeftijd',
    'not-for-this-person':    'Voor wie kinderen thuis heeft',
    'outside-area':           'Voor mensen uit een andere buurt',
    'not-first-pass':         'Voor wie voor het eerst een pas heeft',
    'limit-reached':          'Je hebt deze bon al',
    'sold-out':               'De bonnen zijn op',
    'budget-spent':           'Het geld hiervoor is op',
    'idempotency-key-reused': 'Dit formulier was al gebruikt',
    'busy':                   'Het is nu druk',
    'already-in-draw':        'Die doet al mee',
  } satisfies Record<OrderReason, string>,
  ownDraws:   { title: 'Lotingen', number: 'Nummer', at: 'Opgegeven', stopped: 'Gestopt', outcome: 'Uitslag', waiting: 'nog niet geloot' },
  own:        { title: 'Bestellingen', at: 'Besteld', by: 'Hoe', doors: { resident: 'Op de site', staff: 'Door een medewerker', system: 'Door de site zelf' } },
  vouchers:   (count: number): string => (count === 1 ? '1 bon' : `${count} bonnen`),
  changes:    { price: 'de prijs', who: 'voor wie het is', often: 'hoe vaak het mag', when: 'wanneer het kan', where: 'waar het is', condition: 'waar je op let', bring: 'wat je meeneemt', booking: 'hoe je een plek vastlegt' } satisfies Record<ChangeName, string>,
  end: 'Stop de aanbieding', endHolders: 'Er zijn nog bonnen', endNobody: 'Niemand heeft een bon', endWhat: 'Wat gebeurt er met de bonnen?',
  endKeep: 'Ze blijven geldig', endKeepHint: 'Tot en met de dag die erop staat.', endCancel: 'Ze vervallen', endCancelHint: 'Ze tellen niet meer mee voor hoe vaak iemand mag bestellen.',
  endWhy: 'Waarom vervallen ze?', endWhyHint: 'Wie een bon heeft, leest dit in het bericht.', endDo: 'Stop de aanbieding', endNot: 'Niet stoppen',
  endChoose: 'Kies wat er met de bonnen gebeurt.', endWhyMissing: 'Schrijf waarom de bonnen vervallen.', endWhyLong: 'Schrijf het korter: in 300 tekens of minder.',
  drawTitle:    'Doe mee aan de loting',
  drawWho:      'Wie doet er mee?',
  drawTogether: 'Kies je meer mensen? Dan krijgt iedereen een bon, of niemand.',
  drawDelivery: { legend: 'Hoe wil je de bon als je wint?', hints: { phone: 'Hij staat klaar na de loting.', print: 'Dat kan na de loting.' } },
  drawHow:      'Als je wint',
  drawComes:    { phone: 'op je telefoon', print: 'om zelf te printen', post: 'met de post', stip: (name: string): string => `bij ${name}` },
  drawJoin:     'Doe mee',
  drawSee:      'Bekijk wat je opgaf',
  drawLeave:    'Stop met meedoen',
  drawMine:     'Bekijk je bon',
  drawWhat:     'Wat',
  drawFor:      'Voor',
  drawWhen:     'Wij loten op',
  drawSigned:   'Opgegeven op',
  drawPlace:    'Je plek in de loting',
  drawNumber:   'Je nummer',
  drawPublic:   'Bekijk de loting',
  drawResult: {
    trail: 'Loting', title: (offer: string): string => (offer ? `Loting voor ${offer}` : 'Loting'), drawn: 'Geloot op', places: 'Bonnen', signUps: 'Opgaven', won: 'Gewonnen', commitment: 'De afdruk van het getal', seed: 'Het getal',
    download: 'Download de hele lijst', list: 'De uitslag, op volgorde', first: (most: number): string => `Je ziet de eerste ${most}. In het bestand staan ze allemaal.`,
    head: { place: 'Plek', number: 'Nummer', people: 'Bonnen', outcome: 'Uitslag' }, csvHead: 'plek;nummer;bonnen;uitslag',
    outcomes: { won: 'gewonnen', lost: 'niet gewonnen', refused: 'kon geen bon krijgen' },
  },
  you:          'jou',
  cancel:     'Bon annuleren',
  keep:       'Bon houden',
} as const

/** What a resident reads on the way to a voucher. The rest is for who works here, and for what is written down. */
export type OrderText = Says<Pick<typeof text, 'title' | 'who' | 'self' | 'child' | 'partner' | 'partnerTold' | 'partnerNot' | 'receipt' | 'not' | 'left' | 'leftHome' | 'periods' | 'order' | 'delivery' | 'apply' | 'alike' | 'alikeTitle' | 'forWhom'
  | 'back' | 'mine' | 'application' | 'again' | 'offers' | 'ages' | 'refused' | 'drawTitle' | 'drawWho' | 'drawTogether' | 'drawDelivery' | 'drawHow' | 'drawComes' | 'drawJoin' | 'drawSee' | 'drawLeave' | 'drawMine' | 'drawWhat' | 'drawFor' | 'drawWhen' | 'drawSigned' | 'drawPlace' | 'drawNumber'
  | 'drawPublic' | 'you' | 'cancel' | 'keep'>>
