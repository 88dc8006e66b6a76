import { sentence } from '#modules/knowledge/index.ts'
import { addDays, dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { formatPrice } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { columns, pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { offerCards } from '#web/components/ticket.ts'
import { type Html, html } from '#web/html.ts'
import type { OfferCard } from '../offer.ts'
import { ticketOf } from '../tickets.ts'
import type { Draft, PastVersion, Standing } from './draft.store.ts'
import { PAGE, standingBadge } from './list.views.ts'
import { text } from './manage.text.ts'

type ShownOffer = {
  readonly house: House
  readonly offer: OfferCard
  readonly standing: Standing
  readonly stock: { readonly initial: number; readonly remaining: number } | undefined
  readonly budget: { readonly total_cents: number; readonly spent_cents: number } | undefined
  readonly draft: Draft | undefined
  readonly versions: readonly PastVersion[]
  /** Of its draw; undefined without one. */
  readonly signUps: { readonly signUps: number; readonly people: number } | undefined
  readonly csrf: Html
  /** It was published a moment ago, and so many holders were told. */
  readonly told: number | undefined
}

/** One offer for its editors: how it stands, what can be done with it, and every version there was. */
export const managedOffer = ({ house, offer, standing, stock, budget, draft, versions, signUps, csrf, told }: ShownOffer): Html => html`${pageHead({
  title: offer.title, trail: [{ label: text.title, href: '/beheer/aanbod' }, { label: offer.title }], body: standingBadge(standing),
})}
${stack('l',
    told !== undefined && alert({ kind: 'ok', title: text.publishedTitle, body: `${sentence(house, `${PAGE}#published`)}${told ? ` ${text.told(told)}` : ''}` }),
    columns(
      stack('l',
        card({ title: text.facts.standing, id: 'stand', body: html`${summaryList([
          { label: text.facts.giver, value: offer.giver },
          { label: text.facts.order, value: text.period(`${formatDate(dayOf(offer.orderableFrom))}, ${formatTime(offer.orderableFrom)}`, formatDate(addDays(dayOf(offer.orderableUntil), -1))) },
          { label: text.facts.use, value: text.period(formatDate(offer.usableFrom), formatDate(offer.usableUntil)) },
          ...(offer.drawClosesAt ? [{ label: text.facts.draw, value: text.drawUntil(`${formatDate(dayOf(offer.drawClosesAt))}, ${formatTime(offer.drawClosesAt)}`) }] : []),
          ...(signUps ? [{ label: text.facts.signUps, value: text.signUps(signUps.signUps, signUps.people) }] : []),
          { label: text.facts.stock, value: stock ? text.leftOf(stock.remaining, stock.initial) : text.unlimited },
          { label: text.facts.budget, value: budget ? text.spentOf(formatPrice(budget.total_cents - budget.spent_cents), formatPrice(budget.total_cents)) : text.unlimited },
        ], 'rows')}${doings(offer, draft, csrf)}` }),
        card({ title: text.versions, id: 'versies', body: table({
          caption: text.versions, captionHidden: true, stacked: true, head: [text.version, text.publishedOn, text.writtenBy, text.publishedBy],
          rows: versions.map(({ number, published_at, written_by, by_name }) => [text.versionOf(number), formatDate(dayOf(published_at)), written_by ?? text.fromStart, by_name ?? text.nobody]),
        }) })),
      stack('l', offerCards([ticketOf(offer, house.clock.now())]))))}`

function doings(offer: OfferCard, draft: Draft | undefined, csrf: Html): Html {
  const doing = (label: string, value: string, kind: 'primary' | 'secondary' | 'subtle') =>
    html`<form action="/beheer/aanbod/aanbieding/${offer.slug}" method="post">${csrf}${button({ label, kind, name: 'doen', value })}</form>`
  return buttonGroup(
    offer.state !== 'ended' && (draft ? buttonLink({ label: text.openDraft, href: `/beheer/aanbod/concept/${draft.id}` }) : doing(text.edit, 'wijzigen', 'primary')),
    doing(text.copy, 'kopieren', 'secondary'),
    offer.state === 'published' && doing(text.pause, 'pauzeren', 'secondary'),
    offer.state === 'paused' && doing(text.resume, 'hervatten', 'secondary'),
    offer.state !== 'ended' && buttonLink({ label: text.end, href: `/beheer/aanbod/aanbieding/${offer.slug}/stoppen`, kind: 'subtle' }),
    buttonLink({ label: text.see, href: `/aanbod/${offer.slug}`, kind: 'subtle' }),
  )
}
