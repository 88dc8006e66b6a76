import { connect } from 'node:net'

/** clamd, or whatever speaks its protocol: over its socket, or over the network of the installation. */
export type ScannerConfig = { readonly path: string } | { readonly host: string; readonly port: number }

class ScannerDown extends Error {}

const PATIENCE_MS = 15_000
const CHUNK = 64 * 1024

/** INSTREAM of clamd: pieces with their length before them, an empty one at the end. Answers whether something was found. */
export async function scan(scanner: ScannerConfig, bytes: Buffer): Promise<boolean> {
  const pieces: Buffer[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK)
    pieces.push(lengthOf(piece.length), piece)
  }
  const said = await asked(scanner, Buffer.concat([...pieces, lengthOf(0)]))
  if (/ FOUND$/.test(said)) return true
  if (/: OK$/.test(said)) return false
  throw new ScannerDown(`The scanner answers: ${said.slice(0, 100) || 'nothing'}`)
}

/** For the doctor. */
export const scannerAnswers = async (scanner: ScannerConfig): Promise<boolean> => (await asked(scanner, Buffer.from('zPING\0')).catch(() => '')) === 'PONG'

const lengthOf = (length: number): Buffer => { const four = Buffer.alloc(4); four.writeUInt32BE(length); return four }

const asked = (scanner: ScannerConfig, question: Buffer): Promise<string> => new Promise((resolve, reject) => {
  let answer = ''
  const down = (why: string, cause?: Error) => { socket.destroy(); reject(new ScannerDown(why, { cause })) }
  const socket = connect({ ...scanner, timeout: PATIENCE_MS })
  socket.on('connect', () => socket.write(question))
    .on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
      if (answer.includes('\0')) { resolve(answer.split('\0')[0]!.trim()); socket.destroy() }
    })
    .on('timeout', () => down('The scanner does not answer in time.'))
    .on('error', (cause) => down('The scanner does not answer.', cause))
    .on('close', () => down('The scanner hung up.'))
})
