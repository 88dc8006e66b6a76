import { fromDebian } from './debian.ts'

/** The browser for journeys: an installed Chromium, else Debian's package where this user may install it, else one sentence. */
export async function findBrowser(): Promise<{ path: string } | { sentence: string }> {
  const path = fromDebian('chromium', 'for the journeys', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  return path ? { path } : { sentence: 'There is no Chromium: the journeys are not run. Install the package chromium and run the same command again.' }
}
