import { ages, perHousehold, perQuarter, perSeason, perYear, type WindowOffer } from './window-offer.ts'
import type { Year } from './year.ts'

export const uitjes = (year: Year): readonly WindowOffer[] => [
  {
    slug: 'schaatsen-op-het-plein', drawing: 'schaatsen', by: 'winterfeest', category: 'uitjes', limit: perSeason(3), stock: 2000, use: year.festive,
    shape: { kind: 'tariffs', bands: [{ from: 4, to: 12, cents: 250, normalCents: 900 }, { from: 13, to: 17, cents: 400, normalCents: 1100 }, { from: 18, cents: 500, normalCents: 1300 }] },
    audience: ages(4), title: 'Schaatsen op het plein', summary: 'Onder duizend lampjes, midden in de stad.', days: 'Elke dag van 11.00 tot 21.00 uur',
    description: 'Een uur op de baan, met schaatsen erbij. Kun je nog niet schaatsen? Er glijden pinguïns mee om vast te houden.\n\nOm zeven uur dooft het grote licht en gaan de lampjes aan.',
    bring: 'Handschoenen en dikke sokken.',
  },
  {
    slug: 'verrassingsbon', by: 'verrassing', category: 'uitjes', limit: perQuarter(1), normalPrice: 1750,
    shape: { kind: 'surprise', inside: { kind: 'free' }, reveal: 'Een rondvaart in het donker, met warme chocolademelk. Elke vrijdag om 19.00 uur vertrekt de boot bij Rondvaart De Kromme Gracht.' },
    title: 'De verrassingsbon', summary: 'Durf jij te bestellen zonder te weten wat het is?', days: 'Elke 3 maanden een nieuwe',
    description: 'Het is gratis, het is in de stad en het duurt een uur. Meer zeggen we niet.\n\nKleed je warm aan, dat helpt.',
  },
  {
    slug: 'rondvaart-door-de-stad', drawing: 'rondvaart', by: 'rondvaart', category: 'uitjes', shape: { kind: 'fixed-price', cents: 400 }, normalPrice: 1750, limit: perYear(2),
    title: 'Rondvaart door de stad', summary: 'Onder 14 bruggen door, langs pakhuizen en woonboten.', days: 'Drie keer per dag',
    description: 'In een uur zie je de stad van onderaf. De schipper weet bij elk huis een verhaal.\n\nDe boot is dicht en warm. Bij zon gaat het dak open.',
  },
  {
    slug: 'naar-het-dierenpark', by: 'dierenpark', category: 'uitjes', shape: { kind: 'percentage', percent: 40 }, normalPrice: 2150, limit: perYear(1),
    title: 'Een dag naar het dierenpark', summary: 'Otters die spelen, uilen die kijken, een kameel die niets doet.', days: 'Elke dag van 9.30 tot 17.30 uur',
    description: 'Je blijft zo lang je wilt. Om 11.00 uur krijgen de otters vis, om 14.00 uur vliegen de uilen.\n\nNeem je eigen brood mee: er staan tafels tussen de wilgen.',
    bring: 'Iets te eten en een regenjas.',
  },
  {
    slug: 'sterren-kijken', drawing: 'sterren', by: 'sterren', category: 'uitjes', shape: { kind: 'free' }, normalPrice: 950, audience: ages(8), limit: perSeason(1), stock: 3,
    title: 'Sterren kijken', summary: 'De ringen van Saturnus, met je eigen oog.', days: 'Zaterdag vanaf 20.00 uur',
    description: 'Een sterrenkundige richt de grote kijker en vertelt wat je ziet. Bij wolken kijk je naar de hemel in de koepel.\n\nEr gaan maar 3 mensen mee naar boven. Daarom zijn er 3 bonnen.',
    note: 'Vol is vol: er zijn 3 bonnen.', bring: 'Een warme jas. Het dak gaat open.',
  },
  {
    slug: 'een-uur-bowlen', by: 'bowling', category: 'uitjes', shape: { kind: 'amount-off', cents: 1500 }, normalPrice: 2950, limit: perHousehold(1, 'quarter'),
    title: 'Een uur bowlen', summary: 'Eén baan voor je hele huis, met schoenen erbij.', days: 'Woensdag tot en met zondag',
    description: 'De prijs is voor een hele baan, met hoogstens 6 mensen. Kleine kinderen krijgen een glijbaantje voor de bal.\n\nWie de meeste punten heeft, kiest de muziek.',
    booking: { kind: 'phone', phone: '050 000 21 00' },
  },
  {
    slug: 'wandelen-op-het-wad', drawing: 'wad', by: 'natuur', category: 'uitjes', shape: { kind: 'free' }, normalPrice: 1850, audience: ages(10), limit: perYear(1), stock: 48,
    opens: year.in(10), use: { from: year.in(30), until: year.end },
    title: 'Wandelen op het wad', summary: 'Lopen waar straks weer zee is, samen met een gids.', days: 'Op dagen met laag water',
    description: 'De bus haalt je op in de stad. Dan loop je 2 uur over de bodem van de zee.\n\nJe ziet zeehonden, als je geluk hebt. Schelpen zie je altijd.',
    note: 'Je loopt 6 kilometer, soms door diep slik.', bring: 'Oude gympen die vies mogen worden, en droge sokken.',
  },
  {
    slug: 'vlotten-bouwen', drawing: 'kamp', by: 'zomerkamp', category: 'uitjes', shape: { kind: 'fixed-price', cents: 500 }, normalPrice: 2500, audience: { forWhom: 'household-with-children' }, limit: perHousehold(1, 'pass-year'), stock: 80, use: year.summer,
    title: 'Vlotten bouwen met je gezin', summary: 'Planken, touw en een plas: kijken of het drijft.', days: 'Zondag om 13.00 uur, van april tot oktober',
    description: 'Je krijgt acht tonnen, planken en touw. Na een uur moet je vlot naar de overkant.\n\nIedereen draagt een zwemvest. Wie omslaat, krijgt warme thee.',
    note: 'De bon is voor het hele gezin, met hoogstens 6 mensen.', bring: 'Droge kleren en een handdoek.',
  },
  {
    slug: 'oogstfeest', by: 'boerderij', category: 'uitjes', shape: { kind: 'free' }, normalPrice: 600, limit: perSeason(1), state: 'ended',
    title: 'Het oogstfeest', summary: 'Appels persen, brood bakken en dansen op het erf.', days: 'Eén dag in de herfst',
    description: 'Je perst je eigen appelsap en bakt brood boven het vuur. Aan het eind speelt de fanfare.',
  },
]
