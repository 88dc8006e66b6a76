import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, file, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorSummary } from '#web/components/errors.ts'
import { fileField } from '#web/components/field.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { PAGE } from './list.views.ts'
import { text } from './manage.text.ts'
import { exportOffers, importOffers, type ReadFile, readOfferFile } from './offer-file.ts'

export const offerFileRoutes = (house: House): Route[] => [
  get ('/beheer/aanbod/bestand.csv', 'edit', async () => file({ type: 'text/csv; charset=utf-8', body: await exportOffers(house), name: `aanbod-${house.clock.today()}.csv`, download: true })),
  get ('/beheer/aanbod/inlezen',     'edit', (visit) => show(house, visit)),
  post('/beheer/aanbod/inlezen',     'edit', (visit) => read(house, visit), { patient: true, files: { most: 1, bytes: FILE_BYTES, over: (visit, problem) => show(house, visit, problem) } }),
]

const FILE_BYTES = 2 * 1024 * 1024
/** What was looked at is sent along, packed, so that exactly that is read in; a form holds 256 kB. */
const PACKED_BYTES = 200 * 1024
const pack = (contents: string): string => deflateRawSync(contents, { level: 9 }).toString('base64url')
const unpack = (packed: string): string | undefined => {
  try { return inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: 2 * FILE_BYTES }).toString('utf8') } catch { return undefined }
}

const work = (body: ReturnType<typeof html>, status = 200): Answer => page({ title: text.file.title, body, area: 'work', current: '/beheer/aanbod', error: status === 422 }, status)

const form = (visit: Visit, error?: string) => html`<form class="pas-panel pas-flow" action="/beheer/aanbod/inlezen" method="post" enctype="multipart/form-data">${visit.csrf()}
  ${fileField({ name: 'bestand', label: text.file.label, hint: text.file.hint, accept: '.csv,text/csv', error })}
  ${buttonGroup(button({ label: text.file.look }), buttonLink({ label: text.file.export, href: '/beheer/aanbod/bestand.csv', kind: 'secondary', download: true }))}
</form>`

const head = (house: House) => pageHead({ title: text.file.title, trail: [{ label: text.title, href: '/beheer/aanbod' }, { label: text.file.title }], body: say(house, `${PAGE}#file`) })

function show(house: House, visit: Visit, error?: string): Answer {
  return work(html`${head(house)}${stack('l', error && errorSummary([{ field: 'bestand', message: error }]), form(visit, error))}`, error ? 422 : 200)
}

async function read(house: House, visit: Visit): Promise<Answer> {
  const { signed } = visit
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know reads offers in.')
  const packed = visit.form['pakket']
  if (packed) {
    const contents = unpack(packed)
    if (contents === undefined) return show(house, visit, text.file.choose)
    const done = await importOffers(house, { staffId: signed.subjectId, staffName: signed.name, role: signed.roles.find((role) => role === 'editor' || role === 'administrator') }, contents)
    return done.ok ? redirect(done.value.file ? `/beheer/aanbod/bestand/${done.value.file}` : '/beheer/aanbod') : looked(house, visit, contents, done.refusal.facts!)
  }
  const [sent] = visit.files
  if (!sent?.bytes.length) return show(house, visit, text.file.choose)
  if (sent.bytes.includes(0)) return show(house, visit, text.file.noCsv)
  const contents = sent.bytes.toString('utf8')
  // Not UTF-8: an older spreadsheet. Its accents are read as it meant them.
  const readable = contents.includes('\ufffd') ? new TextDecoder('windows-1252').decode(sent.bytes) : contents
  if (pack(readable).length > PACKED_BYTES) return show(house, visit, text.file.tooLarge)
  return looked(house, visit, readable, await readOfferFile(house, readable))
}

/** What would happen, before it happens. */
function looked(house: House, visit: Visit, contents: string, { rows, problems }: ReadFile): Answer {
  const todo = rows.filter(({ doing }) => doing !== 'same')
  const clear = problems.length === 0
  return work(html`${head(house)}${stack('l',
    clear
      ? alert({ kind: todo.length ? 'info' : 'ok', title: text.file.would(todo.length), body: say(house, `${PAGE}#${todo.length ? 'file-good' : 'file-same'}`) })
      : alert({ kind: 'error', title: text.file.problems(problems.length), body: say(house, `${PAGE}#file-wrong`) }),
    problems.length > 0 && card({ title: text.file.problemsTitle, id: 'fouten-bestand', body: table({
      caption: text.file.problemsTitle, captionHidden: true, stacked: true, head: [text.file.line, text.file.column, text.file.what],
      rows: problems.slice(0, 200).map(({ line, column, message }) => [String(line), column || text.nobody, message]) }) }),
    rows.length > 0 && card({ title: text.file.rowsTitle, id: 'regels', body: html`${table({
      caption: text.file.rowsTitle, captionHidden: true, stacked: true, head: [text.file.line, text.offer, text.file.doing],
      rows: rows.slice(0, 200).map(({ line, typed, doing }) => [String(line), typed['titel'] || text.untitled, text.file.doings[doing]]) })}
      ${clear && todo.length > 0 && html`<form action="/beheer/aanbod/inlezen" method="post">${visit.csrf()}<input type="hidden" name="pakket" value="${pack(contents)}">${buttonGroup(button({ label: text.file.import }))}</form>`}` }),
    form(visit))}`, clear ? 200 : 422)
}
