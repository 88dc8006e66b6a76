import type { ProviderInput } from '#modules/providers/index.ts'
import { organisations } from '#demo/cast/providers.ts'

type Key = (typeof organisations)[number]['key']
type Place = Pick<ProviderInput, 'address' | 'postcode' | 'neighbourhood' | 'openingHours' | 'travel' | 'access'> & { readonly at: readonly [lat: number, lon: number] }

const WEEK = 'Maandag tot en met vrijdag'

/** Where the organisations of the cast are. Streets are invented, like the organisations; the neighbourhoods exist. */
const places: Record<Key, Place> = {
  baken:       { address: 'Bakenplein 1',       postcode: '9733 BA', neighbourhood: 'Lewenborg', at: [53.2348, 6.6226],  openingHours: `${WEEK} van 7.00 tot 22.00 uur. Zaterdag en zondag van 9.00 tot 17.00 uur.`, travel: 'De bus stopt voor de deur, bij halte Bakenplein.', access: 'Met tillift en een ruime kleedkamer.' },
  museum:      { address: 'Museumkade 12',      postcode: '9711 MK', neighbourhood: 'Centrum', at: [53.2192, 6.5653],    openingHours: 'Dinsdag tot en met zondag van 10.00 tot 17.00 uur.', travel: 'Vanaf het station loop je er in 8 minuten heen.', access: 'Met lift en leenrolstoel.' },
  bibliotheek: { address: 'Boekenhof 3',        postcode: '9711 BH', neighbourhood: 'Centrum', at: [53.2207, 6.5647],    openingHours: 'Elke dag van 9.00 tot 21.00 uur, ook op zondag.', travel: 'Alle bussen naar het centrum stoppen om de hoek.', access: 'Met lift op elke verdieping.' },
  filmhuis:    { address: 'Spoelstraat 24',     postcode: '9715 SP', neighbourhood: 'Korrewegwijk', at: [53.2298, 6.5687], openingHours: 'Donderdag tot en met zondag vanaf 19.00 uur.', travel: 'Met de fiets ben je er in 6 minuten vanaf het centrum.', access: 'Zaal 1 heeft 2 plekken voor een rolstoel.' },
  cursushuis:  { address: 'Leerlaan 8',         postcode: '9713 LE', neighbourhood: 'Oosterpark', at: [53.2195, 6.5833],  openingHours: `${WEEK} van 9.00 tot 22.00 uur.`, travel: 'Er is een stalling voor fietsen naast de ingang.', access: 'Alle lokalen op de begane grond.' },
  klinker:     { address: 'Klinkerpad 5',       postcode: '9741 KP', neighbourhood: 'Selwerd', at: [53.2330, 6.5448],     openingHours: 'Woensdag, vrijdag en zaterdag van 13.00 tot 18.00 uur.', travel: 'Naast het winkelcentrum van Selwerd.', access: 'Zonder drempels.' },
  winterfeest: { address: 'Pleinzijde 1',       postcode: '9712 PZ', neighbourhood: 'Centrum', at: [53.2204, 6.5662],     openingHours: 'Elke dag van 11.00 tot 21.00 uur.', travel: 'Midden op het plein, op loopafstand van elke bus.', access: 'Er is een slee voor wie niet kan staan.' },
  kleingeluk:  { address: 'Coulissengang 7',    postcode: '9711 CG', neighbourhood: 'Centrum', at: [53.2186, 6.5649],     openingHours: 'De deur gaat een half uur voor de voorstelling open.', travel: 'Loop bij de oude kerk de gang in.', access: 'Rolstoelplekken op de eerste rij. Bel van tevoren.' },
  lamp:        { address: 'Lichtboulevard 40',  postcode: '9728 LB', neighbourhood: 'De Wijert', at: [53.1933, 6.5673],   openingHours: 'Elke dag van 11.00 tot 23.30 uur.', travel: 'Er is een gratis stalling onder de bioscoop.', access: 'Alle zalen met de lift te bereiken.' },
  poffertjes:  { address: 'Beslagsteeg 2',      postcode: '9712 BS', neighbourhood: 'Centrum', at: [53.2170, 6.5644],     openingHours: 'Dinsdag tot en met zondag van 11.00 tot 20.00 uur.', travel: 'De kraam met de rode lampjes, naast de markt.', access: 'Er staat een lage tafel.' },
}

