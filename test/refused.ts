import type { TestContext } from 'node:test'
import { amountsOf, decide, expectedMessages } from '#modules/eligibility/index.ts'
import { numberedOf } from '#modules/eligibility/resident/numbered-decision.ts'
import { applicationByNumber } from '#modules/eligibility/application.store.ts'
import { document } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { applicants } from './applicants.ts'

export const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
export const iris = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Iris Jansen' }

/** Henk applied on 23 November 2026, and Hanneke refused him that day: he may object until 4 January 2027. */
export async function refusedHenk(t: TestContext) {
  const kit = await applicants(t)
  const { house } = kit
  const applied = await kit.applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applied.applicationId])
  const refused = await decide(house, hanneke, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook bekeken.', notHeard: 'own-facts' })
  if (!refused.ok) throw new Error(`Henk could not be refused: ${refused.refusal.reason}`)
  const decision = async () => (await numberedOf(house.db, (await applicationByNumber(house.db, number))!)).at(-1)!
  const letter = async (kind: string) => {
    const row = await house.owner.one<{ values: Record<string, string>; amounts_ref: string | null }>('select values, amounts_ref from messages.message where kind = $1 order by created_at desc, id desc limit 1', [kind])
    return document(house, `letters/${kind}`, { ...row.values, ...(row.amounts_ref ? await amountsOf(house, house.db, row.amounts_ref) : {}) }).text.replaceAll('\u00a0', ' ')
  }
  const letters = async () => (await house.owner.query<{ kind: string }>(`
    select m.kind from messages.message m left join eligibility.objection_event e on m.dedupe_key like '%' || e.id where m.kind like 'objection%' order by m.created_at, e.position`)).map(({ kind }) => kind)
  return { ...kit, ...applied, number, decision, letter, letters, missed: () => residentsWithoutMessage(house, expectedMessages) }
}
