/** Tables that hold so much in a town of 18,000 passes that looking at every row takes longer than a visitor waits. */
export const BIG = [
  'audit.event', 'audit.processing_log', 'contacts.entry', 'contacts.matter', 'eligibility.amounts', 'eligibility.application', 'eligibility.application_event',
  'eligibility.assessment', 'eligibility.decision', 'identity.session', 'identity.sign_in_event', 'messages.attempt', 'messages.delivery', 'messages.message',
  'orders.idempotency', 'orders.limit_use', 'orders.line', 'orders.order', 'orders.sign_up', 'passes.pass', 'passes.pass_event', 'redemptions.redemption_event',
  'residents.household', 'residents.kin_mark', 'residents.note', 'residents.relation', 'residents.resident', 'vouchers.voucher',
]

const KINDS: readonly (readonly [form: RegExp, says: string])[] = [
  [/^create (?:unique )?index (?!concurrently)/,                                   'an index: create index concurrently, in a migration marked "-- concurrently"'],
  [/^alter table .*\badd (?:constraint \S+ )?(?:unique|primary key) (?!using index)/, 'a key: make the index concurrently first, then add it "using index"'],
  [/^alter table .*\badd (?:constraint \S+ )?exclude\b/,                           'an exclusion looks at every row: no way without a lock'],
  [/^alter table .*\badd constraint (?!.*\bnot valid)(?!.*\busing index)/,         'a constraint: add it "not valid", and validate it in the next migration'],
  [/^alter table .*\balter (?:column )?\S+ (?:set data )?type\b/,                  'another type writes every row anew: add a column, fill it in parts'],
  [/^alter table .*\balter (?:column )?\S+ set not null/,                          'looks at every row: add a check "not valid", validate it, and set it after that'],
  [/^alter table .*\badd (?:column )?(?!constraint)\S+ .*(?:\bgenerated\b|\bserial\b|\bunique\b|\bprimary key\b|\bdefault [a-z_.]+\()/, 'a column that every row is written anew or looked at for'],
  [/^(?:update|delete from|truncate|cluster|vacuum full|reindex|lock table)\b/,     'every row at once: "-- until nothing is left" with a limit, in a migration marked "-- concurrently"'],
]

/** A short lock for which the reason stands beside it: "-- short: …", on a line of its own before the statement. */
const EXCUSED = /^--\s*short: \S/m

/** What a migration would do to a big table while people are in it, as a sentence for each statement. */
export function heavyLocks(sql: string): string[] {
  const bare = sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '$$body$$')
  const made = new Set([...bare.matchAll(/create table (?:if not exists )?([\w.]+)/gi)].map(([, name]) => name!.toLowerCase()))
  const added = new Set<string>()
  return bare.split(';').flatMap((text) => {
    const one = text.replace(/--.*$/gm, '').replaceAll('"', '').replace(/\s+/g, ' ').trim().toLowerCase()
    const table = /^(?:create (?:unique )?index .*?\bon|alter table(?: if exists)?(?: only)?|update(?: only)?|delete from|truncate(?: table)?|cluster|vacuum full|reindex (?:table|index)|lock table) ([\w.]+)/.exec(one)?.[1]
    if (!table || !BIG.includes(table) || made.has(table) || EXCUSED.test(text)) return []
    if (/\bnot valid\b/.test(one)) added.add(table)
    if (/\bvalidate constraint\b/.test(one)) return added.has(table) ? [`${table}: validated in the migration that adds it, under its lock: a migration later`] : []
    if (/^(?:update|delete from)/.test(one) && /-- until nothing is left/.test(text)) return []
    const [, says] = KINDS.find(([form]) => form.test(one)) ?? []
    return says ? [`${table}: ${says}`] : []
  })
}
