import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'

const installed = (command: string): boolean => {
  try { execFileSync('which', [command], { stdio: 'ignore' }); return true } catch { return false }
}

/** A sentence when paper cannot be read back on this machine: the part that would is then counted as not run. */
export const cannotReadPaper: string | false = installed('pdftotext') ? false : 'pdftotext (poppler-utils) is not installed: what stands on paper was not read back'

/** What stands on paper, in one line. */
export const textOfPdf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/[\s\u00a0]+/g, ' ')

/** The PDF that comes when something is pressed. The window stays where it is: a browser without a reader would save it. */
export async function pdfOf(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const everything = '**'
  await page.route(everything, async (route) => {
    try {
      const response = await route.fetch()
      if (response.headers()['content-type'] !== 'application/pdf') throw new Error(`${route.request().url()} answered ${response.status()}, not a PDF`)
      resolve(await response.body())
    } catch (error) {
      reject(error)
    }
    await route.fulfill({ status: 204 })
  })
  await press()
  const pdf = await promise
  await page.unroute(everything)
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Error('This is no PDF.')
  return pdf
}