type More = Place & { readonly key: string; readonly name: string; readonly kvk: string; readonly place?: string }
const more: readonly More[] = [
  { key: 'klimhal',     kvk: '90010112', name: 'Klimhal Hoogtij',             address: 'Haakmeer 3',        postcode: '9723 HM', neighbourhood: 'Kop van Oost', at: [53.2024, 6.5886], openingHours: 'Elke dag van 10.00 tot 22.30 uur.', travel: 'Een kwartier fietsen vanaf het station.', access: 'Een klimwand met zitgordel.' },
  { key: 'judo',        kvk: '90010127', name: 'Judoschool De Gele Band',     address: 'Mattenweg 19',      postcode: '9737 MW', neighbourhood: 'Beijum', at: [53.2431, 6.5911],       openingHours: 'Maandag, woensdag en vrijdag van 16.00 tot 21.00 uur.', travel: 'In de gymzaal achter de school.', access: 'Zonder drempels.' },
  { key: 'voetbal',     kvk: '90010131', name: 'Voetbalclub Noorderwind',     address: 'Doelpad 2',         postcode: '9743 DP', neighbourhood: 'Vinkhuizen', at: [53.2208, 6.5290],   openingHours: 'Training van 16.00 tot 21.00 uur.', travel: 'De ingang is bij het fietspad.', access: 'Verhard pad tot aan het veld.' },
  { key: 'turnen',      kvk: '90010144', name: 'Turnclub De Zwaai',           address: 'Brugstand 11',      postcode: '9733 BR', neighbourhood: 'Lewenborg', at: [53.2363, 6.6158],    openingHours: 'Dinsdag en donderdag van 15.30 tot 20.00 uur.', travel: 'Naast het winkelcentrum.', access: 'Met aangepaste lessen op donderdag.' },
  { key: 'basketbal',   kvk: '90010159', name: 'Basketbalclub Eemsstad',      address: 'Korfweg 30',        postcode: '9725 KW', neighbourhood: 'Rivierenbuurt', at: [53.2060, 6.5688], openingHours: 'Maandag en donderdag vanaf 17.00 uur.', travel: 'Achter het station, over de loopbrug.', access: 'Rolstoelbasketbal op zaterdag.' },
  { key: 'roeien',      kvk: '90010163', name: 'Roeiclub Het Diep',           address: 'Vlotkade 6',        postcode: '9717 VK', neighbourhood: 'Oranjewijk', at: [53.2218, 6.5522],   openingHours: 'Zaterdag en zondag van 9.00 tot 13.00 uur.', travel: 'Langs het water, bij de groene loods.', access: 'Een brede boot voor wie moeilijk loopt.' },
  { key: 'dansen',      kvk: '90010178', name: 'Dansstudio Kolibrie',         address: 'Pirouette 14',      postcode: '9716 PI', neighbourhood: 'De Hoogte', at: [53.2367, 6.5650],    openingHours: 'Vrijdag van 19.00 tot 23.00 uur.', travel: 'Boven de bakker, de trap op.', access: 'Helaas alleen met een trap.' },
  { key: 'poppodium',   kvk: '90010182', name: 'Poppodium De Kelder',         address: 'Gewelfstraat 9',    postcode: '9711 GW', neighbourhood: 'Centrum', at: [53.2169, 6.5668],      openingHours: 'Open op avonden met een concert, vanaf 20.00 uur.', travel: 'Volg de muziek, de blauwe deur links.', access: 'Een podium voor rolstoelen naast de bar.' },
  { key: 'rondvaart',   kvk: '90010195', name: 'Rondvaart De Kromme Gracht',  address: 'Steiger 1',         postcode: '9711 ST', neighbourhood: 'Centrum', at: [53.2204, 6.5665],      openingHours: 'Elke dag om 11.00, 13.00 en 15.00 uur.', travel: 'De steiger ligt tegenover het museum.', access: 'Er is een plank voor rolstoelen.' },
  { key: 'dierenpark',  kvk: '90010207', name: 'Dierenpark Wilgenhof',        address: 'Wilgenlaan 100',    postcode: '9751 WH', neighbourhood: '', at: [53.1693, 6.6038], place: 'Haren', openingHours: 'Elke dag van 9.30 tot 17.30 uur.', travel: 'De bus stopt op 5 minuten lopen.', access: 'Alle paden zijn vlak.' },
  { key: 'sterren',     kvk: '90010211', name: 'Sterrenwacht Het Noorderlicht', address: 'Dijkweg 77',      postcode: '9791 DW', neighbourhood: '', at: [53.2814, 6.6921], place: 'Ten Boer', openingHours: 'Vrijdag en zaterdag vanaf 20.00 uur.', travel: 'Een belbus brengt je terug naar het station.', access: 'De kijker staat op de begane grond.' },
  { key: 'bowling',     kvk: '90010226', name: 'Bowling De Kegel',            address: 'Strikebaan 5',      postcode: '9731 SB', neighbourhood: 'Oosterhoogebrug', at: [53.2301, 6.6046], openingHours: 'Woensdag tot en met zondag van 14.00 tot 23.00 uur.', travel: 'Parkeren en fietsen stallen is gratis.', access: 'Met een goot voor wie zit of klein is.' },
  { key: 'natuur',      kvk: '90010230', name: 'Natuurcentrum De Wierde',     address: 'Kwelderpad 4',      postcode: '9747 KD', neighbourhood: 'Zernike', at: [53.2395, 6.5307],      openingHours: 'Woensdag tot en met zondag van 10.00 tot 16.00 uur.', travel: 'Met de bus naar de laatste halte.', access: 'Een vlonderpad zonder trappen.' },
  { key: 'boerderij',   kvk: '90010243', name: 'Kinderboerderij De Bonte Geit', address: 'Hooiwagen 8',     postcode: '9737 HW', neighbourhood: 'Beijum', at: [53.2460, 6.5964],       openingHours: 'Dinsdag tot en met zondag van 9.00 tot 16.30 uur.', travel: 'Door het park, volg de hoefjes op het pad.', access: 'Brede paden en een lage aaiwei.' },
  { key: 'circus',      kvk: '90010258', name: 'Circusschool Salto',          address: 'Trapezepad 2',      postcode: '9724 TR', neighbourhood: 'Oosterpoort', at: [53.2083, 6.5722],  openingHours: 'Woensdag van 14.00 tot 17.00 uur. Zaterdag van 10.00 tot 13.00 uur.', travel: 'De rode tent achter de brandweer.', access: 'Iedereen doet mee, ook zittend.' },
  { key: 'speeltuin',   kvk: '90010262', name: 'Speeltuin Het Apenrek',       address: 'Lianenlaan 21',     postcode: '9742 LI', neighbourhood: 'Paddepoel', at: [53.2326, 6.5407],    openingHours: 'Elke dag van 10.00 tot 18.00 uur.', travel: 'Achter de sporthal van Paddepoel.', access: 'Met een schommel voor rolstoelen.' },
  { key: 'muziek',      kvk: '90010277', name: 'Muziekschool De Maat',        address: 'Notenbalk 16',      postcode: '9713 NB', neighbourhood: 'Oosterpark', at: [53.2209, 6.5834],   openingHours: `${WEEK} van 13.00 tot 21.00 uur.`, travel: 'Boven de bibliotheek van de wijk.', access: 'Met lift.' },
  { key: 'fietsen',     kvk: '90010281', name: 'Fietswerkplaats De Spaak',    address: 'Kettinggang 3',     postcode: '9714 KG', neighbourhood: 'Korrewegwijk', at: [53.2274, 6.5756], openingHours: 'Dinsdag tot en met zaterdag van 10.00 tot 17.00 uur.', travel: 'Lek onderweg? Wij halen je op in de wijk.', access: 'De werkbank kan omlaag.' },
  { key: 'computer',    kvk: '90010294', name: 'Computerplek Selwerd',        address: 'Toetsenhof 10',     postcode: '9741 TH', neighbourhood: 'Selwerd', at: [53.2357, 6.5504],      openingHours: `${WEEK} van 9.30 tot 12.30 uur.`, travel: 'In het buurthuis, lokaal 2.', access: 'Zonder drempels. Grote letters op elk scherm.' },
  { key: 'koken',       kvk: '90010306', name: 'Kookstudio Peper en Zout',    address: 'Pollepel 6',        postcode: '9728 PP', neighbourhood: 'De Wijert', at: [53.1944, 6.5657],    openingHours: 'Maandag en woensdag vanaf 17.30 uur.', travel: 'De bus stopt 3 minuten lopen verder.', access: 'Een keuken op zithoogte.' },
  { key: 'langetafel',  kvk: '90010310', name: 'Buurtrestaurant De Lange Tafel', address: 'Schuifaan 1',    postcode: '9745 SA', neighbourhood: 'Hoogkerk', at: [53.2123, 6.5005],     openingHours: 'Woensdag, donderdag en vrijdag van 17.00 tot 20.00 uur.', travel: 'Naast de kerk van Hoogkerk.', access: 'Ruimte voor rolstoel en kinderwagen.' },
  { key: 'pannenkoek',  kvk: '90010325', name: 'Pannenkoekenschip Tante Saar', address: 'Kajuitkade 9',     postcode: '9711 KK', neighbourhood: 'Centrum', at: [53.2173, 6.5657],      openingHours: 'Woensdag tot en met zondag van 12.00 tot 20.00 uur.', travel: 'Het schip ligt bij de derde brug.', access: 'De loopplank is steil. Wij helpen je.' },
  { key: 'ijssalon',    kvk: '90010339', name: 'IJssalon Zomerdag',           address: 'Bolletjesplein 5',  postcode: '9722 BP', neighbourhood: 'Helpman', at: [53.1946, 6.5825],      openingHours: 'Elke dag van 12.00 tot 21.00 uur, van april tot oktober.', travel: 'Aan het plein, naast de fontein.', access: 'De balie is laag.' },
  { key: 'zomerkamp',   kvk: '90010343', name: 'Zomerkamp De Grote Eik',      address: 'Boshut 1',          postcode: '9753 BH', neighbourhood: '', at: [53.1692, 6.6096], place: 'Haren', openingHours: 'Vier weken in de zomer.', travel: 'Er rijdt een bus vanaf het station in Groningen.', access: 'Bel ons, dan kijken we samen wat je kind nodig heeft.' },
]

/** The phone numbers cannot exist: no number begins with a nought after its area code. */
const phoneOf = (index: number): string => `050 000 ${String(10 + index).padStart(2, '0')} 00`

const inputOf = ({ key, name, kvk, place = 'Groningen', at: [lat, lon], ...rest }: More, index: number): ProviderInput & { readonly key: string } => ({
  key, slug: key, name, kvk, place, ...rest, spot: { lat, lon }, phone: phoneOf(index), website: `https://${key}.example`,
})

export const windowProviders = [...organisations.map(({ key, kvk, name }) => ({ key, kvk, name, ...places[key] })), ...more].map(inputOf)

export const windowGroups = [
  { slug: 'sportclubs',  name: 'Elke sportclub die meedoet', members: ['voetbal', 'judo', 'turnen', 'basketbal'] },
  { slug: 'verrassing',  name: 'Dat blijft nog geheim',      members: ['rondvaart'] },
] as const
