import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'

export type Stretch = { readonly from: LocalDate; readonly until: LocalDate }

/** The seasons around a day, so that the window looks right whenever the demonstration is started. */
export function yearOf(today: LocalDate) {
  const year = Number(today.slice(0, 4))
  /** From a month and day to another, the stretch that holds today or else the next one. */
  const stretch = (from: string, until: string): Stretch => {
    for (const start of [year - 1, year, year + 1]) {
      const found = { from: localDate(`${start}-${from}`), until: localDate(`${until < from ? start + 1 : start}-${until}`) }
      if (found.until >= today) return found
    }
    throw new Error(`No stretch from ${from} until ${until} after ${today}.`)
  }
  return {
    today,
    /** As long as a pass that is issued today: from November on, the next year belongs to it. */
    end: localDate(`${today >= `${year}-11-01` ? year + 1 : year}-12-31`),
    winter: stretch('10-01', '03-15'),
    festive: stretch('11-27', '01-03'),
    summer: stretch('04-01', '09-30'),
    camp: stretch('07-13', '08-07'),
    in: (days: number): LocalDate => addDays(today, days),
  }
}
export type Year = ReturnType<typeof yearOf>
