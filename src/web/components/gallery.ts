import { html } from '#web/html.ts'
import type { Page } from '../answer.ts'
import { accordion } from './accordion.ts'
import { alert } from './alert.ts'
import { badge, numberBadge } from './badge.ts'
import { button, buttonGroup, buttonLink } from './button.ts'
import { card, heading } from './card.ts'
import { columnChart } from './chart.ts'
import { errorOf, errorSummary } from './errors.ts'
import { checkbox, checkboxes, field, radios, select, textarea } from './field.ts'
import { bars, facts, tableBar } from './figures.ts'
import { helpCards, hero, thenNow } from './home.ts'
import { arrowLink, link } from './link.ts'
import { actions, iconList } from './list.ts'
import { block, columns, narrow, pageHead, paragraph, prose, section, stack } from './page.ts'
import { pagination } from './pagination.ts'
import { passTicket } from './pass.ts'
import { catalogue, filters, searchBox } from './search.ts'
import { voucherSheet } from './sheet.ts'
import { steps } from './steps.ts'
import { chips } from './strip.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { deal, factLine, type OfferCard, offerCards, ticket, voucherRows } from './ticket.ts'
import { device, scans, verdict } from './verdict.ts'
import { voucherTicket } from './voucher-ticket.ts'
import { checks, desk, purposeBar, queue, say, titleBar } from './workplace.ts'

/** Every component on a few pages that look like real ones: for gallery.test.ts, and for whoever wants to see them together. */

const offers: OfferCard[] = [
  { href: '/aanbod/zwemmen', category: 'sport', deal: 'Gratis', was: 'normaal € 6,50', title: 'Zwemmen', place: 'Zwembad De Golfslag', facts: [{ icon: 'people', text: 'Iedereen, 5 keer per jaar' }, { icon: 'clock', text: 'Elke dag open' }] },
  { href: '/aanbod/film', category: 'cultuur', deal: '€ 5', was: 'normaal € 7', title: 'Naar de film', place: 'Filmhuis Noord', facts: [{ icon: 'people', text: 'Iedereen, zo vaak je wilt' }, { icon: 'clock', text: 'Donderdag tot en met zondag' }] },
  { href: '/aanbod/vakantie', category: 'kinderen', deal: 'Gratis', was: 'vol is vol', title: 'Voorjaarsvakantie vol uitjes', place: 'Alle wijken', facts: [{ icon: 'people', text: 'Van 4 tot en met 17 jaar' }, { icon: 'calendar', text: '20 tot en met 28 februari' }] },
  { href: '/aanbod/poffertjes', category: 'eten', deal: '25% korting', was: 'ongeveer € 1,50 minder', title: 'Een portie poffertjes', place: 'Kraam op de markt', facts: [{ icon: 'people', text: 'Iedereen, 1 keer' }, { icon: 'calendar', text: 'Tot en met 28 februari' }] },
]
const modules = Array.from({ length: 41 }, (_, y) => Array.from({ length: 41 }, (_, x) => (x * y + x + y * 3) % 3 === 0))
const allCategories = (['sport', 'cultuur', 'uitjes', 'leren', 'kinderen', 'eten'] as const).map((category) => ({ category, href: `/aanbod?soort=${category}` }))
const limits = table({
  caption: 'Zoveel inkomen mag je hebben', note: 'Netto per maand, met vakantiegeld. Vanaf 1 juli 2026.',
  head: ['Je woont', { label: 'Tot en met', numeric: true }],
  rows: [['Alleen, of alleen met kinderen', html`<b>€&nbsp;1.703,35</b>`], ['Samen', html`<b>€&nbsp;2.433,36</b>`], ['Alleen, met AOW', html`<b>€&nbsp;1.899,10</b>`]],
})

