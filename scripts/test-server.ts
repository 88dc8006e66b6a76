import { existsSync, globSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '#db/embedded.ts'

// A test has a database of its own: in memory, where there is room, that costs half.
const MEMORY = '/dev/shm'
function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > 4 * 1024 ** 3
  } catch {
    return false
  }
}

/** A PostgreSQL for one run of the tests, thrown away afterwards. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  // A run that was killed could not throw its own away.
  for (const left of globSync(join(MEMORY, 'stadjerspas-test-*'))) if (!existsSync(`/proc/${left.split('-').at(-1)}`)) rmSync(left, { recursive: true, force: true })
  const folder = roomInMemory() ? join(MEMORY, `stadjerspas-test-${process.pid}`) : join(import.meta.dirname, '..', '.data', 'test', String(process.pid))
  mkdirSync(folder, { recursive: true })
  const server = await startEmbedded({ dataDir: folder, fsync: false, settings: { max_wal_size: '256MB' } })
  return {
    url: server.adminUrl,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
