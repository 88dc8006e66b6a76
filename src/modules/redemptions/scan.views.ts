import { sentence } from '#modules/knowledge/index.ts'
import { tokenShape } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { icon } from '#web/components/icon.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { text } from './redemptions.text.ts'

/** How a voucher came to this till; the next one probably comes the same way. */
export type Way = 'code' | 'qr'

/** What is said while scanning, by the moment the script says it (src/client/scanning). */
const moments = {
  'asking':     'pages/kassa#scan.asking',
  'looking':    'pages/kassa#scan.looking',
  'found':      'pages/kassa#scan.found',
  'other-code': 'pages/kassa#scan.other-code',
  'nothing':    'pages/kassa#scan.nothing',
  'idle':       'pages/kassa#scan.idle',
  'left':       'pages/kassa#scan.left',
  'denied':     'pages/kassa#scan.denied',
  'no-camera':  'pages/kassa#scan.no-camera',
  'in-use':     'pages/kassa#scan.in-use',
  'failed':     'pages/kassa#scan.failed',
} as const

const BOX = 'scannen'

/** Out of sight until a script finds a camera. What it reads goes into the form marked `data-scan-form`, as if it was typed. */
export function scanBox(house: House): Html {
  const says = Object.fromEntries(Object.entries(moments).map(([moment, key]) => [moment, sentence(house, key)]))
  return html`<div${attrs({ class: 'pas-scan', id: BOX, hidden: true, 'data-camera': 'with', 'data-scan': '', 'data-shape': tokenShape, 'data-says': JSON.stringify(says), 'data-stop': text.scanStop })}>
<button class="nl-button nl-button--secondary nl-button--large nl-button--wide" type="button" aria-expanded="false" aria-controls="camera" data-scan-toggle><span class="nl-button__icon-start">${icon('scan')}</span><span class="nl-button__label" data-scan-label>${text.scan}</span></button>
<div class="pas-scan__view" id="camera" role="group" aria-label="${text.camera}" hidden data-scan-view><div class="pas-scan__frame"><video class="pas-scan__picture" playsinline muted aria-hidden="true" data-scan-picture></video></div>
<button class="nl-button nl-button--secondary" type="button" aria-pressed="false" hidden data-scan-lamp><span class="nl-button__icon-start">${icon('sun')}</span><span class="nl-button__label">${text.lamp}</span></button></div>
<p class="pas-scan__said" role="status" data-scan-said></p></div>`
}

/** On to the next customer. With a camera one press scans again when this one was scanned, and both ways are there. */
export function nextCustomer(way: Way): Html {
  const large = { large: true, wide: true, icon: 'scan' } as const
  const [typed, scanned] = [{ label: text.next, href: '/aanbieder' }, { label: text.scanNext, href: `/aanbieder#${BOX}` }]
  return way === 'qr'
    ? html`<div class="pas-flow pas-flow--s" hidden data-camera="with">${buttonLink({ ...scanned, ...large })}${buttonLink({ ...typed, label: text.typeNext, kind: 'subtle', wide: true })}</div><div data-camera="without">${buttonLink({ ...typed, ...large })}</div>`
    : html`${buttonLink({ ...typed, ...large })}<div hidden data-camera="with">${buttonLink({ ...scanned, ...large, kind: 'secondary' })}</div>`
}
