import sharp from 'sharp'
import { NotSafe, type PictureWish, type Safe } from './not-safe.ts'

/** More than any telephone makes, less than what fills the memory: 50,000 × 50,000 white pixels fit in a small file. */
const MOST_PIXELS = 64_000_000

// Of the many kinds that the library can read, three: a fault in a reader that nobody needs is nobody's fault here.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.concurrency(1)
sharp.cache(false)

/**
 * The picture drawn anew: upright, no larger than asked, and nothing but its pixels. Place, time, device and whatever else was
 * in the file or behind it stay behind. The size is read before a pixel is.
 */
export async function safePicture(bytes: Buffer, { longest, format }: PictureWish): Promise<Safe> {
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, sequentialRead: true })
  const { width, height } = await open().metadata().catch((cause: unknown) => { throw tooLarge(cause) ?? new NotSafe('file-damaged', { cause }) })
  if (width * height > MOST_PIXELS) throw new NotSafe('file-too-many-pixels')
  const upright = open().timeout({ seconds: 15 }).autoOrient().resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' })
  const drawn = format === 'webp' ? upright.webp({ quality: 82 }) : upright.jpeg({ quality: 85, mozjpeg: false })
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true }).catch((cause: unknown) => { throw tooLarge(cause) ?? new NotSafe('file-damaged', { cause }) })
  return { bytes: data, type: format === 'webp' ? 'image/webp' : 'image/jpeg', extension: format === 'webp' ? 'webp' : 'jpg', pages: 1, width: info.width, height: info.height }
}

const tooLarge = (cause: unknown): NotSafe | undefined => (/pixel limit/i.test(String(cause)) ? new NotSafe('file-too-many-pixels', { cause }) : undefined)
