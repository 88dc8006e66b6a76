/** Why there is no picture; each has its sentence on the page. */
export type Fault = 'denied' | 'no-camera' | 'in-use' | 'failed'

/** What a browser's refusal means to who stands at the till (Media Capture and Streams, getUserMedia, by the name of the error). */
export function faultOf(error: unknown): Fault {
  switch ((error as { name?: unknown } | undefined)?.name) {
    case 'NotAllowedError': case 'SecurityError': return 'denied'
    case 'NotFoundError': case 'OverconstrainedError': return 'no-camera'
    case 'NotReadableError': case 'AbortError': return 'in-use'
    default: return 'failed'
  }
}
