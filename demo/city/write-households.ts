import { randomBytes } from 'node:crypto'
import type { Queryable } from '#db/database.ts'
import { newCode } from '#shared/code.ts'
import { formatDate } from '#shared/local-date.ts'
import { sealWith } from '#shared/secret-box.ts'
import { dedupeKey, type LetterKind, letterValues } from '#modules/eligibility/letters.ts'
import { prepareMessage } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import type { CityPerson } from './household.ts'
import type { Judged } from './judged.ts'
import { type Columns, hex, insertAll, textArray } from './rows.ts'

type Person = { readonly of: Judged; readonly person: CityPerson; readonly ground: string }

/** Everything about a list of households, as the use cases of the rooms would have written it, in one statement for each table. */
export async function writeHouseholds(house: House, q: Queryable, list: readonly Judged[]): Promise<void> {
  const people = list.flatMap((of): Person[] => [
    ...of.adults.map((person, n) => ({ of, person, ground: n ? 'partner-of-applicant' : 'applied' })),
    ...of.children.map((person) => ({ of, person, ground: 'child-of-applicant' })),
  ])
  await insertAll(q, 'residents.household', list, { id: ['uuid', ({ id }) => id], created_at: ['timestamptz', ({ received }) => received] })
  await insertAll(q, 'residents.resident', people, residentColumns(house))
  await insertAll(q, 'residents.relation', list.flatMap(relations), {
    resident_id: ['uuid', ({ a }) => a], other_id: ['uuid', ({ b }) => b], kind: ['text', ({ kind }) => kind], read_at: ['timestamptz', ({ at }) => at],
  })
  await insertAll(q, 'residents.reach', list, reachColumns(house))
  await insertAll(q, 'residents.reach_event', list, {
    id: ['uuid', ({ dice, received }) => dice.id(received)], resident_id: ['uuid', applicantOf], channel: ['text', ({ channel }) => channel],
    consent_version: ['integer', ({ channel }) => (channel === 'email' ? 1 : null)], at: ['timestamptz', ({ received }) => received],
  })
  await writeApplications(house, q, list)
  await writePasses(q, list)
  await writeMessages(house, q, list)
}

const applicantOf = ({ adults }: Judged): string => adults[0].id

const residentColumns = ({ box }: House): Columns<Person> => ({
  id: ['uuid', ({ person }) => person.id],
  bsn_find: ['bytea', ({ person }) => hex(box.find(person.bsn))], bsn_sealed: ['bytea', ({ person }) => hex(box.seal(person.bsn, 'residents.resident.bsn_sealed'))],
  ground: ['text', ({ ground }) => ground], given_name: ['text', ({ person }) => person.given], full_name: ['text', ({ person }) => person.full],
  born: ['date', ({ person }) => person.born], born_text: ['text', ({ person }) => formatDate(person.born)],
  address_kind: ['text', () => 'home'], address_lines: ['text[]', ({ of }) => textArray(of.address)], secret_address: ['boolean', () => false], deceased: ['boolean', () => false],
  household_id: ['uuid', ({ of }) => of.id], kept_at: ['timestamptz', ({ of }) => of.received], read_at: ['timestamptz', ({ of }) => of.received],
})

function relations({ adults, children, received: at }: Judged): { a: string; b: string; kind: string; at: Date }[] {
  const [self, partner] = adults
  return [
    ...(partner ? [{ a: self.id, b: partner.id, kind: 'partner', at }, { a: partner.id, b: self.id, kind: 'partner', at }] : []),
    ...children.map(({ id }) => ({ a: self.id, b: id, kind: 'parent-of', at })),
  ]
}

const reachColumns = ({ box }: House): Columns<Judged> => {
  const email = (one: Judged): string => `inwoner-${applicantOf(one)}@stadjer.example`
  const only = <T>(one: Judged, value: T): T | null => (one.channel === 'email' ? value : null)
  return {
    resident_id: ['uuid', applicantOf], channel: ['text', ({ channel }) => channel],
    email_find: ['bytea', (one) => only(one, one) && hex(box.find(email(one)))], email_sealed: ['bytea', (one) => only(one, one) && hex(box.seal(email(one), 'residents.reach.email_sealed'))],
    confirmed_at: ['timestamptz', (one) => only(one, one.received)], consent_at: ['timestamptz', (one) => only(one, one.received)], consent_version: ['integer', (one) => only(one, 1)],
    changed_at: ['timestamptz', ({ received }) => received],
  }
}

