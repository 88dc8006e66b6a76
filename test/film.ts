import { renameSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 6]
const COUNTER = '#b9b4ab'

/**
 * A film for the camera of a browser: this picture held before it, turned a little, not quite sharp. Raw frames (YUV4MPEG2,
 * 4:2:0), so nothing has to be installed for it. Without a picture: an empty counter. The browser reads it again each time a
 * camera is opened.
 */
export async function film(path: string, picture?: Buffer): Promise<void> {
  const held = picture && await sharp(picture).resize(300, 300, { kernel: 'nearest' }).rotate(6, { background: COUNTER }).png().toBuffer()
  const scene = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: COUNTER } }).composite(held ? [{ input: held, gravity: 'centre' }] : [])
  const luma = await sharp(await scene.png().toBuffer()).blur(0.6).greyscale().toColourspace('b-w').raw().toBuffer()
  // Half the lines and columns, twice: no colour.
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(WIDTH * HEIGHT / 2, 128)])
  // Moved into place: a browser that is just looking never finds half a film.
  writeFileSync(`${path}.half`, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)]))
  renameSync(`${path}.half`, path)
}