export const homePage: Page = {
  title: 'Ga je mee?', current: '/',
  body: html`${hero({
    title: 'Ga je mee?', text: 'Naar het zwembad, de film of het museum. Met de Stadjerspas betaal je minder, of niets.',
    button: buttonLink({ label: 'Inloggen met DigiD (proef)', href: '/inloggen', icon: 'lock', large: true }),
    note: html`Na het inloggen weet je meestal meteen of je de pas krijgt. ${link({ href: '/contact', label: 'Geen DigiD? Wij helpen je.' })}`,
    tickets: [
      { category: 'sport', deal: 'Gratis', what: 'zwemmen' }, { category: 'uitjes', deal: 'Gratis', what: 'schaatsen' }, { category: 'leren', deal: '€ 10', what: 'bibliotheek' },
      { category: 'cultuur', deal: '€ 5', what: 'naar de film' }, { category: 'kinderen', deal: 'Gratis', what: 'vakantieweek' },
    ],
    strip: allCategories,
  })}
${section({ title: 'Deze week', id: 'week', aside: arrowLink('/aanbod', 'Bekijk alle 38 aanbiedingen'), body: offerCards(offers) })}
<section class="pas-section" aria-labelledby="voor-wie">${columns(stack('m',
  heading(2, 'Is de pas voor jou?', { id: 'voor-wie' }),
  paragraph('Je krijgt de Stadjerspas als dit allemaal klopt:', true),
  iconList(['Je woont in de gemeente Groningen.', 'Je bent 18 jaar of ouder. Kinderen tot 18 jaar gaan vanzelf mee op jouw pas.', 'Je inkomen is niet hoger dan het bedrag in de tabel.', { text: 'Je krijgt studiefinanciering.', tone: 'no' }]),
  paragraph('Twijfel je? Log in. Wij kijken het meteen voor je na. Krijg je geen ja van de computer, dan kijkt er altijd nog een medewerker naar.')), html`<div class="pas-panel">${limits}</div>`)}</section>
<section class="pas-section" aria-labelledby="anders">${columns(stack('m', heading(2, 'Had je al een pas? Dit is er anders', { id: 'anders' }), paragraph('Je oude pas werkt niet meer. Je hoeft hem niet in te leveren.'), arrowLink('/uitleg', 'Lees de hele uitleg')), thenNow([
  { name: 'Korting', before: 'Je liet je pas zien.', now: 'Je bestelt een bon. Die laat je zien.' },
  { name: 'Je inkomen', before: 'Je stuurde papieren op.', now: 'We kijken het na als je inlogt.' },
]), 'start')}</section>
${section({ title: 'Hulp, ook zonder computer', id: 'hulp', body: helpCards([
  { title: 'Bel ons', big: link({ href: 'tel:14050', label: '14 050' }), body: 'Maandag tot en met vrijdag van 8.30 tot 17.00 uur. We bestellen de bon samen met je.' },
  { title: 'Loop binnen', big: '6 Stips', body: html`Een Stip is een balie in je buurt. ${link({ href: '/contact', label: 'Zoek een Stip bij jou in de buurt' })}` },
  { title: 'Met de post', big: 'Gratis', body: 'Geen printer of smartphone? We sturen je bonnen naar je huis.' },
]) })}`,
}

const errors = [{ field: 'postcode', message: 'Vul een postcode in met 4 cijfers en 2 letters, zoals 9712 AB.' }, { field: 'bericht', message: 'Kies hoe je bericht wilt krijgen.' }]

