import { formatDate, dayOf } from '#shared/local-date.ts'
import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { refusedFields } from './refused-fields.store.ts'

/** What the register does not give us although we ask, and what does not hold because of it. */
export const residentChecks = (house: House): Check[] => [{
  name: 'fields of the BRP',
  async look() {
    const refused = await refusedFields(house.db)
    if (!refused.length) return { state: 'good', sentence: 'No reading was refused for a field.' }
    const [{ firstAt, lastAt }] = refused as [typeof refused[number]]
    return {
      state: 'wrong',
      sentence: `The BRP refuses ${refused.map(({ field }) => field).join(', ')}, since ${formatDate(dayOf(firstAt))} and last on ${formatDate(dayOf(lastAt))}: it is not in your authorisation. Readings go on without it. `
        + 'Meanwhile a colleague who is a parent of an applicant is not kept from the case, unless an earlier reading named them. Ask RvIG for 02.01.20 and 03.01.20 (burgerservicenummer of both parents); within an hour of its being given this is over.',
    }
  },
}]
