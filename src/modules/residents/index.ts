/** Residents: who somebody is, with whom they live, and how we reach them. Everything other rooms may use of it. */
export type { Address, DownCause, Note, NoteCode, RegisteredPerson, Registration } from './domain/registration.ts'
export type { Income, IncomeAnswer, IncomeDoubt, IncomeQuestion, PersonIncome, RightAnswer } from './domain/income.ts'

// readPersons(house, bsn): Promise<Registration>
// askIncome(house, { bsns, referenceDate }): Promise<IncomeAnswer>
// keepRegistration(house, tx, { registration, ground }): Promise<{ householdId, residentId, partnerId?, childIds }>
// keepResident(house, tx, { person, householdId, ground }): Promise<string>
// residentByBsn(house, q, bsn): Promise<string | undefined>
// bsnOf(house, q, residentId): Promise<string>
// residentCard(house, q, id): Promise<ResidentCard>            throws NotFound
// householdMembers(house, q, householdId): Promise<ResidentCard[]>
// setReach(house, tx, residentId, { channel: 'letter' } | { channel: 'email', sessionId, consentVersion })
//   : Promise<Result<Reach, Refusal<'email-not-confirmed'>>>
// reachOf(house, q, residentId): Promise<Reach | undefined>
// sendEmailCode(house, { sessionId, address }, mailCode): Promise<Result<…, 'not-an-address' | 'too-many-codes' | 'mail-down'>>
// confirmEmailCode(house, { sessionId, typed }): Promise<Result<{ email }, 'wrong-code' | 'code-expired' | 'too-many-tries' | 'no-code'>>