export const shopPage: Page = {
  title: 'Alle onderdelen', current: '/aanbod', error: true,
  body: html`${pageHead({ title: 'Waar ga je heen?', lead: 'Eén zin die meteen zegt waar het om gaat.', trail: [{ label: 'Aanbod', href: '/aanbod' }, { label: 'Sport', href: '/aanbod?soort=sport' }, { label: 'Zwemmen' }], body: html`
    ${searchBox({ action: '/aanbod', name: 'zoek', label: 'Zoek op wat, waar of bij wie', hint: 'Bijvoorbeeld: zwemmen, Beijum of museum. Een typefout is niet erg.', kept: { soort: 'sport' } })}
    ${chips('Soort uitje', [{ label: 'Alles', href: '/aanbod', count: 38, current: true }, { label: 'Sport', href: '/aanbod?soort=sport', category: 'sport', count: 9 }, { label: 'Eten en drinken', href: '/aanbod?soort=eten', category: 'eten', count: 3 }])}` })}
${catalogue(filters({ title: 'Meer kiezen', action: '/aanbod', submit: 'Toon aanbod', fields: checkboxes({ name: 'prijs', legend: 'Prijs', bare: true, options: [{ value: '0', label: 'Gratis', count: 19 }, { value: '5', label: 'Tot en met € 5', count: 7 }], values: ['0'] }) }),
  html`${heading(2, '34 aanbiedingen', { size: 3 })}${offerCards(offers)}${pagination({ page: 4, pages: 9, href: (n) => `/aanbod?pagina=${n}` })}`)}
<div class="pas-section">${columns(html`<form class="pas-panel pas-flow" action="/aanvragen" method="post">${errorSummary(errors)}${heading(2, 'Bestel een bon')}
  ${checkboxes({ name: 'wie', legend: 'Voor wie bestel je?', options: [{ value: '1', label: 'Marjan, dat ben jij', hint: 'Kan nog 4 keer dit jaar' }, { value: '2', label: 'Sem, 11 jaar' }, { value: '3', label: 'Noor, 7 jaar: nu niet', unavailable: 'Noor heeft haar 5 bonnen voor dit jaar al. Vanaf 1 januari 2027 kan het weer.' }], values: ['1'] })}
  ${field({ name: 'postcode', label: 'Je postcode', hint: 'Zoals op je brieven.', value: '97', error: errorOf(errors, 'postcode'), autocomplete: 'postal-code', size: 8 })}
  ${radios({ name: 'bericht', legend: 'Hoe wil je bericht krijgen?', hint: 'Een brief duurt 2 tot 3 werkdagen.', error: errorOf(errors, 'bericht'), options: [{ value: 'mail', label: 'Met een e-mail', hint: 'Meteen' }, { value: 'brief', label: 'Met een brief' }] })}
  ${select({ name: 'hoe', label: 'Hoe wil je de bon?', options: [{ value: 'scherm', label: 'Op mijn telefoon' }, { value: 'post', label: 'Met de post naar mijn huis' }], value: 'post' })}
  ${textarea({ name: 'vraag', label: 'Wil je nog iets zeggen?', optional: true, value: 'Nee hoor' })}
  ${field({ name: 'code', label: 'Typ de code', code: true, value: '7K4M 9QXD' })}
  ${checkbox({ name: 'akkoord', label: 'Stuur mij berichten met e-mail', hint: 'Je kunt dit altijd weer stoppen.', checked: true })}
  ${buttonGroup(button({ label: 'Bestel 2 bonnen', icon: 'ticket', large: true }), buttonLink({ label: 'Terug', href: '/aanbod', kind: 'secondary' }), button({ label: 'Annuleer', kind: 'subtle', name: 'stop', value: '1' }), button({ label: 'Pas uitzetten', kind: 'negative' }))}
</form>`, stack('l',
    block({ title: 'Wie mag deze bon bestellen?', id: 'wie-mag', body: iconList(['Iedereen met een geldige Stadjerspas.', { text: 'De bon staat op naam.', icon: 'info', tone: 'neutral' }]) }),
    alert({ kind: 'ok', title: 'Je bestelling is gelukt.', body: 'Je hebt 2 bonnen voor zwemmen.' }), alert({ kind: 'info', body: 'Een medewerker kijkt nog mee.' }), alert({ kind: 'warning', body: 'De bon is bijna op.' }), alert({ kind: 'error', body: 'Dit is niet gelukt.' }),
    accordion([{ title: 'Openingstijden', body: 'Elke dag van 7.00 tot 22.00 uur.' }, { title: 'Wat neem je mee?', body: html`<p>Je bon.</p>`, open: true }]),
    html`<p>${badge({ label: 'Geldig', kind: 'ok' })} ${badge({ label: 'Te laat', kind: 'error' })} ${badge({ label: '9 dagen', kind: 'warning', icon: 'clock' })} ${badge({ label: 'Jij', kind: 'info', icon: 'person' })} ${badge({ label: 'Gebruikt' })} ${numberBadge(12, '12 open')}</p>`))}</div>`,
}

