/**
 * Which household a reading belongs to. Households keep limits and passes together, so an existing one is kept as long as
 * it holds nobody who does not live there now; else those who were read together start a new one, and who stayed behind
 * stays behind. `known`: of those who were read, the applicant first.
 */
export function householdFor(known: readonly { readonly id: string; readonly householdId: string; readonly members: readonly string[] }[]): string | undefined {
  const here = new Set(known.map(({ id }) => id))
  return known.find(({ members }) => members.every((id) => here.has(id)))?.householdId
}
