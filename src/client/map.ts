import type { Point } from './leaflet/draw-map.ts'

// The list of places is the page; this only adds a map to it, for who asks. Until then nothing is fetched from anybody.
for (const box of document.querySelectorAll<HTMLElement>('[data-map]')) enhance(box)

function enhance(box: HTMLElement): void {
  const [open, view, failed] = [box.querySelector('button'), box.querySelector<HTMLElement>('[data-map-view]'), box.querySelector<HTMLElement>('[data-map-failed]')]
  const { tiles, points, hide } = box.dataset
  if (!open || !view || !tiles || !points) return
  const show = open.textContent
  box.hidden = false
  let close: (() => void) | undefined
  open.addEventListener('click', () => {
    if (close) { close(); close = undefined; view.hidden = true; open.textContent = show; open.setAttribute('aria-expanded', 'false'); return }
    open.disabled = true
    Promise.all([import('./leaflet/draw-map.ts'), styles()]).then(([{ drawMap }]) => {
      view.hidden = false
      close = drawMap(view, tiles, JSON.parse(points) as Point[])
      open.textContent = hide ?? show
      open.setAttribute('aria-expanded', 'true')
    }, () => { if (failed) failed.hidden = false }).finally(() => { open.disabled = false; open.focus() })
  })
}

/** The stylesheet of the map, once. */
function styles(): Promise<void> {
  const href = document.querySelector<HTMLElement>('script[data-style]')?.dataset['style']
  if (!href || document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = () => resolve()
    link.onerror = () => reject(new Error('The stylesheet of the map did not come.'))
    document.head.append(link)
  })
}
