import { attrs, type Html, html } from '#web/html.ts'

/** A picture in sizes, each as AVIF and WebP: `<path>-<width>.<format>`. All of one picture have the same shape. */
export type Picture = { readonly path: string; readonly alt: string; readonly widths: readonly number[]; readonly width: number; readonly height: number; /** Of `alt`, when the page speaks another language. */ readonly lang?: 'nl' }

/** Comes when it is looked at; keeps its place meanwhile. `sizes` as in HTML: how wide it is shown. */
export function picture({ path, alt, widths, width, height, lang }: Picture, sizes: string): Html {
  const set = (format: string): string => widths.map((one) => `${path}-${one}.${format} ${one}w`).join(', ')
  const usual = widths.find((one) => one >= 640) ?? widths.at(-1)
  return html`<picture class="pas-picture"><source${attrs({ type: 'image/avif', srcset: set('avif'), sizes })}><img${attrs({
    src: `${path}-${usual}.webp`, srcset: set('webp'), sizes, alt, lang, width, height, loading: 'lazy', decoding: 'async',
  })}></picture>`
}