export const residentPage: Page = {
  title: 'Mijn bonnen', current: '/mijn/bonnen',
  body: html`<div class="pas-page-head">${passTicket({ passName: 'Stadjerspas', holder: 'Marjan de Boer', others: 'Sem (11) en Noor (7)', valid: { label: 'Geldig tot en met', until: '31 december 2027' }, body: html`${heading(1, 'Welkom, Marjan. Je hebt de pas.')}${paragraph('Sem en Noor gaan vanzelf mee op jouw pas. Je kunt meteen bestellen.', true)}${buttonGroup(buttonLink({ label: 'Kies je eerste bon', href: '/aanbod', large: true, iconEnd: 'arrow' }))}` })}</div>
${columns(stack('l',
  card({ title: 'Waarom kreeg je een ja?', id: 'waarom', body: html`${paragraph(html`Je inkomen is <b>€&nbsp;235,68 lager</b> dan de grens.`)}${bars([{ label: 'Jouw inkomen', shown: '€ 1.467,67', value: 146767 }, { label: 'De grens', shown: '€ 1.703,35', value: 170335, tone: 'sun' }])}` }),
  block({ title: html`Klaar om te gebruiken ${numberBadge(2)}`, id: 'klaar', size: 2, body: voucherRows([
    { category: 'sport', title: 'Zwemmen', place: 'Zwembad De Golfslag', facts: [{ icon: 'person', text: 'Marjan' }, { icon: 'calendar', text: 'Tot en met 31 december 2026' }], action: buttonLink({ label: 'Toon bon', about: 'zwemmen, Marjan', href: '/mijn/bonnen/1' }) },
    { category: 'cultuur', done: { icon: 'check', label: 'Gebruikt' }, title: 'Naar de film', place: 'Filmhuis Noord', facts: [{ icon: 'clock', text: 'Zaterdag 21 november, 14.07 uur' }], action: link({ href: '/contact', label: 'Klopt dit niet?', row: true }) },
  ]) }),
  actions([{ href: '/aanvragen', label: 'Stuur je laatste 3 loonstroken', note: 'Een foto met je telefoon is goed genoeg', icon: 'upload' }, { href: 'tel:14050', label: 'Bel 14 050', icon: 'phone' }])),
  stack('m', card({ title: 'Zo gaat het verder', id: 'verder', body: steps([{ state: 'done', title: 'Vandaag, 23 november', body: 'Je aanvraag is binnen.' }, { state: 'now', title: 'Meestal binnen 2 weken', body: 'Een medewerker kijkt naar je inkomen.' }, { state: 'later', title: 'Uiterlijk 18 januari', body: 'Je krijgt het besluit.' }]) }),
    card({ title: 'Dit vulde je in', id: 'ingevuld', size: 4, body: summaryList([{ label: 'Naam', value: 'Henk Mulder' }, { label: 'Huishouden', value: 'Alleen', action: { href: '/aanvragen', label: 'Wijzig', about: 'je huishouden' } }], 'rows') })))}`,
}

export const voucherPage: Page = {
  title: 'Je bon', current: '/mijn/bonnen',
  body: html`${pageHeadless()}${columns(voucherTicket({ category: 'sport', title: 'Gratis zwemmen', at: 'Zwembad De Golfslag', state: { label: 'Geldig', kind: 'valid' }, qr: { modules, label: 'QR-code van deze bon. Laat hem scannen, of noem de code eronder.' }, code: '7K4M 9QXD 2HTR 5AB', facts: [{ label: 'Voor', value: 'Marjan' }, { label: 'Tot en met', value: '31 dec 2026' }, { label: 'Je betaalt', value: '€ 0' }, { label: 'Personen', value: '1' }] }),
    stack('l', block({ title: 'Zo gebruik je de bon', id: 'zo', size: 2, body: steps([{ title: 'Ga naar de kassa', body: 'Je hoeft niets uit te leggen.' }, { title: 'Laat je scherm of je papier zien', body: 'Werkt scannen niet? Lees dan de code voor.' }, { title: 'Veel plezier', body: 'De bon werkt een keer.' }]) }),
      voucherTicket({ category: 'cultuur', title: 'Naar de film', at: 'Filmhuis Noord', level: 2, state: { label: 'Gebruikt', kind: 'used' }, facts: [{ label: 'Voor', value: 'Sem' }] })), 'start')}
<div class="pas-section">${ticket({ paper: 'sport', stub: deal(offers[0]!), body: html`${heading(2, 'Zwemmen')}${factLine([{ icon: 'people', text: '5 keer per persoon per jaar' }, { icon: 'pin', text: 'Badweg 1, Groningen' }])}`, flow: true })}</div>
<div class="pas-section">${narrow(prose(html`<h2>Wat is er anders?</h2><p>Een bon in plaats van een pas. <a href="/uitleg">Lees meer</a>.</p><ul><li>Je bestelt hem hier.</li><li>Je laat hem zien.</li></ul><h3>Kinderen</h3><p>Die gaan mee.</p>`))}</div>`,
}
function pageHeadless() { return html`<div class="pas-page-head">${paragraph('Zwemmen, Marjan')}</div>` }

