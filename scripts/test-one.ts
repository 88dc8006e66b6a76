// One or more test files on a database server of their own: npm run test:one -- src/modules/orders/place-order.test.ts
import { spawn } from 'node:child_process'
import { startTestServer } from './test-server.ts'

const server = await startTestServer()
const args = process.argv.slice(2)
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', ...args], {
  stdio: 'inherit', env: { ...process.env, TEST_SERVER_URL: server.url },
})
// Asked to stop, the tests stop first and then the database; Ctrl-C reaches the tests by itself.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill())
child.on('exit', async (code) => {
  await server.stop()
  process.exit(code ?? 1)
})
