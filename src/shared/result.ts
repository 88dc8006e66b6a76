/** The outcome of a rule is a value: never thrown, always with a stable `reason` code (DESIGN 4, Errors). */
export type Refusal<R extends string = string, F = unknown> = { readonly reason: R; readonly facts?: F }
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true;  readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refuse = <R extends string, F = undefined>(reason: R, facts?: F): { readonly ok: false; readonly refusal: Refusal<R, F> } =>
  ({ ok: false, refusal: facts === undefined ? { reason } : { reason, facts } })

/** Wrong input: the form is shown again with what was typed, and these sentences beside the fields (422). */
export type FieldError = { readonly field: string; readonly message: string }