export const workPage: Page = {
  title: 'Beoordelen', area: 'work', current: '/beoordeling',
  body: html`${pageHead({ title: 'Beoordelen', lead: '12 aanvragen wachten.' })}
${desk('queue', queue([{ href: '/beoordeling/1', number: 'SP-26-01611', badge: badge({ label: '9 dagen', kind: 'warning', icon: 'clock' }), about: 'Inkomen wisselt per maand' }, { href: '/beoordeling/2', number: 'SP-26-01874', badge: badge({ label: '56 dagen', icon: 'clock' }), about: 'Inkomen € 60,55 boven de grens', current: true }], link({ href: '/beoordeling?alles=1', label: 'Toon nog 6 aanvragen', row: true })),
    stack('m', card({ title: 'Henk Mulder', id: 'zaak', size: 2, aside: badge({ label: 'Jij hebt deze zaak', kind: 'info', icon: 'person' }), body: html`${summaryList([{ label: 'Nummer', value: 'SP-26-01874' }, { label: 'Aangevraagd', value: '23 november 2026' }, { label: 'Beslis uiterlijk', value: '18 januari 2027' }], 'columns')}
      ${heading(3, 'Wat zag de inkomenstoets?')}${checks([{ outcome: 'pass', name: 'Woonplaats', finding: 'Ingeschreven in Groningen sinds 2011', source: 'BRP' }, { outcome: 'fail', name: 'Inkomen', finding: '€ 1.742,35 is hoger dan € 1.703,35.', source: 'UWV, oktober' }, { outcome: 'unknown', name: 'Vermogen', finding: 'Niet nagekeken: staat uit in het beleid', source: 'Beleid 2026' }])}` }),
      html`<form class="pas-panel pas-flow" action="/beoordeling/2" method="post">${heading(2, 'Jouw besluit', { size: 3 })}${radios({ name: 'besluit', legend: 'Kies een besluit', legendHidden: true, value: 'ja', options: [{ value: 'ja', label: 'Toelaten', hint: 'De pas is meteen geldig' }, { value: 'nee', label: 'Niet toelaten', hint: 'Eerst bellen. Daarna een brief met reden en bezwaar' }] })}${textarea({ name: 'reden', label: 'Waarom?', hint: 'Deze zin komt in de brief.' })}${buttonGroup(button({ label: 'Besluit en stuur bericht' }), button({ label: 'Bekijk de brief', kind: 'secondary', name: 'voorbeeld', value: '1' }))}</form>`,
      purposeBar(html`<p class="pas-small">Je keek om 14.30 uur. Dat staat in het logboek.</p>`, link({ href: '/balie', label: 'Klaar, sluit dossier', row: true })),
      titleBar(heading(2, 'Truus Wiersma'), badge({ label: 'Pas geldig', kind: 'ok' })),
      say({ title: 'Zeg nu', id: 'zeg', words: '“Ik zie je aanvraag. Een medewerker kijkt er nu naar.”', after: html`Daarna kies je <b>Klaar</b>.` }),
      card({ title: 'Bonnen van Truus', id: 'bonnen', body: table({ caption: 'Bonnen', captionHidden: true, stacked: true, head: ['Bon', 'Stand', 'Wanneer', { label: 'Doen', hidden: true }], rows: [[html`<b>Naar de film</b>`, badge({ label: 'Betwist', kind: 'warning' }), 'Vandaag, 11.40', link({ href: '/balie/1', label: 'Nieuwe bon' })], [html`<b>Zwemmen</b>`, badge({ label: 'Geldig', kind: 'ok' }), '20 november', link({ href: '/balie/2', label: 'Printen' })]] }) })))}`,
}

