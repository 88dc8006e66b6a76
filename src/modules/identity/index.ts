// Who somebody is, for how long, and what they may do: three doors, sessions and the table of permissions.
import type { House } from '#src/house.ts'
import type { Route, Signed } from '#web/route.ts'
import { may as mayRoles } from './domain/access.ts'
import { deskRoutes } from './desk.pages.ts'
import { signInRoutes, type SignInWiring } from './sign-in.pages.ts'
import { signedInRoutes } from './signed-in.pages.ts'

export { signInStoryAt } from './desk.pages.ts'
export { actions, forWhom, onlyDoorTo } from './domain/access.ts'
export { actUnder, bsnOf, endSession, endSessionsOf, nameSubject, sessionOf, startSession } from './session.ts'
export { forgetEnded } from './forget-ended.ts'
export { busyWithSession } from './busy.store.ts'
export { colleaguesCalled, signOutEverybody, signOutEverywhere, type Whose } from './end-sessions.ts'
export { colleagues, peopleOfProvider, providerPerson, staffAddress, staffMember, worksHere } from './people.ts'
export type { SignInWiring } from './sign-in.pages.ts'

/** Whether this visitor may do it; nobody signed in may only do what is for everybody. An unknown action is a no. */
export const may = (signed: Signed | undefined, action: string): boolean => mayRoles(signed?.roles ?? [], action)

/** Signing in and out, the desk's page about a sign-in that stopped, and who of the municipality is signed in. */
export const identityRoutes = (house: House, wiring: SignInWiring): Route[] => [...signInRoutes(house, wiring), ...deskRoutes(house), ...signedInRoutes(house)]
