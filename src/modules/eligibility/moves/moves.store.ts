import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type Extension = { readonly applicationId: string; readonly at: Date; readonly staffId: string; readonly staffName: string; readonly weeks: number; readonly lastDay: LocalDate }

export const extensionOf = (q: Queryable, applicationId: string): Promise<Extension | undefined> => q.maybe<Extension>(`
  select application_id as "applicationId", at, staff_id as "staffId", staff_name as "staffName", weeks, last_day as "lastDay"
    from eligibility.extension where application_id = $1`, [applicationId])
