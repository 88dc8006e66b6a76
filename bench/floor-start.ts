// The floor under a start: the same PostgreSQL on the same data, and a bare node:http that answers once it is ready.
import { createServer, get } from 'node:http'
import { startEmbedded } from '#db/embedded.ts'

const database = await startEmbedded({ dataDir: process.argv[2]! })
const server = createServer((_request, response) => response.end('ready'))
await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
const { port } = server.address() as { port: number }
await new Promise<void>((resolve) => { get(`http://127.0.0.1:${port}/`, (response) => { response.resume(); response.on('end', resolve) }) })
console.log('first page')
await database.stop()
process.exit(0)
