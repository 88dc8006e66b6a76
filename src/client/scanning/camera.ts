export type Camera = {
  /** Gives it back: its light goes out, and another app may have it. */
  readonly close: () => void
  /** Only where the device has a lamp beside its camera. */
  readonly light: ((on: boolean) => Promise<void>) | undefined
}

/** False too where a browser hides its cameras: an insecure address, or a header that keeps them closed. */
export async function hasCamera(devices: MediaDevices | undefined): Promise<boolean> {
  const all = await devices?.enumerateDevices?.().catch(() => [])
  return all?.some(({ kind }) => kind === 'videoinput') ?? false
}

/**
 * The camera at the back when there is one, in this picture. Throws what the browser throws (faults.ts). `lost` is called
 * when the camera goes by itself: pulled out, or taken back by the browser.
 */
export async function openCamera(devices: MediaDevices, picture: HTMLVideoElement, lost: () => void): Promise<Camera> {
  const stream = await devices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } } })
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop()
    // Another press may have given the picture a camera of its own meanwhile.
    if (picture.srcObject === stream) picture.srcObject = null
  }
  const [track] = stream.getVideoTracks()
  // A track that we stop ourselves does not send this.
  track?.addEventListener('ended', lost, { once: true })
  picture.srcObject = stream
  try {
    await picture.play()
  } catch (error) {
    close()
    throw error
  }
  return { close, light: track && hasLight(track) ? (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }) : undefined }
}

// Not every browser knows getCapabilities, and the types of the browser do not know the lamp.
const hasLight = (track: MediaStreamTrack): boolean => (track.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true
