import type { LocalDate } from '#shared/local-date.ts'
import type { OfferInput } from '#modules/offers/index.ts'
import type { Shape } from '#modules/offers/domain/shape.ts'
import type { ProviderInput } from '#modules/providers/index.ts'
import type { Neighbourhood } from '#src/municipality.ts'
import { type Dice, dice } from './dice.ts'
import { STREETS } from './words.ts'

type Category = OfferInput['category']
type Kind = { readonly thing: string; readonly house: string; readonly doing: string; readonly ages?: readonly [number, number] }

/** What there is to do, by category: a thing, the kind of house that gives it, and what you do there. */
const KINDS: Readonly<Record<Category, readonly Kind[]>> = {
  sport: [
    { thing: 'Zwemmen', house: 'Zwembad', doing: 'Baantjes trekken of van de glijbaan' }, { thing: 'Schaatsen', house: 'IJsbaan', doing: 'Rondjes op glad ijs' },
    { thing: 'Voetballen', house: 'Voetbalclub', doing: 'Trainen en op zaterdag een wedstrijd', ages: [5, 17] }, { thing: 'Judo', house: 'Judoschool', doing: 'Leren vallen en weer opstaan', ages: [6, 16] },
    { thing: 'Turnen', house: 'Turnclub', doing: 'Springen, zwaaien en landen', ages: [4, 14] }, { thing: 'Klimmen', house: 'Klimhal', doing: 'Met een touw naar boven', ages: [6, 99] },
    { thing: 'Fitness', house: 'Sportschool', doing: 'Rustig beginnen met een trainer', ages: [16, 99] }, { thing: 'Tennissen', house: 'Tennisclub', doing: 'Een uur op de baan' },
    { thing: 'Hardlopen', house: 'Loopgroep', doing: 'Samen een rondje door het park', ages: [16, 99] }, { thing: 'Gym voor ouderen', house: 'Beweegcentrum', doing: 'Bewegen op muziek en koffie na', ages: [60, 120] },
  ],
  cultuur: [
    { thing: 'Museum', house: 'Museum', doing: 'Schilderijen, schatten en een speurtocht' }, { thing: 'Film', house: 'Bioscoop', doing: 'Een film naar keuze in een rode stoel' },
    { thing: 'Concert', house: 'Muziekhuis', doing: 'Luisteren naar een heel orkest' }, { thing: 'Toneel', house: 'Theater', doing: 'Een avond lachen of stil zijn' },
    { thing: 'Gitaarles', house: 'Muziekschool', doing: 'Je eerste liedje leren spelen', ages: [7, 17] }, { thing: 'Poppentheater', house: 'Poppenkast', doing: 'Een verhaal met poppen', ages: [3, 9] },
  ],
  uitjes: [
    { thing: 'Dierentuin', house: 'Dierenpark', doing: 'Apen, zeeleeuwen en een speeltuin' }, { thing: 'Boottocht', house: 'Rederij', doing: 'Varen door de grachten' },
    { thing: 'Speeltuin', house: 'Speeltuin', doing: 'Klimmen, glijden en een boterham', ages: [2, 12] }, { thing: 'Bowlen', house: 'Bowlingbaan', doing: 'Een uur met de hele familie' },
    { thing: 'Kinderboerderij', house: 'Boerderij', doing: 'Geiten aaien en brood bakken', ages: [2, 12] }, { thing: 'Treinreis', house: 'Reisbureau', doing: 'Een dag met de trein naar zee' },
  ],
  leren: [
    { thing: 'Bibliotheek', house: 'Bibliotheek', doing: 'Een jaar boeken lenen' }, { thing: 'Computerles', house: 'Buurthuis', doing: 'Leren mailen en veilig internetten', ages: [18, 120] },
    { thing: 'Taalles', house: 'Taalhuis', doing: 'Nederlands oefenen in een kleine groep', ages: [18, 120] }, { thing: 'Naailes', house: 'Naaiatelier', doing: 'Je eigen tas maken', ages: [12, 120] },
    { thing: 'Zwemles', house: 'Zwemschool', doing: 'Op weg naar het A-diploma', ages: [5, 12] }, { thing: 'Huiswerkhulp', house: 'Leerplek', doing: 'Met hulp je werk af', ages: [10, 17] },
  ],
  kinderen: [
    { thing: 'Verjaardagspakket', house: 'Kinderwinkel', doing: 'Slingers, taart en een cadeau', ages: [1, 12] }, { thing: 'Knutselclub', house: 'Atelier', doing: 'Verf, klei en plakken', ages: [4, 12] },
    { thing: 'Dansles', house: 'Dansschool', doing: 'Dansen op je lievelingsliedje', ages: [4, 12] }, { thing: 'Scouting', house: 'Scoutinggroep', doing: 'Vuur maken en spoorzoeken', ages: [5, 17] },
    { thing: 'Vakantiekamp', house: 'Kampgroep', doing: 'Vijf dagen in het bos', ages: [7, 14] }, { thing: 'Fiets', house: 'Fietsenmaker', doing: 'Een goede fiets voor naar school', ages: [4, 17] },
  ],
  eten: [
    { thing: 'Pannenkoeken', house: 'Pannenkoekenhuis', doing: 'Eten tot je rond bent' }, { thing: 'IJs', house: 'IJssalon', doing: 'Twee bollen naar keuze' },
    { thing: 'Kookles', house: 'Kookstudio', doing: 'Samen koken en samen eten', ages: [8, 120] }, { thing: 'Koffie met taart', house: 'Koffiehuis', doing: 'Bijkomen bij het raam' },
    { thing: 'Buurtmaaltijd', house: 'Eethuis', doing: 'Aan de lange tafel met de buurt' }, { thing: 'Groentepakket', house: 'Groentewinkel', doing: 'Een tas verse groente' },
  ],
}
const CATEGORIES = Object.entries(KINDS) as [Category, readonly Kind[]][]
const HOUSES = CATEGORIES.flatMap(([category, kinds]) => kinds.map((kind) => ({ category, kind })))

