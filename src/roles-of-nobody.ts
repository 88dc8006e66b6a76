import { ROLES_OF_DOORS } from '#shared/roles-of-doors.ts'
import type { Check } from './doctor.ts'
import type { House } from './house.ts'

/** Roles that no group of the issuer leads to, where roles come from groups: what only they may do, nobody can. */
export function rolesOfNobody({ doors }: House['config']): string[] {
  return (['provider', 'staff'] as const).filter((door) => doors[door].claims.groups).flatMap((door) => {
    const given = Object.values(doors[door].groupRoles)
    return ROLES_OF_DOORS[door].filter((role) => !given.includes(role))
  })
}

export const roleChecks = (house: House): Check[] => [{
  name: 'roles',
  async look() {
    const nobody = rolesOfNobody(house.config)
    return nobody.length
      ? { state: 'care', sentence: `No group of an issuer gives the role ${nobody.join(', ')}: what only they may do, nobody can. Name a group for each in groupRoles (docs/operations/partners.md), unless you do without.` }
      : { state: 'good', sentence: 'Every role has a group.' }
  },
}]
