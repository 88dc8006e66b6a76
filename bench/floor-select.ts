// The floor under a page for one person: Fastify, one SELECT by key, then the same bytes and headers from memory.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import pg from 'pg'

const [body, headers] = [readFileSync(process.argv[2]!), JSON.parse(readFileSync(process.argv[3]!, 'utf8')) as Record<string, string>]
const pool = new pg.Pool({ connectionString: process.argv[4]!, max: 20 })
const app = Fastify()
app.get('/', async (_request, reply) => {
  const { rows } = await pool.query('select title from offers.version where id = $1', [process.argv[5]!])
  if (rows.length !== 1) throw new Error('The floor reads one row.')
  return reply.headers(headers).send(body)
})
await app.listen({ host: '127.0.0.1', port: 0 })
console.log(JSON.stringify(app.server.address()))
process.on('SIGTERM', () => process.exit(0))
