import { ROLES_OF_DOORS } from '#shared/roles-of-doors.ts'

/**
 * Who may do what (DESIGN 5, Doors and roles). Every route names its action, the web asks this table, nothing else
 * decides. Read a row from left to right: whose cell is marked may do it.
 */
export type Role = (typeof ROLES)[number]
export type Action = keyof typeof TABLE

const ROLES = [
  'resident', 'representative', 'provider-manager', 'counter',
  'caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator', 'library',
] as const

const o = false
const X = true

const TABLE = {
  //               nobody   resident repre-  provider counter   case-  kcc  stip   editor manager auditor admini- at a
  //               needed            sentative manager          worker                                    strator library
  'browse':       [  X   ,    X   ,   X   ,    X   ,   X   ,      X ,   X ,  X ,    X   ,   X   ,   X   ,   X ,  X  ],
  'sign-in':      [  X   ,    X   ,   X   ,    X   ,   X   ,      X ,   X ,  X ,    X   ,   X   ,   X   ,   X ,  X  ],
  'apply':        [  o   ,    X   ,   X   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'see-own':      [  o   ,    X   ,   X   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'order':        [  o   ,    X   ,   X   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'object':       [  o   ,    X   ,   X   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'act-for':      [  o   ,    X   ,   X   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'redeem':       [  o   ,    o   ,   o   ,    X   ,   X   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'see-provider': [  o   ,    o   ,   o   ,    X   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'assess':       [  o   ,    o   ,   o   ,    o   ,   o   ,      X ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  o  ],
  'enter-objection': [ o ,    o   ,   o   ,    o   ,   o   ,      X ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'record-representation': [ o, o ,   o   ,    o   ,   o   ,      X ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'enter-form':   [  o   ,    o   ,   o   ,    o   ,   o   ,      X ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'help':         [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'order-for':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'apply-for':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'block-for':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'reach-for':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'take-papers':  [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'print-for':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'print-post':   [  o   ,    o   ,   o   ,    o   ,   o   ,      X ,   o ,  X ,    o   ,   o   ,   o   ,   X ,  o  ],
  'see-figures':  [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   X   ,   X ,  o  ],
  'see-looks':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   X   ,   o ,  o  ],
  'end-sessions': [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'retest':       [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'manage-norms': [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'note-contacts':   [  o ,   o   ,   o   ,    o   ,   o   ,      X ,   X ,  X ,    o   ,   X   ,   o   ,   o ,  o  ],
  'answer-contacts': [  o ,   o   ,   o   ,    o   ,   o   ,      X ,   X ,  o ,    o   ,   X   ,   o   ,   o ,  o  ],
  'plan-contacts':   [  o ,   o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   o ,  o  ],
  'see-register': [  o   ,    o   ,   o   ,    o   ,   o   ,      X ,   X ,  o ,    o   ,   X   ,   X   ,   X ,  o  ],
  'read-copies':  [  o   ,    o   ,   o   ,    o   ,   o   ,      X ,   X ,  X ,    X   ,   X   ,   X   ,   X ,  o  ],
  'manage-policy':[  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'register-outage': [ o ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'edit':         [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    X   ,   o   ,   o   ,   X ,  o  ],
  'brief-desk':   [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    X   ,   o   ,   o   ,   X ,  o  ],
  'see-briefings':[  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    X   ,   X   ,   o   ,   X ,  o  ],
  'list-desk':    [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   X   ,   o   ,   X ,  o  ],
  'order-at-library': [ o,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   o ,  X  ],
  'give-library-code': [ o,   o   ,   o   ,    o   ,   o   ,      o ,   o ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'end-library-code': [ o,    o   ,   o   ,    o   ,   o   ,      o ,   X ,  X ,    o   ,   o   ,   o   ,   o ,  o  ],
  'administer':   [  o   ,    o   ,   o   ,    o   ,   o   ,      o ,   o ,  o ,    o   ,   o   ,   o   ,   X ,  o  ],
} as const satisfies Record<string, readonly boolean[]>

/** Every action there is: a guard holds the route table against it. */
export const actions = Object.keys(TABLE) as readonly Action[]

const isAction = (text: string): text is Action => Object.hasOwn(TABLE, text)

/** Whether someone with these roles (none: not signed in) may do this. An action or a role we do not know is a no. */
export function may(roles: readonly string[], action: string): boolean {
  if (!isAction(action)) return false
  const [nobodyNeeded, ...marks] = TABLE[action]
  return nobodyNeeded || ROLES.some((role, column) => marks[column] && roles.includes(role))
}

export const rolesOfDoor: Readonly<Record<keyof typeof ROLES_OF_DOORS, readonly Role[]>> = ROLES_OF_DOORS

/** The one door behind which something may be done; undefined when several lead there, or none. */
export function onlyDoorTo(action: string): keyof typeof rolesOfDoor | undefined {
  const doors = (['resident', 'provider', 'staff', 'library'] as const).filter((door) => may(rolesOfDoor[door], action))
  return doors.length === 1 ? doors[0] : undefined
}

/** The roles that may do this, by the door they come in through; a door that nobody may do it behind is left out. */
export const forWhom = (action: string): readonly { readonly door: keyof typeof rolesOfDoor; readonly roles: readonly Role[] }[] =>
  (['resident', 'provider', 'staff', 'library'] as const)
    .map((door) => ({ door, roles: rolesOfDoor[door].filter((role) => may([role], action)) }))
    .filter(({ roles }) => roles.length > 0)
