import type { ChangeName } from '#modules/offers/index.ts'
import type { OrderReason } from './domain/may-order.ts'

/** Labels, headings and buttons. Sentences that explain stand in content/nl/pages/bestellen.md and reasons/orders.md. */
export const text = {
  title:      'Bestel een bon',
  who:        'Voor wie bestel je?',
  self:       (name: string): string => `${name}, dat ben jij`,
  child:      (name: string, age: number | undefined): string => (age === undefined ? name : `${name}, ${age} jaar`),
  not:        (name: string): string => `${name}: nu niet`,
  left:       (count: number | undefined, period: string): string => (count === undefined ? 'Zo vaak je wilt' : `Kan nog ${count} keer${period}`),
  leftHome:   (count: number, period: string): string => `Kan thuis nog ${count} keer${period}`,
  periods:    { 'pass-year': ' dit jaar', quarter: ' in deze 3 maanden', month: ' deze maand', season: '' },
  order:      'Bon bestellen',
  apply:      'Pas aanvragen',
  alike:      'Bekijk ander aanbod',
  alikeTitle: 'Dit kan wel',
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
  } satisfies Record<OrderReason, string>,
  own:        { title: 'Bestellingen', at: 'Besteld', by: 'Hoe', doors: { resident: 'Op de site', staff: 'Door een medewerker', system: 'Door de site zelf' } },
  vouchers:   (count: number): string => (count === 1 ? '1 bon' : `${count} bonnen`),
  changes:    { price: 'de prijs', who: 'voor wie het is', often: 'hoe vaak het mag', when: 'wanneer het kan', where: 'waar het is', condition: 'waar je op let', bring: 'wat je meeneemt', booking: 'hoe je een plek vastlegt' } satisfies Record<ChangeName, string>,
  end: 'Stop de aanbieding', endHolders: 'Er zijn nog bonnen', endNobody: 'Niemand heeft een bon', endWhat: 'Wat gebeurt er met de bonnen?',
  endKeep: 'Ze blijven geldig', endKeepHint: 'Tot en met de dag die erop staat.', endCancel: 'Ze vervallen', endCancelHint: 'Ze tellen niet meer mee voor hoe vaak iemand mag bestellen.',
  endWhy: 'Waarom vervallen ze?', endWhyHint: 'Wie een bon heeft, leest dit in het bericht.', endDo: 'Stop de aanbieding', endNot: 'Niet stoppen',
  endChoose: 'Kies wat er met de bonnen gebeurt.', endWhyMissing: 'Schrijf waarom de bonnen vervallen.', endWhyLong: 'Schrijf het korter: in 300 tekens of minder.',
  cancel:     'Bon annuleren',
  keep:       'Bon houden',
} as const
