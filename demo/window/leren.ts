import { ages, perHousehold, perSeason, perYear, type WindowOffer } from './window-offer.ts'

export const leren = (): readonly WindowOffer[] => [
  {
    slug: 'lid-van-de-bibliotheek', by: 'bibliotheek', category: 'leren', shape: { kind: 'fixed-price', cents: 1000 }, normalPrice: 5100, audience: ages(18), limit: perYear(1),
    title: 'Lid van de bibliotheek', summary: 'Een jaar lang lezen, luisteren en kijken voor een tientje.', days: 'Elke dag open',
    description: 'Je leent boeken, films en spellen, zo veel je wilt. Ook op je telefoon of tablet.\n\nVoor kinderen tot 18 jaar is de bibliotheek altijd gratis.',
    bring: 'Je bon en iets waar je naam op staat.',
  },
  {
    slug: 'een-cursus-volgen', by: 'cursushuis', category: 'leren', shape: { kind: 'percentage', percent: 50, maxCents: 22500 }, audience: ages(18), limit: perYear(1), voucherValue: 22500, budget: 2_250_000,
    title: 'Een cursus volgen', summary: 'Spaans, fotograferen, timmeren: wat wilde je altijd al kunnen?', days: 'Start in september en februari',
    description: 'Kies een cursus uit het boekje. Je betaalt de helft, en de korting is hoogstens € 225.\n\nTwijfel je? Dan kijk je de eerste les mee en beslis je daarna.',
    booking: { kind: 'link', url: 'https://cursushuis.example/cursussen' },
  },
  {
    slug: 'samen-achter-de-computer', by: 'computer', category: 'leren', shape: { kind: 'free' }, normalPrice: 4000, limit: perSeason(1),
    title: 'Samen achter de computer', summary: 'Mailen, foto’s en DigiD: vijf ochtenden, in jouw tempo.', days: 'Elke ochtend op een werkdag',
    description: 'Je zit met z’n vieren rond een tafel, met één vrijwilliger erbij. Elke vraag is goed, ook de vierde keer.\n\nEen eigen computer hoeft niet.',
    bring: 'Je telefoon of tablet, als je daar vragen over hebt.',
  },
  {
    slug: 'tien-muzieklessen', by: 'muziek', category: 'leren', shape: { kind: 'percentage', percent: 75 }, normalPrice: 24000, audience: ages(7, 17), limit: perYear(1),
    title: 'Tien muzieklessen', summary: 'Gitaar, drums of viool. Het instrument leen je.', days: 'Op een vaste middag',
    description: 'Je krijgt 10 lessen van een half uur. Je kiest een instrument en neemt het mee naar huis om te oefenen.\n\nIn de laatste les speel je samen in een band.',
    booking: { kind: 'phone', phone: '050 000 26 00' },
  },
  {
    slug: 'zelf-je-fiets-maken', by: 'fietsen', category: 'leren', shape: { kind: 'fixed-price', cents: 500 }, normalPrice: 2500, audience: ages(12), limit: perYear(2),
    title: 'Zelf je fiets maken', summary: 'Band, ketting, licht: na 2 uur rijdt hij weer, door jou.', days: 'Dinsdag tot en met zaterdag',
    description: 'Een fietsenmaker staat naast je en wijst aan. De handen zijn van jou.\n\nEen nieuwe band of ketting zit bij de prijs in.',
    bring: 'Je fiets. Kan hij niet meer rijden? Wij halen hem op.',
  },
  {
    slug: 'zwemles-diploma-a', by: 'baken', category: 'leren', shape: { kind: 'amount-off', cents: 20000 }, normalPrice: 46500, audience: ages(4, 12), limit: perSeason(1),
    title: 'Zwemles voor diploma A', summary: 'Van watervrees naar een sprong in het diepe.', days: 'Woensdag of zaterdag',
    description: 'Je kind krijgt les in een klein groepje, tot het diploma binnen is. Dat duurt ongeveer een jaar.\n\nVaste juf of meester. Ouders kijken mee achter het glas.',
    note: 'Er kan een wachtlijst zijn. Bel dan eerst.', booking: { kind: 'phone', phone: '050 000 10 00' }, bring: 'Zwemkleding en een handdoek.',
  },
  {
    slug: 'koken-zonder-pakjes', by: 'koken', category: 'leren', shape: { kind: 'free' }, normalPrice: 3500, limit: perHousehold(1, 'pass-year'),
    title: 'Koken zonder pakjes', summary: 'Vier avonden, vier maaltijden die je thuis zo weer maakt.', days: 'Maandag of woensdag om 17.30 uur',
    description: 'Je kookt met wat er in het seizoen is en weinig kost. Daarna eet je het samen op.\n\nDe bon is voor je hele huis: je mag met z’n tweeën komen.',
    bring: 'Een bakje voor wat overblijft.',
  },
]
