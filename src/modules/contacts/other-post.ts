import type { House } from '#src/house.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import { countLetters } from './contacts.store.ts'
import { work } from './contacts.text.ts'
import { LETTERS_PATH } from './letters.views.ts'

/** For who does the post: letters of this room wait on a page of their own, to people who are no residents here. */
export async function otherPost(house: House): Promise<Html | undefined> {
  const { count } = await countLetters(house.db)
  return count ? html`<p>${work.postLead(count)}</p>${arrowLink(LETTERS_PATH, work.seePost)}` : undefined
}