const FIRST = ['De Gouden', 'De Blauwe', 'Het Oude', 'Het Nieuwe', 'De Vrolijke', 'Het Kleine', 'De Grote', 'De Groene', 'Het Witte', 'De Rode', 'De Snelle', 'Het Stille']
const LAST = ['Zwaan', 'Molen', 'Anker', 'Ster', 'Linde', 'Haven', 'Vos', 'Kroon', 'Brug', 'Toren', 'Reiger', 'Lantaarn', 'Kompas', 'Veld', 'Tuin', 'Sluis', 'Valk', 'Ploeg']
const WHEN = ['Elke dag', 'Dinsdag tot en met zondag', 'In het weekend', 'Op woensdagmiddag', 'Maandag en donderdag', 'Vrijdag vanaf 19.00 uur', '']

export type CityProvider = ProviderInput & { readonly id: string; readonly category: Category; readonly kind: Kind }

export function cityProvider(seed: number, n: number, neighbourhoods: readonly Neighbourhood[], town: string, at: Date): CityProvider {
  const throwing = dice(seed, 'provider', n)
  const { category, kind } = HOUSES[n % HOUSES.length]!
  const place = throwing.pick(neighbourhoods)
  const name = `${kind.house} ${throwing.pick(FIRST)} ${throwing.pick(LAST)}`
  return {
    id: throwing.id(at), category, kind, name, slug: `stad-${n}`, kvk: String(91_000_000 + n), place: town, neighbourhood: place.name,
    address: `${throwing.pick(STREETS)} ${1 + throwing.below(200)}`, postcode: `${throwing.pick(place.postcodes)} AB`,
    openingHours: 'Elke dag van 9.00 tot 17.00 uur.', travel: '', access: throwing.chance(0.7) ? 'Zonder drempels.' : '', phone: '', website: '',
  }
}

export type CityOffer = OfferInput & { readonly state: 'published' | 'paused' | 'ended'; readonly provider: CityProvider }

/** Offer number `n`: shapes, ages and limits as often as cities have them. */
export function cityOffer(seed: number, n: number, providers: readonly CityProvider[], days: { readonly from: LocalDate; readonly until: LocalDate; readonly later: LocalDate }): CityOffer {
  const throwing = dice(seed, 'offer', n)
  const provider = throwing.pick(providers)
  const { kind, category } = provider
  const normal = 100 * (3 + throwing.below(28)) + throwing.pick([0, 0, 50])
  const shape = shapeOf(throwing, normal, kind)
  const [minAge, maxAge] = kind.ages ?? (throwing.chance(0.15) ? [4, 12] : [undefined, undefined])
  const opens = throwing.chance(0.03)
  return {
    slug: `${kind.thing.toLowerCase().replace(/[^a-z]+/g, '-')}-${n.toString(36)}`, title: `${kind.thing} bij ${provider.name}`.slice(0, 60), category, provider,
    summary: `${kind.doing}.`, description: `${kind.doing}, bij ${provider.name} in ${provider.neighbourhood}.\n\nLaat je bon zien bij de ingang. Je hoeft niets uit te leggen.`,
    givenBy: { provider: provider.id }, shape, ...(shape.kind === 'tariffs' || shape.kind === 'contribution' ? {} : { normalPrice: normal }),
    audience: { ...(minAge === undefined ? {} : { minAge }), ...(maxAge === undefined || maxAge >= 99 ? {} : { maxAge }) },
    companions: maxAge !== undefined && maxAge <= 12 && throwing.chance(0.5) ? 1 : 0,
    ...(throwing.chance(0.9) ? { limit: { count: throwing.pick([1, 1, 2, 3, 5, 10]), per: throwing.chance(0.15) ? 'household' : 'person', period: throwing.pick(['pass-year', 'pass-year', 'quarter', 'month', 'season']) } as const } : {}),
    orderableFrom: { day: opens ? days.later : days.from, time: opens ? '09:00' : '00:00' }, orderableUntil: days.until, usableFrom: opens ? days.later : days.from, usableUntil: days.until,
    days: throwing.pick(WHEN), note: '', bring: '', booking: throwing.chance(0.2) ? { kind: 'phone', phone: '050 000 15 00' } : { kind: 'none' },
    state: throwing.weighed([['published', 92], ['ended', 7], ['paused', 1]]),
  }
}

function shapeOf(throwing: Dice, normal: number, kind: Kind): Shape {
  const name = throwing.weighed([['free', 36], ['fixed-price', 22], ['percentage', 20], ['amount-off', 8], ['tariffs', 6], ['contribution', 5], ['surprise', 3]])
  switch (name) {
    case 'free': return { kind: name }
    case 'fixed-price': return { kind: name, cents: Math.max(50, Math.floor(normal / 200) * 100) }
    case 'percentage': return { kind: name, percent: throwing.pick([25, 30, 40, 50, 75]) }
    case 'amount-off': return { kind: name, cents: Math.min(normal, 100 * throwing.pick([1, 2, 3])) }
    case 'contribution': return { kind: name, cents: 100 * throwing.pick([40, 75, 150, 225]) }
    case 'tariffs': return { kind: name, bands: [{ from: 0, to: 3, cents: 0 }, { from: 4, to: 12, cents: 300, normalCents: 500 }, { from: 13, cents: 500, normalCents: 900 }] }
    case 'surprise': return { kind: name, inside: { kind: 'free' }, reveal: `Een middag ${kind.thing.toLowerCase()}.` }
  }
}
