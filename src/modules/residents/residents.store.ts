import { askTogether } from '#db/ask-together.ts'
import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Note } from './domain/registration.ts'

export type Ground = 'applied' | 'partner-of-applicant' | 'child-of-applicant' | 'entered-by-staff'

export type NewResident = {
  readonly id: string
  readonly bsnFind: Buffer
  readonly bsnSealed: Buffer
  readonly ground: Ground
  readonly givenName: string
  readonly fullName: string
  readonly born: LocalDate | undefined
  readonly bornText: string
  readonly addressKind: string
  readonly addressLines: readonly string[]
  readonly secretAddress: boolean
  readonly deceased: boolean
  readonly householdId: string
}

/** New, or the same person read again. Who once applied keeps that ground; the BSN and its seal stay as they are. */
export async function upsertResident(tx: Tx, r: NewResident, at: Date): Promise<string> {
  const { id } = await tx.one<{ id: string }>(`
    insert into residents.resident as r (id, bsn_find, bsn_sealed, ground, given_name, full_name, born, born_text, address_kind, address_lines,
                                         secret_address, deceased, household_id, kept_at, read_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
    on conflict (bsn_find) do update set
      ground = case when r.ground = 'applied' then r.ground else excluded.ground end,
      given_name = excluded.given_name, full_name = excluded.full_name, born = excluded.born, born_text = excluded.born_text,
      address_kind = excluded.address_kind, address_lines = excluded.address_lines, secret_address = excluded.secret_address,
      deceased = excluded.deceased, household_id = excluded.household_id, read_at = excluded.read_at
    returning r.id`,
    [r.id, r.bsnFind, r.bsnSealed, r.ground, r.givenName, r.fullName, r.born ?? null, r.bornText, r.addressKind, r.addressLines,
      r.secretAddress, r.deceased, r.householdId, at])
  return id
}

export const insertHousehold = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.query('insert into residents.household (id, created_at) values ($1, $2)', [id, at])
}

