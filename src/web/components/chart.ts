import { type Html, html } from '#web/html.ts'

export type ColumnChart = {
  /** What it shows and what it says, for who does not see it. */
  readonly description: string
  /** Used in ids: once on a page. */
  readonly id: string
  readonly labels: readonly string[]
  /** One or two series; the first in ink, the second in marigold. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

const WIDTH = 364, HEIGHT = 220, LEFT = 52, RIGHT = 4, TOP = 20, BOTTOM = 34

/** A round step that gives three to six lines up to the highest value: 1, 2 or 5 times a power of ten. */
function roundStep(highest: number): number {
  const rough = Math.max(highest, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough)! * power
  return Math.max(1, step)
}

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.')
const tidy = (value: number): number => Math.round(value * 10) / 10

/**
 * Columns over time, drawn here as SVG: readable without script, coloured by the stylesheet. Keep the table with the same
 * figures beside it, and say the finding in the heading.
 */
export function columnChart({ description, id, labels, series }: ColumnChart): Html {
  const highest = Math.max(0, ...series.flatMap((line) => line.values))
  const step = roundStep(highest)
  const top = Math.max(step, Math.ceil(highest / step) * step)
  const floor = HEIGHT - BOTTOM
  const y = (value: number): number => tidy(floor - (value / top) * (floor - TOP))
  const slot = (WIDTH - LEFT - RIGHT) / Math.max(labels.length, 1)
  const gap = Math.min(3, slot * 0.05)
  const bar = Math.min(30, (slot * 0.72 - gap * (series.length - 1)) / series.length)
  const lines = Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step)
  // Twelve months do not fit beside each other on a phone: every second label, the last one always.
  const every = labels.length > 8 ? 2 : 1

  return html`${series.length > 1 && html`<ul class="pas-legend">${series.map((line, index) => html`<li><svg class="pas-chart" viewBox="0 0 28 16" aria-hidden="true" focusable="false"><rect class="${index ? 'b' : 'a'}" x="5" y="1" width="14" height="14"/></svg> ${line.name}</li>`)}</ul>`}
<svg class="pas-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="${id}-titel"><title id="${id}-titel">${description}</title>
${lines.map((value) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}"/><text class="quiet" x="${LEFT - 8}" y="${tidy(y(value) + 5)}" text-anchor="end">${thousands(value)}</text>`)}
<text class="quiet" x="${LEFT - 8}" y="${floor + 5}" text-anchor="end">0</text>
${labels.map((label, place) => {
    const middle = LEFT + slot * (place + 0.5)
    const start = middle - (bar * series.length + gap * (series.length - 1)) / 2
    return html`${series.map((line, index) => {
      const value = line.values[place] ?? 0
      return html`<rect class="${index ? 'b' : 'a'}" x="${tidy(start + index * (bar + gap))}" y="${y(value)}" width="${tidy(bar)}" height="${tidy(floor - y(value))}"/>`
    })}${(labels.length - 1 - place) % every === 0 && html`<text class="quiet" x="${tidy(middle)}" y="${floor + 22}" text-anchor="middle">${label}</text>`}`
  })}
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${floor}" y2="${floor}"/></svg>`
}

export type LineChart = {
  readonly description: string
  readonly id: string
  readonly series: { readonly name: string; readonly values: readonly number[] }
  /** A straight line from a day of the series to nought at the end: what was agreed. */
  readonly plan?: { readonly name: string; readonly from: number } | undefined
  /** How many places the axis has; the line may stop before its end. */
  readonly places: number
  /** Under the axis, by place. */
  readonly labels: ReadonlyMap<number, string>
  /** Beside the last value. */
  readonly now: string
}

/** What is left, day by day, and the line of the plan. Drawn here as SVG; keep the table with the same figures beside it. */
export function lineChart({ description, id, series, plan, places, labels, now }: LineChart): Html {
  const highest = Math.max(1, ...series.values)
  const step = roundStep(highest)
  const top = Math.max(step, Math.ceil(highest / step) * step)
  const floor = HEIGHT - BOTTOM
  const y = (value: number): number => tidy(floor - (value / top) * (floor - TOP))
  const x = (place: number): number => tidy(LEFT + (places > 1 ? (place / (places - 1)) * (WIDTH - LEFT - 14) : 0))
  const lines = Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step)
  const last = series.values.length - 1
  const value = series.values[last] ?? 0
  const late = x(last) > WIDTH / 2
  return html`<ul class="pas-legend"><li><svg class="pas-chart" viewBox="0 0 28 16" aria-hidden="true" focusable="false"><path class="line" d="M2 8h24"/></svg> ${series.name}</li>${plan && html`<li><svg class="pas-chart" viewBox="0 0 28 16" aria-hidden="true" focusable="false"><path class="plan" d="M2 8h24"/></svg> ${plan.name}</li>`}</ul>
<svg class="pas-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="${id}-titel"><title id="${id}-titel">${description}</title>
${lines.map((line) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(line)}" y2="${y(line)}"/><text class="quiet" x="${LEFT - 8}" y="${tidy(y(line) + 5)}" text-anchor="end">${thousands(line)}</text>`)}
<text class="quiet" x="${LEFT - 8}" y="${floor + 5}" text-anchor="end">0</text>
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${floor}" y2="${floor}"/>
${plan && html`<path class="plan" d="M${x(plan.from)} ${y(series.values[plan.from] ?? 0)}L${x(places - 1)} ${floor}"/>`}
${last >= 0 && html`<path class="line" d="M${series.values.map((one, place) => `${x(place)} ${y(one)}`).join('L')}"/><circle class="dot" cx="${x(last)}" cy="${y(value)}" r="6"/><text class="strong" x="${tidy(x(last) + (late ? -10 : 10))}" y="${tidy(Math.min(y(value) + 24, floor - 6))}" text-anchor="${late ? 'end' : 'start'}">${now}</text>`}
${[...labels].map(([place, label]) => html`<text class="quiet" x="${x(place)}" y="${floor + 22}" text-anchor="${place === 0 ? 'start' : place === places - 1 ? 'end' : 'middle'}">${label}</text>`)}</svg>`
}
