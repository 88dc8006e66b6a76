// Residents: who somebody is, with whom they live, and how we reach them.

// What BRP and income source say, in our words.
export type { Note, RegisteredPerson, Registration } from './domain/registration.ts'
export type { IncomeAnswer } from './domain/income.ts'
export { readPersons } from './brp.ts'
export { askIncome } from './income.ts'
export { residentChecks } from './residents.checks.ts'

// Who applied, and their household.
export { enterResident, type Kept, keepRegistration, keepResident, openHousehold } from './keep-registration.ts'
export {
  bsnOf, cardsAround, householdMembers, isForgotten, isTheirHousehold, type Member, membersAround, type LetterAddress, letterAddress, notesAbout, partnerOf, relativesOf, residentByBsn, residentByEmail, type ResidentCard, residentCard, residentCards, residentsNamed,
} from './find-resident.ts'

// Who is over in every room, and leaves an id.
export { forgetPeople, holdQuiet, type QuietHousehold, quietHouseholds } from './forget-people.ts'
export { busyWithReach } from './forget-people.store.ts'

// How to reach them.
export { type Reach, type ReachChoice, reachOf, setReach } from './reach.ts'
export { chooseLanguage, languageFor } from './language.ts'
export { confirmEmailCode, emailProof, forgetEmailCodes, type MailCode, sendEmailCode } from './confirm-email.ts'
export { changeReach, type ReachChanged, returnReachOfEnded } from './change-reach.ts'

// What we hold about somebody: each room gives its part.
export { type OwnField, ownCents, ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from './own-data/own-part.ts'
export { ownRepresentations } from './representation/own-representations.ts'

// Who acts for somebody else.
export { actingSession, withActs } from './representation/acting-session.ts'
export { mayActFor } from './representation/in-force.ts'
export type { RepresentationTold } from './representation/record-representation.ts'
export { consentWords, languageChoice } from './reach.views.ts'
export { type ResidentsGiven, residentsRoutes } from './reach.pages.ts'
export { readEmail, sameMailbox } from './domain/email-address.ts'