async function writeApplications({ box }: House, q: Queryable, list: readonly Judged[]): Promise<void> {
  await insertAll(q, 'eligibility.application', list, {
    id: ['uuid', ({ application }) => application.id], number: ['text', ({ application }) => application.number], resident_id: ['uuid', applicantOf], household_id: ['uuid', ({ id }) => id],
    state: ['text', ({ application }) => application.state], received_at: ['timestamptz', ({ received }) => received], last_day: ['date', ({ application }) => application.lastDay],
    typed_sealed: ['bytea', ({ typed }) => hex(box.seal(JSON.stringify(typed), 'eligibility.application.typed_sealed'))],
    opened_at: ['timestamptz', ({ application }) => application.openedAt], closed_at: ['timestamptz', ({ decision }) => decision?.decidedAt],
  })
  await insertAll(q, 'eligibility.application_event', list.flatMap(events), {
    id: ['uuid', ({ of, at }) => of.dice.id(at)], application_id: ['uuid', ({ of }) => of.application.id], at: ['timestamptz', ({ at }) => at], from_state: ['text', ({ from }) => from],
    to_state: ['text', ({ to }) => to], made_by: ['text', ({ by }) => (by ? 'person' : 'machine')], staff_id: ['uuid', ({ by }) => by], reason: ['text', ({ reason }) => reason],
  })
  await insertAll(q, 'eligibility.assessment', list, {
    id: ['uuid', ({ assessment }) => assessment.id], application_id: ['uuid', ({ application }) => application.id], made_at: ['timestamptz', ({ received }) => received],
    reference_date: ['date', ({ day }) => day], outcome: ['text', ({ assessment }) => assessment.outcome], checks: ['jsonb', ({ assessment }) => JSON.stringify(assessment.checks)],
    household_type: ['text', ({ assessment }) => assessment.householdType], limit_cents: ['integer', ({ assessment }) => assessment.limitCents],
    norm_effective_from: ['date', ({ assessment }) => assessment.normEffectiveFrom], norm_version: ['integer', ({ assessment }) => assessment.normVersion],
    policy_version: ['integer', ({ assessment }) => assessment.policyVersion],
  })
  const sealed = list.map(({ assessment: { id }, facts, result }) => {
    const context = `eligibility.amounts.${id}`
    const key = randomBytes(32)
    const byReason = Object.fromEntries(result.checks.flatMap(({ reason, amounts }) => (amounts ? [[reason, amounts]] : [])))
    return { id, key: box.seal(key.toString('base64'), context), body: sealWith(key, JSON.stringify({ facts, byReason }), context) }
  })
  await insertAll(q, 'eligibility.amounts', sealed, { assessment_id: ['uuid', ({ id }) => id], wrapped_key: ['bytea', ({ key }) => hex(key)], sealed: ['bytea', ({ body }) => hex(body)] })
  await insertAll(q, 'eligibility.decision', list.flatMap(({ decision }) => decision ?? []), {
    id: ['uuid', ({ id }) => id], application_id: ['uuid', ({ applicationId }) => applicationId], assessment_id: ['uuid', ({ assessmentId }) => assessmentId], outcome: ['text', ({ outcome }) => outcome],
    made_by: ['text', ({ madeBy }) => madeBy], staff_id: ['uuid', ({ staffId }) => staffId], staff_name: ['text', ({ staffName }) => staffName], reasons: ['text[]', ({ reasons }) => textArray(reasons)],
    decided_at: ['timestamptz', ({ decidedAt }) => decidedAt], announced_on: ['date', ({ announcedOn }) => announcedOn], objection_last_day: ['date', ({ objectionLastDay }) => objectionLastDay],
    valid_from: ['date', ({ validFrom }) => validFrom], valid_to: ['date', ({ validTo }) => validTo], policy_version: ['integer', ({ policyVersion }) => policyVersion],
  })
}

function events(of: Judged): { of: Judged; at: Date; from?: string; to: string; by?: string; reason: string }[] {
  const { received: at, decision, application, assessment } = of
  const looked = application.openedAt ? [{ of, at, from: 'submitted', to: 'in-review', reason: assessment.outcome }] : []
  const decided = decision && (decision.staffId
    ? { of, at: decision.decidedAt, from: 'in-review', to: decision.outcome, by: decision.staffId, reason: decision.reasons[0]! }
    : { of, at, from: 'submitted', to: 'granted', reason: 'passed' })
  return [{ of, at, to: 'submitted', reason: 'applied' }, ...looked, ...(decided ? [decided] : [])]
}

