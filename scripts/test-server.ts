import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '#db/embedded.ts'

/** A PostgreSQL for one run of the tests, thrown away afterwards. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = join(import.meta.dirname, '..', '.data', 'test', String(process.pid))
  mkdirSync(folder, { recursive: true })
  const server = await startEmbedded({ dataDir: folder, fsync: false })
  return {
    url: server.adminUrl,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
