import { createServer, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import type { ScannerConfig } from '#web/files/scanner.ts'
import { EICAR } from './files.ts'

export type FakeClamd = ScannerConfig & { readonly host: string; readonly port: number; says: string | undefined; readonly seen: Buffer[] }

/** As clamd speaks (`man clamd`, INSTREAM): pieces with their length in front, an empty one ends it. Finds EICAR. */
export async function fakeClamd(t: TestContext): Promise<FakeClamd> {
  const seen: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let got = Buffer.alloc(0)
    socket.on('error', () => {}).on('close', () => open.delete(socket)).on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      if (got.toString('latin1') === 'zPING\0') socket.end('PONG\0')
      const file = streamOf(got)
      if (!file) return
      seen.push(file)
      socket.end(`${fake.says ?? (file.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK')}\0`)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.after(() => { for (const socket of open) socket.destroy(); server.close() })
  const fake: FakeClamd = { host: '127.0.0.1', port: (server.address() as { port: number }).port, says: undefined, seen }
  return fake
}

function streamOf(got: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (got.toString('latin1', 0, command.length) !== command) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(got.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
