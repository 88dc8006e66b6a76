import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, Forbidden, NotFound } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { matterById } from '../contacts.store.ts'
import { lookAtMatter } from '../open-matter.ts'
import { staffOf } from '../staff-form.ts'
import { paperById } from './paper.store.ts'
import { nameOfPaper, openPaper } from './papers.ts'

/** A file that came with a mail, for who works on its matter: the line in the log comes before a byte of it. Only ever a download, and to a page of ours it is a stranger. */
export async function showPaper(house: House, visit: Visit): Promise<Answer> {
  const paper = isUuid(visit.params.id) ? await paperById(house.db, visit.params.id) : undefined
  if (!paper) throw new NotFound('There is no such paper.')
  if (!await lookAtMatter(house, staffOf(visit), await matterById(house.db, paper.matterId), '/klachten/papier/:id')) throw new Forbidden('Somebody of their own household.')
  const { keptKey, sealed } = paper
  if (!keptKey || !sealed) throw new NotFound('This paper was forgotten on its day.')
  const extension = paper.type === 'application/pdf' ? 'pdf' : 'jpg'
  return file({ type: paper.type, body: openPaper(house, { id: paper.id, keptKey, sealed }), name: `${nameOfPaper(house, paper).replace(/\.\w{1,5}$/, '') || 'bestand'}.${extension}`, download: true, sandbox: true })
}
