import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where the first of these commands stands that this user may run; undefined when there is none. */
export function onPath(...names: readonly string[]): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      try { accessSync(join(folder, name), constants.X_OK); return join(folder, name) } catch { /* the next one */ }
    }
  }
  return undefined
}

/** A command that tests need: as it is here, else from Debian's package where this user may install one, else undefined. */
export function fromDebian(wanted: string, why: string, ...names: readonly string[]): string | undefined {
  const found = onPath(...names)
  if (found) return found
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  console.log(`Installing ${wanted} from Debian ${why} (once) …`)
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', wanted], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  return onPath(...names)
}
