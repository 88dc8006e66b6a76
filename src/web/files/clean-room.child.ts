// A process of its own, without keys, environment, files or children: whoever writes a picture that takes over its reader has nothing.
import type { FileReason, PictureWish, Safe } from './not-safe.ts'

export type Job = { readonly id: number; readonly kind: 'picture' | 'pdf'; readonly bytes: Buffer; readonly wish: PictureWish }
export type Done = { readonly id: number } & ({ readonly safe: Safe } | { readonly reason: FileReason; readonly why: string })

const said = (id: number, error: unknown): Done => {
  const { reason, cause } = error as { reason?: FileReason; cause?: unknown }
  return { id, reason: reason ?? 'file-damaged', why: String(cause ?? error).slice(0, 200) }
}

process.on('disconnect', () => process.exit())
process.on('message', async ({ id, kind, bytes, wish }: Job) => {
  let done: Done
  try {
    const given = Buffer.from(bytes)
    done = { id, safe: kind === 'pdf' ? await (await import('./pdf.ts')).safePdf(given) : await (await import('./picture.ts')).safePicture(given, wish) }
  } catch (error) {
    done = said(id, error)
  }
  process.send!(done)
})
