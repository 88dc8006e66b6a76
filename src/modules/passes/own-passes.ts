import { spellCode } from '#shared/code.ts'
import { ownDay, ownMoment, type OwnPartOf, ownText } from '#modules/residents/index.ts'
import { passesOfResident } from './passes.store.ts'

const text = { title: 'Je passen', number: 'Pasnummer', from: 'Geldig van', to: 'Geldig tot en met', state: 'Nu', issued: 'Gemaakt op', states: { valid: 'Aan', blocked: 'Staat uit', ended: 'Gestopt' } } as const

/** Every pass that somebody ever had. */
export const ownPasses: OwnPartOf = async (_house, q, residentId) => ({
  name: 'passes', title: text.title,
  records: (await passesOfResident(q, residentId)).map(({ number, validFrom, validTo, state, issuedAt }) => [
    ownText('number', text.number, number, spellCode(number)), ownDay('validFrom', text.from, validFrom), ownDay('validTo', text.to, validTo),
    ownText('state', text.state, state, text.states[state]), ownMoment('issuedAt', text.issued, issuedAt),
  ]),
})
