import { perHousehold, perMonth, perSeason, type WindowOffer } from './window-offer.ts'
import type { Year } from './year.ts'

export const eten = (year: Year): readonly WindowOffer[] => [
  {
    slug: 'portie-poffertjes', by: 'poffertjes', category: 'eten', shape: { kind: 'percentage', percent: 25 }, normalPrice: 600, limit: perSeason(1),
    title: 'Een portie poffertjes', summary: 'Met boter die smelt en een berg poedersuiker.', days: 'Dinsdag tot en met zondag',
    description: 'Je krijgt 12 poffertjes, gebakken waar je bij staat. Eet ze op het bankje, dan blijven ze warm.\n\nLiever hartig? Met kaas mag ook.',
  },
  {
    slug: 'eten-aan-de-lange-tafel', by: 'langetafel', category: 'eten', shape: { kind: 'fixed-price', cents: 450 }, normalPrice: 1150, limit: perMonth(4),
    title: 'Eten aan de lange tafel', summary: 'Drie gangen, veertig buren en altijd een stoel vrij.', days: 'Woensdag, donderdag en vrijdag',
    description: 'De kok kijkt ’s ochtends wat er is en maakt daar iets moois van. Zonder vlees kan altijd.\n\nJe schuift aan waar plek is. Zo ken je na een maand de hele straat.',
    booking: { kind: 'phone', phone: '050 000 30 00' },
  },
  {
    slug: 'pannenkoeken-op-het-water', by: 'pannenkoek', category: 'eten', shape: { kind: 'percentage', percent: 50, maxCents: 2000 }, limit: perHousehold(1, 'quarter'),
    title: 'Pannenkoeken op het water', summary: 'Met het hele huis aan boord, voor de halve prijs.', days: 'Woensdag tot en met zondag',
    description: 'Zo groot als een wiel, met spek of appel of allebei. De korting is hoogstens € 20 voor de hele tafel.\n\nKinderen mogen de scheepsbel luiden als het eten klaar is.',
    booking: { kind: 'link', url: 'https://pannenkoek.example/tafel' },
  },
  {
    slug: 'ijsje-met-twee-bollen', by: 'ijssalon', category: 'eten', shape: { kind: 'free' }, normalPrice: 350, limit: perSeason(3), use: year.summer, ...(year.summer.from > year.today ? { opens: year.summer.from } : {}),
    title: 'Een ijsje met 2 bollen', summary: 'Van melk uit de polder. De smaak kies je ter plekke.', days: 'Elke dag als de zon schijnt',
    description: 'Er zijn 18 smaken en elke week een nieuwe. In een hoorntje of een bakje, met of zonder slagroom.',
  },
]
