import { insertCampaign } from '#modules/contacts/campaign.store.ts'
import { nameCause } from '#modules/contacts/close-cause.ts'
import { type Incoming, receiveMatter } from '#modules/contacts/receive-matter.ts'
import { markOutgoing, openMatters, outgoingOf } from '#modules/contacts/contacts.store.ts'
import { keepHearing } from '#modules/contacts/hear-person.ts'
import type { Staff } from '#modules/contacts/matter.ts'
import { assignMatter } from '#modules/contacts/assign-matter.ts'
import { settleMatter } from '#modules/contacts/settle-matter.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import type { Clock } from '#shared/clock.ts'
import type { House } from '#src/house.ts'

type Story = { readonly kind: Incoming['kind']; readonly topic: Incoming['topic']; readonly words: string; readonly cause: string | undefined }

/** What went wrong in the first weeks; all of it is invented. */
const stories: readonly Story[] = [
  { kind: 'complaint',     topic: 'desk',        words: 'Aan de balie zeiden ze dat mijn oude pas nog werkt. Bij het zwembad werkte hij niet.', cause: 'Verkeerde uitleg aan de balie' },
  { kind: 'sign-in',       topic: 'sign-in',     words: 'Ik heb geen smartphone en kom de site niet in.', cause: 'Inloggen zonder smartphone' },
  { kind: 'wrong-voucher', topic: 'voucher',     words: 'Ik kreeg twee keer dezelfde bon voor het museum.', cause: 'Dubbele bonnen' },
  { kind: 'question',      topic: 'pass',        words: 'Ik wacht al twee weken op bericht over mijn pas. Hoe lang duurt het nog?', cause: undefined },
  { kind: 'sign-in',       topic: 'sign-in',     words: 'Na het inloggen kwam ik weer op de eerste bladzijde.', cause: 'Inloggen zonder smartphone' },
  { kind: 'wrong-voucher', topic: 'voucher',     words: 'De kassa kende mijn bon niet.', cause: 'Dubbele bonnen' },
  { kind: 'complaint',     topic: 'explanation', words: 'In de brief stond iets anders dan op de site.', cause: 'Brief en site zeggen iets anders' },
  { kind: 'question',      topic: 'offer',       words: 'Mag mijn kleinkind mee naar de film?', cause: undefined },
  { kind: 'suggestion',    topic: 'offer',       words: 'Zet de speeltuin er ook bij.', cause: undefined },
]
const names = ['Jan Stam', 'An de Wit', 'Mo Amrani', 'Griet Kuipers', 'Sanne Bos', 'Piet Haan', 'Lies Vink', 'Omar Said']
const ways = ['phone', 'desk', 'letter', 'form'] as const

/** Settled a day, from a week ago up to yesterday, and today: a team that gets going. */
const SETTLED = [3, 4, 4, 5, 6, 7, 8, 3]
const COUNT = 60

/**
 * Questions and complaints of the last weeks, for a demonstration that has none: most are settled, some are open, one cause
 * stands out, and there is an agreement about a date. Received on days in the past by a clock of then.
 */
export async function seedComplaints(house: House): Promise<void> {
  if ((await house.db.query('select 1 from contacts.matter limit 1')).length) return
  const today = house.clock.today()
  const then = (day: LocalDate, hour: number): House => ({ ...house, clock: clockAt(new Date(`${day}T${String(hour).padStart(2, '0')}:15:00Z`)) })
  const now = house.clock.now()
  const [first, second] = ['Jeroen Bos', 'Aylin Kaya'].map((staffName): Staff => ({ staffId: newId(now), staffName, role: 'caseworker' })) as [Staff, Staff]
  await house.db.transaction((tx) => insertCampaign(tx, { id: newId(now), name: 'Alle klachten over de start', kind: null, topic: null, since: addDays(today, -24), lastDay: addDays(today, 9), at: now, madeBy: 'Karin van der Laan' }))

  const causes = new Map<string, string>()
  for (let i = 0; i < COUNT; i++) {
    const story = stories[(i * 4) % stories.length]!
    const past = then(addDays(today, -23 + Math.floor((i / COUNT) * 21)), 8 + (i % 7))
    const name = names[i % names.length]!
    const { number } = await past.db.transaction((tx) => receiveMatter(past, tx, {
      kind: story.kind, topic: story.topic, words: story.words, cameBy: ways[i % ways.length]!, from: { person: { name, phone: `05099900${String(10 + i)}` }, replyBy: 'phone' },
    }))
    if (!story.cause) continue
    const known = causes.get(story.cause)
    const named = await nameCause(past, first, number, known ? { id: known } : { name: story.cause })
    if (named.ok) causes.set(story.cause, named.value)
  }
  for (const [back, count] of SETTLED.toReversed().entries()) {
    const past = then(addDays(today, -back), 10)
    if (past.clock.now() > now) continue
    for (const [nth, { id, number, kind }] of (await openMatters(house.db)).slice(0, count).entries()) {
      const who = back % 2 ? first : second
      if (kind === 'complaint') await keepHearing(past, who, number, { held: false, words: 'Wil geen gesprek.' })
      await settleMatter(past, who, number, { outcome: kind === 'complaint' ? 'founded' : 'answered', words: 'Wij belden en legden het uit. Het spijt ons.', clearly: false, called: true, reach: kind === 'complaint' ? { address: [`Hofstraat ${back * 10 + nth + 1}`, '9712 JA Groningen'] } : undefined })
      // What was written before today is on the post; today's letters wait.
      if (back > 0) for (const letter of await outgoingOf(house.db, id)) await markOutgoing(house.db, letter.id, 'posted', past.clock.now())
    }
  }
  for (const { number } of (await openMatters(house.db)).slice(1, 4)) await assignMatter(house, first, number, first, undefined)
}

const clockAt = (at: Date): Clock => ({ now: () => at, today: () => at.toISOString().slice(0, 10) as LocalDate })
