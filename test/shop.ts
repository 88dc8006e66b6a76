import { createServer } from 'node:net'
import type { TestContext } from 'node:test'
import { seedDemonstration } from '#demo/seed.ts'
import { openApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { openWorker } from '#src/worker.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type TestPartners, testPartners } from './partners.ts'

export type Shop = {
  /** The address people see: http://localhost:<port>, another site than the partners at 127.0.0.1. */
  readonly url: string
  readonly house: TestHouse
  readonly partners: TestPartners
}

type Options = { readonly at?: string; readonly config?: Partial<Config>; readonly slowMs?: number; readonly https?: { readonly cert: string; readonly key: string } }

/**
 * The whole product for one test: shop, worker and partners with their real protocols on ports of their own, on a fresh
 * database filled as a demonstration. The clock stands still until the test moves it.
 */
export async function openShop(t: TestContext, { at, config, slowMs, https }: Options = {}): Promise<Shop> {
  const port = await freePort()
  const url = `${https ? 'https' : 'http'}://localhost:${port}`
  const closing: (() => Promise<void>)[] = []
  const partners = await testPartners(t, { shopUrl: url, ...(slowMs === undefined ? {} : { slowMs }) })
  const house = await testHouse(t, { ...(at ? { at } : {}), config: { ...partners.config, publicUrl: url, port, tls: https, ...config } }, closing)
  await seedDemonstration(house)
  const app = await openApp(house, house.logger)
  const worker = await openWorker({ ...house, close: async () => {} })
  // In this order, before the database goes: nothing new comes in, what is under way is finished.
  closing.push(() => worker.stop(), async () => { await app.close() })
  await app.listen({ host: 'localhost', port })
  return { url, house, partners }
}

const freePort = () => new Promise<number>((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    server.close(() => resolve(port))
  })
})
