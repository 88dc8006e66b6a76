import { whyNoForm } from '#modules/eligibility/index.ts'
import { may } from '#modules/identity/index.ts'
import type { MailCode, ReachChanged, ResidentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { IconName } from '#web/components/icon.ts'
import type { Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { text as libraryText } from '../library/library.text.ts'
import { text } from './acts.text.ts'
import { VISIT_PATH } from './desk-paths.ts'
import type { DeskVisit } from './desk.store.ts'
import { type OpenPerson, openPerson } from './open-person.ts'

/** What app.ts gives the desk. */
export type DeskGiven = { readonly mailCode: MailCode; readonly reachChanged: ReachChanged }

/** Something that can be done for this person now, on a page of its own. */
export type Act = { readonly label: string; readonly href: string; readonly icon: IconName }

/** Not for who died, has an open case, or a pass that lasts as long. */
export const mayApply = async (house: House, { id, deceased }: ResidentCard): Promise<boolean> => !deceased && !await whyNoForm(house, house.db, id)

/** The acts that this colleague may do and this person has use for. Nothing before the check. */
export function actsFor(house: House, { signed }: Visit, { visit, person, held, known }: OpenPerson): readonly Act[] {
  if (!known) return []
  const here = `${VISIT_PATH}/${visit.id}`
  const acts: Act[] = []
  if (may(signed, 'apply-for') && !person.deceased && !known.noForm) acts.push({ label: text.apply(house.municipality.passName), href: `${here}/aanvraag`, icon: 'desk' })
  if (may(signed, 'block-for') && held) acts.push({ label: text.pass, href: `${here}/pas`, icon: 'lock' })
  if (may(signed, 'reach-for') && mayReach({ held, known })) acts.push({ label: text.reach, href: `${here}/bereik`, icon: 'post' })
  if (may(signed, 'end-library-code') && held) acts.push({ label: libraryText.act, href: `${here}/bibliotheek`, icon: 'lock' })
  if (may(signed, 'take-papers') && known.papers) acts.push({ label: text.papers, href: `${here}/papieren`, icon: 'upload' })
  // Number and date of birth are asked again there: an objection and a representation are written down on what was seen.
  if (may(signed, 'enter-objection') && known.stands?.objectionLastDay) acts.push({ label: text.objection, href: `/balie/bezwaar?besluit=${known.stands.number}`, icon: 'speech' })
  if (may(signed, 'record-representation')) acts.push({ label: text.representation, href: '/balie/vertegenwoordigers', icon: 'people' })
  return acts
}

export type CheckedPerson = OpenPerson & { readonly known: NonNullable<OpenPerson['known']> }

/** Only while the conversation lasts and after the check: nothing is done for who was not seen or asked. */
export async function checkedPerson(house: House, visit: Visit): Promise<CheckedPerson> {
  const open = await openPerson(house, staffOf(visit), visit.params.id)
  if (!open.known) throw new NotFound('First make sure who it is.')
  return { ...open, known: open.known }
}

/** Who has or had something of us; who was only looked up has no channel to change. */
export const mayReach = ({ held, known }: Pick<OpenPerson, 'held' | 'known'>): boolean => Boolean(known?.stands ?? held)

/** A code that is read aloud counts in this conversation only. */
export const proofKeyOf = ({ id }: DeskVisit): string => `desk-visit:${id}`
export const codeAloud = (mailCode: MailCode): MailCode => (mail) => mailCode({ ...mail, aloud: true })

export const isTheirs = ({ known: { reach } }: CheckedPerson, email: string): boolean => reach.channel === 'email' && reach.email.toLowerCase() === email.trim().toLowerCase()
