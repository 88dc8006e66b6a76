import { hasCamera } from './scanning/camera.ts'
import { scanBox } from './scanning/scan-box.ts'

// Every code can be typed. Where the device has a camera, the QR code can be read instead; the page says which parts that changes.
const devices = navigator.mediaDevices as MediaDevices | undefined
const box = document.querySelector<HTMLElement>('[data-scan]')
const press = box && devices && scanBox(box, devices)

devices?.addEventListener?.('devicechange', () => { void offer() })
void offer().then((there) => {
  // "Next" on the page before asked for it: once, and not again when this page is loaded anew.
  if (!there || !press || location.hash !== `#${box.id}`) return
  history.replaceState(history.state, '', location.pathname)
  press()
})

/** Shows what is for a device with a camera, and hides what stands in its place without one. */
async function offer(): Promise<boolean> {
  const there = await hasCamera(devices)
  for (const part of document.querySelectorAll<HTMLElement>('[data-camera]')) part.hidden = (part.dataset['camera'] === 'with') !== there
  return there
}
