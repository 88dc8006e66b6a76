// After adding a package: node scripts/complete-lockfile.mjs
// npm leaves packages of other platforms out of the lockfile when the registry in use does not mirror them, and npm ci
// then refuses the whole file. Each gets its entry here (name, version, platform), so that it is skipped where it does not fit.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const OS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const CPU = { x64: 'x64', arm64: 'arm64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64', s390x: 's390x', riscv64: 'riscv64', mips64el: 'mips64el', loong64: 'loong64', wasm32: 'wasm32' }

const added = {}
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = lock.packages[`${place}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`]
    if (known?.version) continue
    const words = name.split(/[-/]/)
    const os = words.find((word) => OS.includes(word))
    const cpu = words.map((word) => CPU[word]).find(Boolean)
    if (!os && !cpu) throw new Error(`${name} names no platform: add it by hand.`)
    const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
    added[`node_modules/${name}`] = {
      version, ...(cpu ? { cpu: [cpu] } : {}), ...(entry.dev ? { dev: true } : {}), ...(libc ? { libc } : {}), optional: true, ...(os ? { os: [os] } : {}),
    }
  }
}
lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${Object.keys(added).length} entries added`)