export const figuresPage: Page = {
  title: 'Cijfers', area: 'work', current: '/beheer/cijfers',
  body: html`${pageHead({ title: 'Cijfers, november 2026' })}${stack('l', facts([{ label: 'Bezoeken', number: '21.480' }, { label: 'Aanvragen', number: '1.204', note: '86% meteen toegelaten' }, { label: 'Bonnen besteld', number: '6.312' }, { label: 'Bonnen gebruikt', number: '4.870', note: '77% van wat is besteld', sun: true }]),
    columns(card({ title: 'Elke week gaan meer mensen op pad', id: 'per-week', body: columnChart({ id: 'weken', description: 'Bestelde en gebruikte bonnen per week. Beide stijgen elke week.', labels: ['wk 1', 'wk 2', 'wk 3', 'wk 4', 'wk 5'], series: [{ name: 'Besteld', values: [612, 1104, 1390, 1538, 1668] }, { name: 'Gebruikt', values: [388, 731, 1018, 1240, 1493] }] }) }),
      card({ title: 'Waar gaan ze heen?', id: 'soort', body: table({ caption: 'Bestelde bonnen per soort', captionHidden: true, head: ['Soort', { label: 'Verhouding', hidden: true }, { label: 'Besteld', numeric: true }], rows: [{ cells: ['Sport', tableBar(2711, 2711), '2.711'], category: 'sport' }, { cells: ['Cultuur', tableBar(1604, 2711), '1.604'], category: 'cultuur' }], foot: ['Samen', '', '4.315'] }) }), 'even'))}`,
}

export const providerPage: Page = {
  title: 'Geldig', area: 'provider', current: '/aanbieder',
  body: device({ bar: ['Zwembad De Golfslag, kassa 2', '14.07 uur'], top: verdict({ ok: true, word: 'Geldig', what: 'Gratis zwemmen, 1 persoon', more: 'Voor Marjan. De klant betaalt € 0.' }), body: html`${buttonLink({ label: 'Volgende bon', href: '/aanbieder', icon: 'scan', large: true, wide: true })}${scans([{ time: '14.07', ok: true, what: 'Zwemmen, geldig' }, { time: '14.05', ok: false, what: 'Schaatsen, al gebruikt' }])}` }),
}

export const refusedPage: Page = {
  title: 'Al gebruikt', area: 'provider', current: '/aanbieder',
  body: device({ bar: ['Zwembad De Golfslag, kassa 2', '14.05 uur'], top: verdict({ ok: false, word: 'Al gebruikt', what: 'Zaterdag 21 november, 11.32 uur', more: 'Hier, bij kassa 1. Bon voor schaatsen.' }), body: html`<form class="pas-flow" action="/aanbieder" method="post">${field({ name: 'code', label: 'Typ de volgende code', code: true, error: 'Deze code is te kort. Het zijn 15 tekens, jij hebt er 14.', value: '7K4M 9QXD 2HTR 5A' })}${button({ label: 'Controleer', wide: true })}</form>` }),
}

export const sheetPage: Page = {
  title: 'Bon op papier', area: 'bare',
  body: voucherSheet({ category: 'sport', title: 'Gratis zwemmen', at: 'Zwembad De Golfslag', valid: 'Geldig tot en met 31 december 2026', qr: { modules, label: 'QR-code van deze bon' }, code: '7K4M 9QXD 2HTR 5AB', facts: [{ label: 'Voor', value: 'Marjan de Boer' }, { label: 'Je betaalt', value: '€ 0' }], head: [html`<b>Stadjerspas</b>, gemeente Groningen`, 'Besteld op 23 november 2026'], cut: 'Knip hier', below: [{ title: 'Voor jou', body: html`<p>Neem het bovenste deel mee naar de kassa.</p>` }, { title: 'Voor de kassa', body: html`<p>Scan de code, of typ hem in.</p>` }] }),
}