/** People who are not known yet have no row to lock: their BSNs stand in for it, in one order. */
export const lockPeople = async (tx: Tx, finds: readonly Buffer[]): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended(encode(f, 'hex'), 41)) from (select f from unnest($1::bytea[]) f order by f offset 0) people`, [finds])
}

export const lockHouseholds = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await tx.query('select residents.lock_households($1)', [ids])
}

/** Who of these is known, with household and everybody else in it. */
export const knownAmong = (q: Queryable, finds: readonly Buffer[]) => q.query<{ id: string; find: Buffer; householdId: string; members: string[] }>(`
  select r.id, r.bsn_find as find, r.household_id as "householdId",
         array(select m.id::text from residents.resident m where m.household_id = r.household_id order by m.id) as members
    from residents.resident r where r.bsn_find = any ($1) order by r.id`, [finds])

export const idByBsn = (q: Queryable, find: Buffer) => q.maybe<{ id: string }>('select id from residents.resident where bsn_find = $1', [find])

export const sealedBsn = (q: Queryable, id: string) => q.maybe<{ sealed: Buffer | null }>('select bsn_sealed as sealed from residents.resident where id = $1', [id])

export type ResidentRow = {
  readonly id: string
  readonly givenName: string
  readonly fullName: string
  readonly born: LocalDate | null
  readonly bornText: string
  readonly addressKind: 'home' | 'location' | 'abroad' | 'unknown'
  readonly addressLines: string[]
  readonly secretAddress: boolean
  readonly deceased: boolean
  readonly householdId: string
  /** Then an id is all that is left, and everything above is empty. */
  readonly forgottenOn: LocalDate | null
}

const COLUMNS = `id, given_name as "givenName", full_name as "fullName", born, born_text as "bornText", address_kind as "addressKind",
  address_lines as "addressLines", secret_address as "secretAddress", deceased, household_id as "householdId", forgotten_on as "forgottenOn"`

const residentById = askTogether<string, ResidentRow>({
  keyOf: (id) => id, rowOf: ({ id }) => id,
  ask: (q, ids) => q.prepared('residents.by-id', `select ${COLUMNS} from residents.resident where id = any ($1::uuid[])`, [ids]),
})
/** In the order of `ids`. */
export const residentRows = async (q: Queryable, ids: readonly string[]): Promise<ResidentRow[]> =>
  (await Promise.all(ids.map((id) => residentById(q, id)))).flat()

/** Oldest first; who has no whole date of birth comes last. */
export const rowsOfHousehold = askTogether<string, ResidentRow>({
  keyOf: (id) => id, rowOf: ({ householdId }) => householdId,
  ask: (q, ids) => q.prepared('residents.of-household', `select ${COLUMNS} from residents.resident where household_id = any ($1::uuid[]) order by born nulls last, id`, [ids]),
})

/** Everybody of the household of somebody, in the same order; `of` is that somebody. */
export const rowsAround = askTogether<string, ResidentRow & { readonly of: string }>({
  keyOf: (id) => id, rowOf: ({ of }) => of,
  ask: (q, ids) => q.prepared('residents.around', `
    select ${COLUMNS}, self.of from (select r.id as of, r.household_id as home from residents.resident r where r.id = any ($1::uuid[])) self
      join residents.resident on household_id = self.home order by born nulls last, id`, [ids]),
})

export type MemberRow = Pick<ResidentRow, 'id' | 'givenName' | 'born' | 'deceased' | 'householdId'>

/** The same, without where they live and what else a card shows: asked with every order. */
export const memberRowsAround = askTogether<string, MemberRow & { readonly of: string }>({
  keyOf: (id) => id, rowOf: ({ of }) => of,
  ask: (q, ids) => q.prepared('residents.members', `
    select r.id, r.given_name as "givenName", r.born, r.deceased, r.household_id as "householdId", self.id as of
      from residents.resident self join residents.resident r on r.household_id = self.household_id where self.id = any ($1::uuid[]) order by r.born nulls last, r.id`, [ids]),
})

export const replaceNotes = async (tx: Tx, residentId: string, notes: readonly Note[]): Promise<void> => {
  await tx.query('delete from residents.note where resident_id = $1', [residentId])
  await tx.query(`
    insert into residents.note (resident_id, position, note, about, source, on_day, facts)
    select $1, n.position, n.body ->> 'note', n.body ->> 'about', n.body ->> 'source', (n.body ->> 'on')::date, coalesce(n.body -> 'facts', '{}')
      from jsonb_array_elements($2::jsonb) with ordinality n (body, position)`, [residentId, JSON.stringify(notes)])
}

/** The partner as the register knows them, alive and in the same household by now; whichever of the two applied. `of` is whose. */
export const partnerIn = askTogether<string, ResidentRow & { readonly of: string }>({
  keyOf: (id) => id, rowOf: ({ of }) => of,
  ask: (q, ids) => q.prepared('residents.partner', `
    select other.*, self.of from (select r.id as of, r.household_id as home from residents.resident r where r.id = any ($1::uuid[])) self
     cross join lateral (
       select ${COLUMNS} from residents.resident
        where id in (select other_id from residents.relation where resident_id = self.of and kind = 'partner' union select resident_id from residents.relation where other_id = self.of and kind = 'partner')
          and household_id = self.home and not deceased
        order by id limit 1) other`, [ids]),
})

export const notesOf = (q: Queryable, residentId: string) => q.query<Note>(`
  select note, about, source, on_day as "on", facts from residents.note where resident_id = $1 order by position`, [residentId])

export const replaceRelations = async (tx: Tx, residentId: string, partner: string | undefined, children: readonly string[], at: Date): Promise<void> => {
  await tx.query(`delete from residents.relation where resident_id = $1 or (other_id = $1 and kind = 'partner')`, [residentId])
  if (partner) await tx.query(`delete from residents.relation where kind = 'partner' and (resident_id = $1 or other_id = $1)`, [partner])
  await tx.query(`
    insert into residents.relation (resident_id, other_id, kind, read_at)
    select a, b, kind, $4 from (
      select $1::uuid, $2::uuid, 'partner' where $2 is not null union all
      select $2::uuid, $1::uuid, 'partner' where $2 is not null union all
      select $1::uuid, child, 'parent-of' from unnest($3::uuid[]) child) as r (a, b, kind)`, [residentId, partner ?? null, children, at])
}

export const relationsOf = (q: Queryable, residentId: string) => q.query<{ otherId: string; kind: 'partner' | 'parent-of' }>(
  'select other_id as "otherId", kind from residents.relation where resident_id = $1 order by kind, other_id', [residentId])

/** Beside who is known already. */
export const addKin = async (tx: Tx, residentId: string, finds: readonly Buffer[]): Promise<void> => {
  await tx.query('insert into residents.kin_mark (resident_id, bsn_find) select distinct $1::uuid, f from unnest($2::bytea[]) f on conflict do nothing', [residentId, finds])
}

/** Who is named as family, as the register said it last. Nothing of them is kept but this. */
export const replaceKin = async (tx: Tx, residentId: string, finds: readonly Buffer[]): Promise<void> => {
  await tx.query('delete from residents.kin_mark where resident_id = $1', [residentId])
  await addKin(tx, residentId, finds)
}

/** Whether this is somebody of the household, or family of somebody in it. */
export const isOfHousehold = async (q: Queryable, householdId: string, find: Buffer): Promise<boolean> => (await q.one<{ is: boolean }>(`
  select exists (select from residents.resident r where r.household_id = $1
                    and (r.bsn_find = $2 or exists (select from residents.kin_mark m where m.resident_id = r.id and m.bsn_find = $2))) as is`, [householdId, find])).is

/** By an index on the day of birth: of a million people some forty are compared by name. */
export const idsByNameAndBirth = async (q: Queryable, name: string, born: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select id from residents.resident where born = $2 and (lower(full_name) = $1 or right(lower(full_name), length($1) + 1) = ' ' || $1) order by full_name, id limit 10`, [name, born])).map(({ id }) => id)
