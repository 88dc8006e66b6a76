/** What each door may hand out: a group at an issuer never makes a caseworker of a provider's cashier. */
export const ROLES_OF_DOORS = {
  resident: ['resident', 'representative'],
  provider: ['provider-manager', 'counter'],
  staff:    ['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'],
  library:  ['library'],
} as const
