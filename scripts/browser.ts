import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onPath = (): string | undefined => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES) {
      try { accessSync(join(folder, name), constants.X_OK); return join(folder, name) } catch { /* the next one */ }
    }
  }
  return undefined
}

/** The browser for journeys: an installed Chromium, else Debian's package where this user may install it, else one sentence. */
export async function findBrowser(): Promise<{ path: string } | { sentence: string }> {
  const found = onPath()
  if (found) return { path: found }
  const apt = spawnSync('apt-get', ['--version']).status === 0
  if (apt && process.getuid?.() === 0) {
    console.log('Installing Chromium from Debian for the journeys (once) …')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    const installed = onPath()
    if (installed) return { path: installed }
  }
  return { sentence: 'There is no Chromium: the journeys are not run. Install the package chromium and run the same command again.' }
}
