import { look } from '#modules/audit/index.ts'
import { enterResident, readPersons, residentByBsn } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { paragraph } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './acts.text.ts'
import { DESK_PATH } from './desk-paths.ts'
import { ACTIVITY } from './find-person.ts'

export const NEWCOMER_PATH = `${DESK_PATH}/nieuw`

/** Nobody has this BSN here yet: who wants to apply can begin, without ever having signed in. */
export const newcomerCard = ({ key, purpose, way }: { readonly key: string; readonly purpose: string; readonly way: string }, csrf: Html): Html => card({
  title: text.newTitle, id: 'nieuw', body: html`${paragraph(text.newLead)}<form action="${NEWCOMER_PATH}" method="post"><input type="hidden" name="zoek" value="${key}"><input type="hidden" name="doel" value="${purpose}"><input type="hidden" name="hoe" value="${way}">${button({ label: text.newButton })}${csrf}</form>`,
})

/**
 * Who this BSN is, from the register, kept so that a conversation about them can begin and they can see it in their log.
 * 'down' and 'unknown' keep nothing. What was read is kept together with the line in their log, or not at all.
 */
export async function personOfBsn(house: House, bsn: string, looked: { readonly staffId: string; readonly purpose: string; readonly page: string }): Promise<{ readonly residentId: string } | 'down' | 'unknown'> {
  const known = await residentByBsn(house, house.db, bsn)
  if (known) return { residentId: known }
  const registration = await readPersons(house, bsn)
  if (registration.kind !== 'found') return registration.kind === 'down' ? 'down' : 'unknown'
  return house.db.transaction(async (tx) => {
    const residentId = await enterResident(house, tx, registration)
    await look(house, tx, { ...looked, residentId, activity: ACTIVITY })
    return { residentId }
  })
}
