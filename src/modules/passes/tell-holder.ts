import type { Tx } from '#db/database.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { spellCode } from '#shared/code.ts'
import { spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import type { Pass } from './pass.ts'
import { hearsOfPass } from './pass-of.ts'
import { passText } from './pass-words.ts'
import type { text } from './passes.text.ts'

/** What happened to a pass, to who hears of it. */
export async function tellHolder(house: House, tx: Tx, kind: 'pass-blocked' | 'pass-unblocked' | 'pass-replaced', pass: Pass, { eventId, reason }: { readonly eventId: string; readonly reason: keyof typeof text.happened }): Promise<void> {
  const told = await hearsOfPass(house, tx, pass)
  const [{ givenName }, holder] = [await residentCard(house, tx, told), await residentCard(house, tx, pass.residentId)]
  await tell(house, tx, {
    residentId: told, kind, dedupeKey: `${kind} ${eventId}`,
    values: (lang) => ({
      name: givenName, date: spoken[lang].date(house.clock.today()), whose: told !== pass.residentId ? passText[lang].passOf(holder.givenName) : passText[lang].yourPass,
      happened: passText[lang].happened[reason], ...(kind === 'pass-replaced' ? { passNumber: spellCode(pass.number), validTo: spoken[lang].date(pass.validTo) } : {}),
    }),
    // A new number is the new pass: it comes on paper, whatever they chose.
    ...(kind === 'pass-replaced' ? { byLetter: true } : {}),
  })
}
