import { ages, perMonth, perQuarter, perSeason, perYear, type WindowOffer } from './window-offer.ts'
import type { Year } from './year.ts'

export const sport = (year: Year): readonly WindowOffer[] => [
  {
    slug: 'gratis-zwemmen', drawing: 'zwembad', by: 'baken', category: 'sport', shape: { kind: 'free' }, normalPrice: 650, limit: perYear(5),
    title: 'Gratis zwemmen', summary: 'Duiken, drijven of baantjes trekken. Jij kiest de dag.', days: 'Elke dag open',
    description: 'Je zwemt zo lang je wilt in alle baden: het diepe, het golfslagbad en de glijbaan.\n\nHet bubbelbad hoort er ook bij. Daar is het 34 graden.',
    note: 'Jonger dan 10 jaar? Dan zwemt er een volwassene mee.', bring: 'Zwemkleding en een handdoek. Voor het kluisje heb je een muntje van € 1 nodig. Dat krijg je terug.',
  },
  {
    slug: 'schaatsen-in-de-hal', by: 'baken', category: 'sport', shape: { kind: 'free' }, normalPrice: 800, limit: perSeason(3), use: year.winter,
    title: 'Schaatsen in de hal', summary: 'Rondjes op glad ijs, met muziek op vrijdagavond.', days: 'Elke dag, zolang er ijs ligt',
    description: 'De baan is 400 meter lang. Kun je het nog niet? Pak dan een stoeltje en duw je naar de overkant.\n\nIn de kantine is de chocolademelk warm.',
    note: 'Schaatsen lenen kost € 4.', bring: 'Handschoenen. Die zijn verplicht op het ijs.',
  },
  {
    slug: 'lid-van-een-sportclub', by: 'sportclubs', category: 'sport', shape: { kind: 'contribution', cents: 4000 }, limit: perYear(1),
    title: 'Lid worden van een sportclub', summary: 'Een vaste avond, een shirt en een ploeg die op je wacht.', days: 'Bij elke club die meedoet',
    description: 'Kies een club uit de lijst en meld je daar aan. Je betaalt € 40 minder voor een jaar lidmaatschap.\n\nVoetbal, judo, turnen of basketbal: de eerste training mag je altijd gratis proberen.',
    note: 'De bon geldt voor 1 lidmaatschap per jaar.',
  },
  {
    slug: 'klimmen-tot-het-dak', by: 'klimhal', category: 'sport', shape: { kind: 'fixed-price', cents: 500 }, normalPrice: 1250, audience: ages(6), limit: perQuarter(2),
    title: 'Klimmen tot het dak', summary: 'Zestien meter omhoog, en iemand houdt je vast.', days: 'Elke dag tot half elf',
    description: 'Je krijgt een gordel, schoenen en 15 minuten uitleg. Daarna klim je zelf.\n\nEr zijn muren voor beginners. En één muur waar nog niemand bovenkwam.',
    booking: { kind: 'link', url: 'https://klimhal.example/plek' }, bring: 'Een soepele broek en een elastiek voor lang haar.',
  },
  {
    slug: 'een-maand-judo', by: 'judo', category: 'sport', shape: { kind: 'free' }, normalPrice: 3200, audience: ages(6, 17), limit: perSeason(1),
    title: 'Een maand judo', summary: 'Leren vallen, opstaan en buigen voor de ander.', days: 'Maandag, woensdag of vrijdag',
    description: 'Je doet een maand mee met je eigen leeftijd. Een judopak kun je lenen.\n\nAan het eind mag je laten zien wat je kunt. Je ouders mogen kijken.',
    bring: 'Een fles water en slippers.',
  },
  {
    slug: 'leer-roeien', by: 'roeien', category: 'sport', shape: { kind: 'percentage', percent: 50 }, normalPrice: 4500, audience: ages(12), limit: perYear(1),
    title: 'Leer roeien in 3 lessen', summary: 'Met z’n vieren in een boot, vroeg op het water.', days: 'Zaterdag of zondag in de ochtend',
    description: 'In 3 lessen leer je instappen, samen slaan en weer aanleggen. Omslaan komt bijna nooit voor.\n\nNa afloop drink je koffie op de steiger.',
    note: 'Je moet kunnen zwemmen.', booking: { kind: 'phone', phone: '050 000 15 00' }, bring: 'Kleren die nat mogen worden.',
  },
  {
    slug: 'dansen-op-vrijdag', by: 'dansen', category: 'sport', shape: { kind: 'fixed-price', cents: 250 }, normalPrice: 800, audience: ages(16), limit: perMonth(2),
    title: 'Dansen op vrijdag', summary: 'Salsa voor wie het nog nooit deed. Alleen komen mag.', days: 'Vrijdag vanaf 19.00 uur',
    description: 'Het eerste uur is les. Daarna gaat het licht omlaag en dans je met iedereen.\n\nJe hebt geen partner nodig: we wisselen elk nummer.',
    bring: 'Schoenen met een gladde zool.',
  },
  {
    slug: 'voetbal-in-de-vakantie', by: 'voetbal', category: 'sport', shape: { kind: 'free' }, normalPrice: 2500, audience: ages(8, 16), limit: perSeason(1), stock: 60,
    use: { from: year.in(21), until: year.in(35) },
    title: 'Voetbal in de vakantie', summary: 'Drie dagen op het veld, met een finale op de laatste dag.', days: 'Drie dagen in de vakantie',
    description: 'Je traint met echte trainers en speelt elke middag een toernooi. Meisjes en jongens spelen samen.\n\nSoep en brood krijg je van de club.',
    note: 'Vol is vol: er zijn 60 plekken.', bring: 'Voetbalschoenen. Heb je die niet? Wij hebben een kast vol.',
  },
  {
    slug: 'beweeguur-60-plus', by: 'baken', category: 'sport', shape: { kind: 'fixed-price', cents: 100 }, normalPrice: 450, audience: ages(60),
    title: 'Beweeguur voor 60-plus', summary: 'Gym in warm water, en daarna koffie aan de lange tafel.', days: 'Dinsdag en donderdag om 10.00 uur',
    description: 'Het water is 32 graden en komt tot je borst. De muziek komt uit jouw jaren.\n\nDe koffie na afloop zit bij de prijs in.',
    bring: 'Zwemkleding en een handdoek.',
  },
  {
    slug: 'wijkloop-selwerd', by: 'klinker', category: 'sport', shape: { kind: 'free' }, normalPrice: 800, audience: { postcodes: ['9741', '9742', '9743'] }, limit: perSeason(1), stock: 120, heldForDesk: 20, use: { from: year.in(45), until: year.in(45) },
    title: 'De wijkloop', summary: 'Eén rondje door je eigen wijk, met muziek op elke hoek.', days: 'Zaterdag om 11.00 uur',
    description: 'De ronde is 2 of 5 kilometer. Rennen mag, lopen ook, met een kinderwagen kan het goed.\n\nAan het eind staat er soep, en een medaille voor iedereen.',
    note: 'Deze loop is voor buren uit Selwerd, Vinkhuizen en Paddepoel.', bring: 'Schoenen die lekker lopen.',
  },
]
