import { ages, perMonth, perQuarter, perYear, type WindowOffer } from './window-offer.ts'
import type { Year } from './year.ts'

export const kinderen = (year: Year): readonly WindowOffer[] => [
  {
    slug: 'kindervoorstelling', drawing: 'theater', by: 'kleingeluk', category: 'kinderen', shape: { kind: 'free' }, normalPrice: 1250, audience: ages(4, 12), companions: 1, limit: perQuarter(1), stock: 400,
    title: 'Kindervoorstelling', summary: 'Een reus, een lekke band en heel veel confetti.', days: 'Zondag om 14.00 uur',
    description: 'De voorstelling duurt 50 minuten. Daarna mogen de kinderen het toneel op om te kijken hoe alles werkt.\n\nZitten mag op een stoel, op schoot of op een kussen vooraan.',
  },
  {
    slug: 'middag-bij-de-klinker', by: 'klinker', category: 'kinderen', shape: { kind: 'free' }, audience: ages(4, 17),
    title: 'Gratis middag bij De Klinker', summary: 'Hutten bouwen, rappen, koken: elke middag iets anders.', days: 'Woensdag, vrijdag en zaterdag',
    description: 'Loop binnen en kijk wat er is. Er staat altijd iemand bij de deur die je naam onthoudt.\n\nJe hoeft niets te kunnen en niets mee te nemen.',
  },
  {
    slug: 'middag-op-de-boerderij', by: 'boerderij', category: 'kinderen', shape: { kind: 'free' }, normalPrice: 450, audience: ages(2, 12), companions: 1, limit: perMonth(2),
    title: 'Middag op de boerderij', summary: 'Geitjes voeren, eieren rapen en een pony borstelen.', days: 'Dinsdag tot en met zondag',
    description: 'Je kind krijgt een emmer met brokjes en laarzen te leen. De boerin wijst wie er honger heeft.\n\nOm 15.30 uur gaan de dieren naar binnen. Dan is hulp welkom.',
    bring: 'Kleren die vies mogen worden.',
  },
  {
    slug: 'leer-jongleren', by: 'circus', category: 'kinderen', shape: { kind: 'fixed-price', cents: 150 }, normalPrice: 850, audience: ages(6, 14), limit: perMonth(2),
    title: 'Leer jongleren', summary: 'Ballen in de lucht, borden op stokjes, lopen op een bol.', days: 'Woensdag en zaterdag',
    description: 'Een echte acrobaat leert je het geheim van drie ballen. Daarna kies je zelf een kunst.\n\nElke maand is er een voorstelling voor ouders en buren.',
  },
  {
    slug: 'dag-in-het-apenrek', by: 'speeltuin', category: 'kinderen', shape: { kind: 'fixed-price', cents: 200 }, normalPrice: 950, audience: ages(1, 12), companions: 1, limit: perQuarter(2),
    title: 'Een dag in Het Apenrek', summary: 'Klimmen, glijden en springen, ook als het regent.', days: 'Elke dag van 10.00 tot 18.00 uur',
    description: 'De grote hal heeft een klimwand, een ballenbak en een baan voor trapauto’s. Voor peuters is er een eigen hoek.\n\nThee en koffie voor wie meekomt zijn gratis.',
    bring: 'Sokken met grip.',
  },
  {
    slug: 'een-week-op-kamp', by: 'zomerkamp', category: 'kinderen', shape: { kind: 'percentage', percent: 75 }, normalPrice: 28500, audience: ages(7, 15), limit: perYear(1), stock: 40, use: year.camp,
    title: 'Een week op kamp', summary: 'Slapen in het bos, een vlot bouwen en marshmallows.', days: 'Een week in de zomer',
    description: 'Vijf dagen met leeftijdgenoten en leiders die elk spel kennen. Overdag zwemmen en klimmen, ’s avonds vuur.\n\nDe bus, het eten en de tent zijn geregeld.',
    note: 'Vol is vol: er zijn 40 plekken.', bring: 'Een slaapzak. Die kun je ook lenen.',
  },
  {
    slug: 'voorlezen-met-taart', by: 'bibliotheek', category: 'kinderen', shape: { kind: 'free' }, audience: ages(2, 7), companions: 1,
    title: 'Voorlezen met taart', summary: 'Een verhaal van een half uur en een stuk appeltaart.', days: 'Zaterdag om 10.30 uur',
    description: 'De voorlezer doet alle stemmen, ook die van de draak. Na afloop kies je samen een boek.\n\nDe laatste zaterdag van de maand is het verhaal in twee talen.',
  },
  {
    slug: 'timmeren-op-zaterdag', by: 'natuur', category: 'kinderen', shape: { kind: 'free' }, normalPrice: 750, audience: ages(8, 13), limit: perMonth(1),
    title: 'Timmeren op zaterdag', summary: 'Maak een vogelhuis, een boot of iets wat nog geen naam heeft.', days: 'Zaterdag van 10.00 tot 12.30 uur',
    description: 'Er is hout, gereedschap en een boswachter met geduld. Wat je maakt, gaat mee naar huis.\n\nIn het voorjaar hangen we samen de vogelhuizen op.',
  },
]
