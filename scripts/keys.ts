import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A fresh set of keys for one installation, as the text of its key file (docs/operations/keys.md). */
export function newKeyFile(): string {
  const key = () => randomBytes(32).toString('base64')
  const voucherKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  return `${JSON.stringify({ box: { current: 'k1', keys: { k1: key() }, find: key() }, cookie: key(), vouchers: { current: 'v1', keys: { v1: voucherKey } } }, null, 2)}\n`
}

/** The key file at `path`, made there the first time. Losing it means losing every sealed value: back it up apart from the database. */
export function keyFile(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    // Put there whole: a start that is killed here leaves no half of it.
    writeFileSync(`${path}.new`, newKeyFile(), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return readFileSync(path, 'utf8')
}
