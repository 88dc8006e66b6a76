import { record } from '#modules/audit/index.ts'
import { documentAsSent } from '#modules/knowledge/index.ts'
import { type Letter, lettersPdf } from '#modules/messages/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { type LetterRow, lettersByIds, lettersToPost, markOutgoing } from './contacts.store.ts'
import { work } from './contacts.text.ts'
import { LETTERS_PATH, lettersPage } from './letters.views.ts'
import { openOutgoing } from './seal.ts'
import { staffOf } from './staff-form.ts'

/** One PDF of so many is a few seconds of work; the rest follows when these are gone. */
const MOST = 100

/** Letters to people without an account that wait to be printed and posted. No names: a letter is known by its number. */
export async function showLetters(house: House, visit: Visit, chosen?: { readonly none: true }): Promise<Answer> {
  const waiting = await lettersToPost(house.db, MOST + 1)
  const letters = waiting.slice(0, MOST).map((letter) => ({ ...letter, collects: !openOutgoing(house, letter.sealed).address?.length }))
  return page({
    title: work.postTitle, area: 'work', current: LETTERS_PATH, error: chosen !== undefined,
    body: lettersPage({ letters, more: waiting.length > MOST, posted: Number(/^\d{1,3}$/.exec(visit.query.gepost ?? '')?.[0] ?? 0), errors: chosen ? [{ field: 'brief', message: work.postChoose }] : [], csrf: visit.csrf() }),
  }, chosen ? 422 : 200)
}

/** One form, two buttons: a PDF of what is ticked, or what is ticked is on the post. Who prints reads, and that is written down. */
export async function pressLetters(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const letters = await lettersByIds(house.db, visit.many('brief').filter(isUuid).slice(0, MOST))
  if (!letters.length) return showLetters(house, visit, { none: true })
  const note = (action: string, { matterId, number }: LetterRow) => ({ actor: { door: 'staff' as const, id: who.staffId, role: who.role }, action, subject: { kind: 'matter' as const, id: matterId }, facts: { number } })
  if (visit.form.doe !== 'pdf') {
    const posted = await house.db.transaction(async (tx) => {
      let count = 0
      for (const letter of letters) {
        if (!await markOutgoing(tx, letter.id, 'posted', house.clock.now())) continue
        await record(house, tx, note('contacts.letter-posted', letter))
        count++
      }
      return count
    })
    return redirect(`${LETTERS_PATH}?gepost=${posted}`)
  }
  await house.db.transaction(async (tx) => { for (const letter of letters) await record(house, tx, note('contacts.letter-printed', letter)) })
  const printed: Letter[] = []
  for (const { id, createdAt, sealed } of letters) {
    const { name, address, kind, textVersion, values } = openOutgoing(house, sealed)
    printed.push({ id, createdAt, address: { name, lines: address ?? [], secret: false }, document: await documentAsSent(house, `letters/${kind}`, textVersion, values) })
  }
  return file({ type: 'application/pdf', body: await lettersPdf(house, printed), name: 'brieven.pdf' })
}
