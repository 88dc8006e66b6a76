import { type Camera, openCamera } from './camera.ts'
import { chooseReader, type Detector, type ReadCode } from './choose-reader.ts'
import { faultOf } from './faults.ts'
import { watch } from './watch.ts'

/** The parts of the page, each with its mark; all that is said stands in `data-says`, by the moment it is said. */
const partsOf = (box: HTMLElement) => {
  const find = <T extends HTMLElement = HTMLElement>(mark: string): T => {
    const part = box.ownerDocument.querySelector<T>(`[data-scan-${mark}]`)
    if (!part) throw new Error(`The page has no part data-scan-${mark}.`)
    return part
  }
  return {
    button: find('toggle'), label: find('label'), view: find('view'), picture: find<HTMLVideoElement>('picture'), lamp: find('lamp'), said: find('said'), form: find<HTMLFormElement>('form'),
    says: JSON.parse(box.dataset['says'] ?? '{}') as Readonly<Record<string, string>>, shape: new RegExp(box.dataset['shape'] ?? '.'), stopLabel: box.dataset['stop'] ?? '',
  }
}

/** The button that opens the camera and closes it again; answers what its press does. What was read goes through the form for a typed code. */
export function scanBox(box: HTMLElement, devices: MediaDevices): () => void {
  const { button, label, view, picture, lamp, said, form, says, shape, stopLabel } = partsOf(box)
  const openLabel = label.textContent
  let reader: Promise<ReadCode<HTMLVideoElement>> | undefined
  let stop: AbortController | undefined
  let camera: Camera | undefined

  const tell = (moment?: string): void => { said.textContent = (moment && says[moment]) ?? '' }
  const look = (open: boolean): void => {
    view.hidden = !open
    label.textContent = open ? stopLabel : openLabel
    button.setAttribute('aria-expanded', String(open))
  }

  function close(moment?: string): void {
    stop?.abort()
    camera?.close()
    stop = camera = undefined
    look(false)
    tell(moment)
  }

  async function scan(mine: AbortController): Promise<string | undefined> {
    reader ??= chooseReader((globalThis as { BarcodeDetector?: Detector }).BarcodeDetector, async () => (await import('./our-reader.ts')).ourReader())
    // Waited for below; while somebody thinks about the camera it may fail already.
    reader.catch(() => {})
    const opened = await openCamera(devices, picture, () => close('failed'))
    // Stopped, or gone elsewhere, while the browser asked.
    if (mine.signal.aborted) { opened.close(); return undefined }
    camera = opened
    offerLight(opened)
    const read = await reader
    tell('looking')
    box.scrollIntoView({ block: 'nearest' })
    return watch({ look: () => read(picture), ours: (text) => shape.test(text), tell }, mine.signal)
  }

  async function open(): Promise<void> {
    const mine = new AbortController()
    stop = mine
    look(true)
    tell('asking')
    try {
      const text = await scan(mine)
      if (mine.signal.aborted) return
      close(text === undefined ? 'idle' : 'found')
      if (text !== undefined) send(text)
    } catch (error) {
      // What could not be fetched is asked for again the next time.
      reader = undefined
      if (!mine.signal.aborted) close(faultOf(error))
    }
  }

  function send(text: string): void {
    const field = form.querySelector<HTMLInputElement>('input[type=text]')
    if (!field) return
    field.value = text
    form.submit()
  }

  function offerLight({ light }: Camera): void {
    lamp.hidden = !light
    lamp.setAttribute('aria-pressed', 'false')
    lamp.onclick = () => {
      const on = lamp.getAttribute('aria-pressed') !== 'true'
      light?.(on).then(() => lamp.setAttribute('aria-pressed', String(on)), () => { lamp.hidden = true })
    }
  }

  const press = (): void => { if (stop) close(); else void open() }
  button.addEventListener('click', press)
  addEventListener('pagehide', () => { if (stop) close() })
  document.addEventListener('visibilitychange', () => { if (document.hidden && stop) close('left') })
  return press
}
