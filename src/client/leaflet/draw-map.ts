import './may-be-html.ts'
import { divIcon, latLngBounds, map, marker, tileLayer } from 'leaflet'

/** Where, and what it is called. */
export type Point = { readonly at: readonly [lat: number, lon: number]; readonly name: string }

/** Draws a map of these points and answers how to take it away. With the buttons or the keys + and -; scrolling stays the page's. */
export function drawMap(view: HTMLElement, tiles: string, points: readonly Point[]): () => void {
  const canvas = view.querySelector<HTMLElement>('[data-map-canvas]') ?? view
  const finger = matchMedia('(pointer: coarse)').matches
  const drawn = map(canvas, { attributionControl: false, zoomControl: false, scrollWheelZoom: false, dragging: !finger, zoomAnimation: false, fadeAnimation: false })
  tileLayer(tiles, { maxZoom: 19 }).addTo(drawn)
  for (const { at, name } of points) {
    const pin = document.createElement('span')
    pin.className = 'pas-map__pin'
    const label = document.createElement('b')
    label.textContent = name
    marker([...at], { icon: divIcon({ html: pin, className: '', iconSize: [28, 28], iconAnchor: [14, 28], popupAnchor: [0, -26] }), title: name }).bindPopup(label, { closeButton: false, autoPanPadding: [20, 20] }).addTo(drawn)
  }
  drawn.fitBounds(latLngBounds(points.map(({ at }) => [...at] as [number, number])), { maxZoom: 16, padding: [40, 40], animate: false })
  const stop = new AbortController()
  for (const [name, by] of [['in', 1], ['out', -1]] as const) view.querySelector(`[data-map-zoom=${name}]`)?.addEventListener('click', () => { drawn.setZoom(drawn.getZoom() + by) }, { signal: stop.signal })
  return () => { stop.abort(); drawn.remove() }
}
