import { renderBlocks, section } from '#modules/knowledge/index.ts'
import { type OfferNow, offerNow } from '#modules/offers/index.ts'
import { inWords } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import { SMALL } from '#shared/hide-small.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, NotFound, page } from '#web/answer.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { narrow, pageHead, prose } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import * as store from './draw.store.ts'
import { text } from './orders.text.ts'
import { momentWords } from './sign-up.ts'

export const drawResultRoutes = (house: House): Route[] => [
  get('/loting/:id',     'browse', (visit) => showResult(house, visit)),
  get('/loting/:id.csv', 'browse', (visit) => resultFile(house, visit)),
]

/** On a page that somebody reads. The file has all of them. */
const MOST = 200

/** Of fewer sign-ups there is no public list: among so few, who took part for how many points at somebody. */
const isPublic = (signUps: number): boolean => signUps >= SMALL

type Known = { readonly draw: store.DrawRow; readonly now: OfferNow | undefined }

async function drawHere(house: House, id: string | undefined): Promise<Known> {
  const draw = isUuid(id) ? await store.drawById(house.db, id) : undefined
  if (!draw) throw new NotFound('draw')
  return { draw, now: await offerNow(house, house.db, draw.offerId) }
}

/** For everybody, signed in or not: what was fixed beforehand, and afterwards all that is needed to do the draw again, unless so few took part that their list would point at them. Numbers, never people. */
async function showResult(house: House, visit: Visit): Promise<Answer> {
  const { draw, now } = await drawHere(house, visit.params['id'])
  const offer = now?.offer
  const waits = !draw.drawnAt && !draw.stoppedAt && draw.closesAt <= house.clock.now() && now?.state === 'paused'
  const title = text.drawResult.title(offer ? inWords(offer.title) : '')
  const closes = momentWords(draw.closesAt)
  const rows = draw.drawnAt ? await store.drawnList(house.db, draw.id) : []
  const part = (id: string): Html => { const { heading, blocks } = section(house, `pages/loting#${id}`, { closes }); return html`<h2 class="nl-heading nl-heading--level-3">${heading}</h2>${prose(renderBlocks(blocks))}` }
  const words = text.drawResult
  return page({
    title, current: '/aanbod',
    body: html`<div class="pas-wrap">${pageHead({ title, trail: [{ label: text.offers, href: '/aanbod' }, ...(offer ? [{ label: offer.title, href: `/aanbod/${offer.slug}` }] : []), { label: text.drawResult.trail }] })}${narrow(
      summaryList([
        ...(draw.drawnAt ? [
          { label: words.drawn, value: `${formatDate(dayOf(draw.drawnAt))}, ${formatTime(draw.drawnAt)}` }, { label: words.places, value: String(draw.places) }, { label: words.signUps, value: String(rows.length) },
          { label: words.won, value: String(rows.filter(({ outcome }) => outcome === 'won').length) },
        ] : draw.stoppedAt ? [{ label: words.stopped, value: `${formatDate(dayOf(draw.stoppedAt))}, ${formatTime(draw.stoppedAt)}` }] : [{ label: text.drawWhen, value: closes }]),
      ]),
      waits && part('stil'),
      part(draw.stoppedAt ? 'niet-geloot' : draw.seed ? 'openbaar' : 'vastgelegd'),
      code(words.commitment, draw.commitment), draw.seed && code(words.seed, draw.seed),
      draw.seed && (isPublic(rows.length) ? html`${part('zo-reken-je-na')}${buttonGroup(buttonLink({ label: words.download, href: `/loting/${draw.id}.csv`, kind: 'secondary', icon: 'list' }))}` : rows.length > 0 && part('weinig')),
      isPublic(rows.length) && table({
        caption: words.list, note: rows.length > MOST ? words.first(MOST) : undefined, stacked: true,
        head: [words.head.place, words.head.number, { label: words.head.people, numeric: true }, words.head.outcome],
        rows: rows.slice(0, MOST).map(({ place, id, count, outcome }) => [String(place), html`<code class="pas-break">${id}</code>`, String(count), words.outcomes[outcome]]),
      }))}</div>`,
  })
}

const code = (label: string, value: string): Html => html`<p class="pas-small">${label}<br><code class="pas-break">${value}</code></p>`

/** The whole list, for who does the draw again with a program. */
async function resultFile(house: House, visit: Visit): Promise<Answer> {
  const { draw } = await drawHere(house, visit.params['id'])
  if (!draw.drawnAt) throw new NotFound('This draw was not held yet.')
  const rows = await store.drawnList(house.db, draw.id)
  if (!isPublic(rows.length)) throw new NotFound('Too few took part for a list that everybody may see.')
  const lines = rows.map(({ place, id, count, outcome }) => `${place};${id};${count};${text.drawResult.outcomes[outcome]}`)
  return file({ type: 'text/csv; charset=utf-8', body: Buffer.from([text.drawResult.csvHead, ...lines, ''].join('\r\n')), name: `loting-${draw.id}.csv` })
}
