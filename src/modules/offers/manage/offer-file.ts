import { record } from '#modules/audit/index.ts'
import type { Tx } from '#db/database.ts'
import { type Directory, providerDirectory } from '#modules/providers/index.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { catalogue, offerBySlug } from '../catalogue.ts'
import type { OfferCard } from '../offer.ts'
import { budgetOf, stockOf } from '../offers.store.ts'
import { readCsv, writeCsv } from './csv.ts'
import { draftOfOffer, moveDraft, type Staff } from './draft.store.ts'
import { insertFile, ofFile } from './file.store.ts'
import { fileFields, type Typed } from './fields.ts'
import { text } from './manage.text.ts'
import { readTyped, slugOf } from './read-typed.ts'
import { typedOf } from './typed-of.ts'
import { beginDraft } from './write-draft.ts'

/** Where it stands in the file, and what is wrong with it. */
type FileProblem = { readonly line: number; readonly column: string; readonly message: string }
type FileRow = { readonly line: number; readonly typed: Typed; readonly doing: 'new' | 'change' | 'same'; readonly offer: OfferCard | undefined }
export type ReadFile = { readonly rows: readonly FileRow[]; readonly problems: readonly FileProblem[] }

const MOST_ROWS = 1000

/** Every offer that can still change, as a file that can be changed and read in again. */
export async function exportOffers(house: House): Promise<string> {
  const directory = await providerDirectory(house, house.db)
  const rows: string[][] = []
  for (const offer of (await catalogue(house)).filter(({ state }) => state !== 'ended').toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const typed = await typedNow(house, offer, directory)
    rows.push(fileFields.map((field) => typed[field] ?? ''))
  }
  return writeCsv([[...fileFields], ...rows])
}

const typedNow = async (house: House, offer: OfferCard, directory: Directory): Promise<Typed> => {
  const [stock, budget] = [await stockOf(house.db, offer.offerId), await budgetOf(house.db, offer.offerId)]
  return typedOf(offer, { stock: stock?.initial, heldForDesk: stock?.held_for_desk, budget: budget?.total_cents }, directory)
}

/**
 * Reads a file without writing anything: what each row would do, and everything that is wrong with it, by line and column.
 * Columns may stand in any order; what a file does not have stays as it is.
 */
export async function readOfferFile(house: House, contents: string): Promise<ReadFile> {
  const csv = readCsv(contents)
  if (!csv.ok) return { rows: [], problems: [{ line: csv.refusal.facts!.line, column: '', message: text.file.openQuote }] }
  const [head, ...lines] = csv.value
  if (!head || !lines.length) return { rows: [], problems: [{ line: 1, column: '', message: text.file.empty }] }
  if (lines.length > MOST_ROWS) return { rows: [], problems: [{ line: lines[MOST_ROWS]!.line, column: '', message: text.file.tooMany(MOST_ROWS) }] }
  const columns = head.cells.map((name) => name.trim().toLowerCase())
  const wrongHead = columns.flatMap((name, index): FileProblem[] => !fileFields.includes(name) ? [{ line: 1, column: name, message: text.file.unknown }]
    : columns.indexOf(name) !== index ? [{ line: 1, column: name, message: text.file.twice }] : [])
  if (wrongHead.length) return { rows: [], problems: wrongHead }

  const directory = await providerDirectory(house, house.db)
  const rows: FileRow[] = []
  const problems: FileProblem[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    if (cells.slice(columns.length).some((one) => one.trim())) problems.push({ line, column: '', message: text.file.tooWide })
    const given: Typed = Object.fromEntries(columns.map((name, index) => [name, (cells[index] ?? '').trim()]))
    const row = await readRow(house, directory, line, given)
    rows.push(row.row)
    problems.push(...row.problems)
    const { adres = '' } = row.row.typed
    const before = seen.get(adres)
    if (adres && before) problems.push({ line, column: 'adres', message: text.file.sameAddress(before) })
    seen.set(adres, line)
  }
  return { rows, problems }
}

async function readRow(house: House, directory: Directory, line: number, given: Typed): Promise<{ row: FileRow; problems: FileProblem[] }> {
  const adres = given['adres'] || slugOf(given['titel'] ?? '')
  const offer = await offerBySlug(house, adres)
  const now = offer ? await typedNow(house, offer, directory) : undefined
  const typed: Typed = { ...now, ...given, adres }
  const { input, problems } = readTyped(typed, directory, house.clock.today())
  const same = now !== undefined && JSON.stringify(input) === JSON.stringify(readTyped(now, directory, house.clock.today()).input)
  const found: FileProblem[] = same ? [] : problems.map(({ field, message, missing }) => ({ line, column: field, message: missing ? message : text.file.inFile(shortened(typed[field] ?? ''), message) }))
  if (offer?.state === 'ended') found.push({ line, column: 'adres', message: text.refusals['offer-ended'] })
  else if (offer && !same && await draftOfOffer(house.db, offer.offerId)) found.push({ line, column: 'adres', message: text.file.inHand })
  return { row: { line, typed, doing: same ? 'same' : offer ? 'change' : 'new', offer }, problems: found }
}

const shortened = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value)

/** Writes a file's offers as drafts that wait for a colleague: all of them, or none when anything is wrong. */
export async function importOffers(house: House, who: Staff, contents: string): Promise<Result<{ readonly drafts: number; readonly file: string | undefined }, Refusal<'file-wrong', ReadFile>>> {
  const read = await readOfferFile(house, contents)
  if (read.problems.length) return refuse('file-wrong', read)
  const todo = read.rows.filter(({ doing }) => doing !== 'same')
  const at = house.clock.now()
  const file = todo.length ? newId(at) : undefined
  await house.db.transaction(async (tx) => {
    if (file) await insertFile(tx, file, who, at)
    for (const row of todo) {
      const draft = await writeRow(house, tx, who, row)
      await moveDraft(tx, draft, 'waiting', who, at)
      await ofFile(tx, draft, file!)
    }
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'offers.file-read', subject: { kind: 'offer-file', id: file ?? who.staffId }, facts: { drafts: todo.length } })
  })
  return ok({ drafts: todo.length, file })
}

const writeRow = (house: House, tx: Tx, who: Staff, { typed, offer }: FileRow): Promise<string> => beginDraft(house, tx, who, typed, offer?.offerId)
