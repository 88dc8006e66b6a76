import type { Refusal } from '#shared/result.ts'

/**
 * Why a sign-in stopped. One code runs from here to the page of who tried, the desk's script and the figures, so that
 * nobody has to guess. Nothing in a failure says who it was.
 */
export type Cause = keyof typeof CAUSES

/** `detail` is a machine's word for the log and the desk (an error code of the protocol), never what somebody typed. */
export type Stopped = Refusal<Cause, { readonly detail?: string }>

type Kind = {
  /** Who can do something about it; the desk reads this before the story. */
  readonly lies: 'with-visitor' | 'with-issuer' | 'with-account' | 'with-us'
  /** Trying again at once may help. */
  readonly again: boolean
  /** A sign that something is broken or attacked: the log line is a warning. */
  readonly alarm: boolean
}

const CAUSES = {
  'cancelled':            { lies: 'with-visitor', again: true,  alarm: false },
  'issuer-down':          { lies: 'with-issuer',  again: true,  alarm: true  },
  'issuer-slow':          { lies: 'with-issuer',  again: true,  alarm: true  },
  'level-too-low':        { lies: 'with-account', again: true,  alarm: false },
  'state-lost':           { lies: 'with-visitor', again: true,  alarm: false },
  'state-expired':        { lies: 'with-visitor', again: true,  alarm: false },
  'two-tabs':             { lies: 'with-visitor', again: true,  alarm: false },
  'replay':               { lies: 'with-visitor', again: true,  alarm: false },
  'answer-invalid':       { lies: 'with-issuer',  again: true,  alarm: true  },
  'unknown-organisation': { lies: 'with-account', again: false, alarm: false },
  'no-role':              { lies: 'with-account', again: false, alarm: false },
  // A bug of ours, or something nobody thought of: it too has a number, and the log holds the rest under it.
  'unknown':              { lies: 'with-us',      again: true,  alarm: true  },
} as const satisfies Record<string, Kind>

export const causes = Object.keys(CAUSES) as readonly Cause[]
export const kindOf = (cause: Cause): Kind => CAUSES[cause]

/** A text that speaks of DigiD is not for who came through another door. */
const OWN_WORDS_AT_WORK: ReadonlySet<Cause> = new Set(['cancelled', 'level-too-low'])

/** The texts that belong to a cause: what the page says, and what the desk reads aloud. */
export const pageText = (cause: Cause, door: 'resident' | 'provider' | 'staff'): string =>
  `pages/sign-in-${cause}${door !== 'resident' && OWN_WORDS_AT_WORK.has(cause) ? '-work' : ''}`
export const deskText = (cause: Cause): string => `desk/sign-in-${cause}`
