import { ROLES_OF_DOORS } from '#shared/roles-of-doors.ts'
import { isFields } from './operator-file.ts'

/** A sentence for each group of a door whose role that door does not have: who is in it would be sent away at the door. Names of groups are told, they are no secret. */
export function groupRoleProblems(door: keyof typeof ROLES_OF_DOORS, groupRoles: unknown): string[] {
  const roles: readonly string[] = ROLES_OF_DOORS[door]
  return Object.entries(isFields(groupRoles) ? groupRoles : {}).flatMap(([group, role]) => [
    ...(group.trim() ? [] : [`doors.${door}.groupRoles has a group without a name.`]),
    ...(typeof role !== 'string' || roles.includes(role) ? [] : [`doors.${door}.groupRoles gives ${JSON.stringify(group)} a role that this door does not have. It has ${roles.join(', ')}.`]),
  ])
}
