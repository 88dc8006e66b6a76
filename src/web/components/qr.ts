import { attrs, type Html, html } from '#web/html.ts'

/** Rows of modules, true is dark, without a margin. */
export type QrModules = readonly (readonly boolean[])[]

/** Four modules of quiet around the code (ISO/IEC 18004, 5.3.8). */
const QUIET = 4

/** A QR code as one SVG path of horizontal runs, black on its own white in every theme. */
export function qrImage(modules: QrModules, label: string): Html {
  const size = modules.length + 2 * QUIET
  let path = ''
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end + 1]) end++
      path += `M${x + QUIET} ${y + QUIET}h${end - x + 1}v1h-${end - x + 1}z`
      x = end
    }
  }
  return html`<svg${attrs({ class: 'pas-qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' })} width="280" height="280"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
