import type { Tx } from '#db/database.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { evidenceText } from '../resident-words.ts'

type Received = { readonly residentId: string; readonly number: string; /** Once for each form. */ readonly key: string; readonly count: number }

/** The receipt of papers that we did not ask for, or not all of which we asked for. */
export async function tellReceived(house: House, tx: Tx, { residentId, number, key, count }: Received): Promise<void> {
  const now = house.clock.now()
  const { fullName } = await residentCard(house, tx, residentId)
  await tell(house, tx, {
    residentId, kind: 'papers-received', dedupeKey: `papers-received ${key}`,
    values: (lang) => ({ name: fullName, number, date: spoken[lang].date(dayOf(now)), time: spoken[lang].time(now), papers: evidenceText[lang].papers(count) }),
  })
}
