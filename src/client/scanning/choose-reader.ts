/** The text of a QR code in this picture, as it is now; undefined when there is none to be read. */
export type ReadCode<Picture> = (picture: Picture) => Promise<string | undefined>

/** What a browser has itself (Shape Detection API): Chrome on Android and macOS do, most others not. */
export type Detector = {
  new (options: { formats: string[] }): { detect(picture: unknown): Promise<readonly { readonly rawValue: string }[]> }
  getSupportedFormats(): Promise<readonly string[]>
}

/** The browser's own reader where it reads QR codes, else ours; and ours from then on when the browser's turns out not to work. */
export async function chooseReader<Picture>(OwnReader: Detector | undefined, ours: () => Promise<ReadCode<Picture>>): Promise<ReadCode<Picture>> {
  const formats = await OwnReader?.getSupportedFormats().catch((): string[] => [])
  if (!OwnReader || !formats?.includes('qr_code')) return ours()
  const own = new OwnReader({ formats: ['qr_code'] })
  let instead: ReadCode<Picture> | undefined
  return async (picture) => {
    if (instead) return instead(picture)
    try {
      return (await own.detect(picture))[0]?.rawValue
    } catch {
      // The interface can be there while the service behind it is not (Android without Google's services).
      instead = await ours()
      return instead(picture)
    }
  }
}
