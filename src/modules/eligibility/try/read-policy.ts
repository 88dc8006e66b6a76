import { refuse, type Refusal, type Result } from '#shared/result.ts'
import { parsePolicy, type Policy } from '../domain/policy.ts'
import { type FileError, type GivenFile, placed, unreadable } from './file-error.ts'
import { readJson } from './json-places.ts'

/** A policy as it stands in the database, or a file that holds it under `policy`, like config/groningen.json. */
export function readPolicy(file: GivenFile): Result<Policy, Refusal<'file-wrong', readonly FileError[]>> {
  const json = readJson(file.contents)
  if (!json.ok) return refuse('file-wrong', unreadable(file, json.refusal))
  const { value, lineOf } = json.value
  const within = typeof value === 'object' && value !== null && 'policy' in value ? 'policy' : ''
  const policy = parsePolicy(within ? (value as { policy: unknown }).policy : value)
  const path = (field: string): string => (within ? `${within}.${field}` : field)
  return policy.ok ? policy : refuse('file-wrong', placed(file, { lineOf }, policy.refusal.facts?.map(({ field, message }) => ({ field: path(field), message }))))
}
