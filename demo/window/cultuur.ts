import { ages, perMonth, perQuarter, perSeason, perYear, type WindowOffer } from './window-offer.ts'
import type { Year } from './year.ts'

export const cultuur = (year: Year): readonly WindowOffer[] => [
  {
    slug: 'naar-de-film', by: 'filmhuis', category: 'cultuur', shape: { kind: 'fixed-price', cents: 500 }, normalPrice: 700,
    title: 'Naar de film', summary: 'Films die je niet overal ziet, in een zaal met 40 stoelen.', days: 'Donderdag tot en met zondag',
    description: 'Vrijwilligers kiezen de films en draaien ze zelf. Voor het begint, vertelt iemand kort waarom.\n\nPopcorn is er niet. Wel thee, en taart van de buurvrouw.',
    booking: { kind: 'link', url: 'https://filmhuis.example/agenda' },
  },
  {
    slug: 'gratis-naar-het-museum', by: 'museum', category: 'cultuur', shape: { kind: 'free' }, normalPrice: 1500, limit: perYear(2),
    title: 'Gratis naar het museum', summary: 'Van oude schatten tot kunst die piept en beweegt.', days: 'Dinsdag tot en met zondag',
    description: 'Je ziet de vaste zalen en elke tentoonstelling. Een luistertoer op je telefoon hoort erbij.\n\nKinderen zoeken de 12 verstopte muizen. Wie ze vindt, krijgt een speldje.',
  },
  {
    slug: 'bioscoopbon', by: 'lamp', category: 'cultuur', shape: { kind: 'free' }, normalPrice: 1100, audience: { firstPassOnly: true }, limit: perSeason(1),
    title: 'Welkom: een bioscoopbon', summary: 'Een film naar keuze, omdat je pas nieuw is.', days: 'Elke dag open',
    description: 'Kies een film, een dag en een stoel. Elke film mag, ook op zaterdagavond.\n\nHet is ons cadeau bij je eerste pas.',
    note: 'Sommige films hebben een eigen leeftijd. Die hangt bij de kassa.', booking: { kind: 'link', url: 'https://lamp.example/kaartjes' },
  },
  {
    slug: 'avond-theater', by: 'kleingeluk', category: 'cultuur', shape: { kind: 'fixed-price', cents: 750 }, normalPrice: 2200, audience: ages(12), limit: perQuarter(1),
    title: 'Een avond theater', summary: 'Zo dichtbij dat je de spelers hoort ademen.', days: 'Vrijdag en zaterdag om 20.15 uur',
    description: 'In Klein Geluk zitten 80 mensen rond één toneel. Elke maand speelt er iets anders: komedie, dans of een verhaal.\n\nNa afloop praat je met de makers aan de bar. Het eerste glas fris is gratis.',
    booking: { kind: 'phone', phone: '050 000 17 00' },
  },
  {
    slug: 'concert-in-de-kelder', by: 'poppodium', category: 'cultuur', shape: { kind: 'amount-off', cents: 800 }, normalPrice: 1800, audience: ages(16), limit: perMonth(1),
    title: 'Concert in De Kelder', summary: 'Bands van hier en ver weg, hard genoeg om te voelen.', days: 'Op avonden met een concert',
    description: 'Je kiest zelf welk concert. De bon geldt bij elk kaartje aan de deur.\n\nOordoppen liggen bij de garderobe. Die zijn gratis.',
    note: 'Is een concert uitverkocht? Dan kun je er met de bon ook niet in.',
  },
  {
    slug: 'kerst-in-de-kelder', by: 'poppodium', category: 'cultuur', shape: { kind: 'free' }, normalPrice: 3200, limit: perSeason(1), stock: 40, drawn: year.in(14), use: { from: year.in(24), until: year.in(24) },
    title: 'Kerst in De Kelder', summary: 'Een koor van 60 stemmen tussen honderd kaarsen.', days: 'Eén avond, om 20.00 uur',
    description: 'Het koor staat tussen het publiek. Je hoort de bas in je buik en de sopraan boven je hoofd.\n\nEr zijn maar 40 plaatsen. Daarom loten we.',
    note: 'Elke plaats is een zitplaats.',
  },
  {
    slug: 'museumnacht', drawing: 'museumnacht', by: 'museum', category: 'cultuur', limit: perSeason(1), stock: 300, use: { from: year.in(40), until: year.in(41) },
    shape: { kind: 'tariffs', bands: [{ from: 0, to: 12, cents: 0, normalCents: 500 }, { from: 13, to: 17, cents: 250, normalCents: 900 }, { from: 18, cents: 500, normalCents: 1750 }] },
    title: 'Museumnacht', summary: 'Met een zaklamp door het donkere museum.', days: 'Eén nacht, van 20.00 tot 1.00 uur',
    description: 'De lampen gaan uit en de beelden komen tot leven. In elke zaal gebeurt iets: muziek, verhalen, een dansvloer.\n\nKinderen mogen opblijven tot hun ogen dichtvallen. Er liggen kussens.',
    note: 'Kinderen tot en met 12 jaar komen met een volwassene.', bring: 'Een zaklamp. Heb je er geen? Dan leen je er een.',
  },
  {
    slug: 'filmmiddag-met-koffie', by: 'lamp', category: 'cultuur', shape: { kind: 'fixed-price', cents: 300 }, normalPrice: 950, audience: ages(65), limit: perMonth(1),
    title: 'Filmmiddag met koffie', summary: 'Een mooie film, een zachte stoel en geen haast.', days: 'Elke eerste woensdag om 13.30 uur',
    description: 'Eerst is er koffie met iets lekkers, dan gaat de film aan. Het geluid staat goed voor wie slechter hoort.\n\nBij elke film staat Nederlandse tekst in beeld.',
  },
  {
    slug: 'schilderen-op-zondag', by: 'museum', category: 'cultuur', shape: { kind: 'percentage', percent: 50 }, normalPrice: 1950, audience: ages(14), limit: perQuarter(1),
    title: 'Schilderen op zondag', summary: 'Een middag met verf, naast schilderijen van 300 jaar oud.', days: 'Zondag van 13.00 tot 16.00 uur',
    description: 'Een schilder helpt je op weg. Daarna kijk je, kies je kleur en begin je.\n\nVerf, kwasten en doek zijn er. Je neemt je schilderij mee naar huis.',
    booking: { kind: 'link', url: 'https://museum.example/atelier' }, bring: 'Een oud overhemd.',
  },
]
