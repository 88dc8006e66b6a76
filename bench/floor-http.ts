// The floor under a page: node:http, no framework, the same bytes and headers from memory.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const body = readFileSync(process.argv[2]!)
const headers = JSON.parse(readFileSync(process.argv[3]!, 'utf8')) as Record<string, string>
const server = createServer((_request, response) => response.writeHead(200, { ...headers, 'content-length': body.length }).end(body))
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())))
process.on('SIGTERM', () => process.exit(0))
