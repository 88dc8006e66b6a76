import decodeQR from 'qr/decode.js'
import type { ReadCode } from './choose-reader.ts'

/** Large enough for a code that fills a third of the picture, small enough for an old telephone: some milliseconds a look. */
const SIDE = 720

/** Reads the square in the middle of the picture: that is what stands in the frame on the page. */
export function ourReader(): ReadCode<HTMLVideoElement> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (picture) => {
    const { videoWidth: width, videoHeight: height } = picture
    const from = Math.min(width, height)
    if (!from || !context) return undefined
    const side = Math.min(from, SIDE)
    canvas.width = canvas.height = side
    context.drawImage(picture, (width - from) / 2, (height - from) / 2, from, from, 0, 0, side, side)
    // It throws when there is no code, which is what nearly every look comes to.
    try { return decodeQR(context.getImageData(0, 0, side, side)) } catch { return undefined }
  }
}