async function writePasses(q: Queryable, list: readonly Judged[]): Promise<void> {
  const given = list.flatMap((of) => of.passes.map((pass) => ({ ...pass, of, decision: of.decision! })))
  const numbers = await freeNumbers(q, given.length)
  const passes = given.map((pass, i) => ({ ...pass, number: numbers[i]! }))
  await insertAll(q, 'passes.pass', passes, {
    id: ['uuid', ({ id }) => id], number: ['text', ({ number }) => number], resident_id: ['uuid', ({ person }) => person.id], household_id: ['uuid', ({ of }) => of.id],
    decision_id: ['uuid', ({ decision }) => decision.id], under_resident: ['uuid', ({ under }) => under], valid_from: ['date', ({ from }) => from], valid_to: ['date', ({ to }) => to],
    state: ['text', () => 'valid'], issued_at: ['timestamptz', ({ decision }) => decision.decidedAt],
  })
  await insertAll(q, 'passes.pass_event', passes, {
    id: ['uuid', ({ of, decision }) => of.dice.id(decision.decidedAt)], pass_id: ['uuid', ({ id }) => id], at: ['timestamptz', ({ decision }) => decision.decidedAt], to_state: ['text', () => 'valid'],
    reason: ['text', () => 'granted'], actor_door: ['text', ({ decision }) => (decision.staffId ? 'staff' : 'system')], actor_id: ['uuid', ({ decision }) => decision.staffId],
  })
}

/** Among a million passes some draw the same number: what is drawn twice, or is somebody's already, is drawn again. */
async function freeNumbers(q: Queryable, count: number): Promise<readonly string[]> {
  const drawn = new Set<string>()
  while (drawn.size < count) {
    const more = Array.from({ length: count - drawn.size }, () => newCode(8))
    const known = await q.query<{ number: string }>('select p.number from passes.pass p where p.number = any (string_to_array($1, $2))', [more.join(), ','])
    const taken = new Set(known.map(({ number }) => number))
    for (const number of more) if (!taken.has(number)) drawn.add(number)
  }
  return [...drawn]
}

/** What everybody was told, and that it went out: nothing of a made-up city is sent or printed again. */
async function writeMessages(house: House, q: Queryable, list: readonly Judged[]): Promise<void> {
  const messages = list.flatMap((of) => {
    const [self, partner] = of.adults
    const { application, assessment, decision, received } = of
    const letter = (kind: LetterKind, event: string, to: CityPerson, at: Date, amounts = false) => ({
      ...prepareMessage(house, { residentId: to.id, kind, values: letterValues(of, to.full), dedupeKey: dedupeKey(kind, event), ...(amounts ? { amountsRef: event } : {}) }),
      of, at, id: of.dice.id(at), channel: to === self ? of.channel : 'letter',
    })
    return [
      ...(application.openedAt ? [letter('receipt', application.id, self, received), letter('in-review', assessment.id, self, received, true)] : []),
      ...(decision ? [letter(decision.outcome, decision.id, self, decision.decidedAt, true)] : []),
      ...(decision?.validTo && partner ? [letter('granted-partner', decision.id, partner, decision.decidedAt)] : []),
      ...(partner ? [letter('partner-looked-at', assessment.id, partner, received)] : []),
    ]
  })
  await insertAll(q, 'messages.message', messages, {
    id: ['uuid', ({ id }) => id], resident_id: ['uuid', (one) => one.resident_id], kind: ['text', ({ kind }) => kind], text_version: ['integer', (one) => one.text_version],
    title: ['text', ({ title }) => title], about: ['text', ({ about }) => about], values: ['jsonb', ({ values }) => JSON.stringify(values)], amounts_ref: ['uuid', (one) => one.amounts_ref],
    dedupe_key: ['text', (one) => one.dedupe_key], created_at: ['timestamptz', ({ at }) => at],
  })
  await insertAll(q, 'messages.delivery', messages, {
    message_id: ['uuid', ({ id }) => id], channel: ['text', ({ channel }) => channel], state: ['text', ({ channel }) => (channel === 'email' ? 'sent' : 'posted')],
    attempts: ['integer', () => 1], next_attempt_at: ['timestamptz', ({ at }) => at], sent_at: ['timestamptz', ({ at }) => at],
  })
}
