import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { verifyChain } from './verify-chain.ts'

/** Seals that the doctor looks at: the newest 100,000 rows of each series. All of them: verifyChain without `last`. */
const LAST = 200

export const auditChecks = (house: House): Check[] => [{
  name: 'record of what happened',
  async look() {
    const { breaks, sealedRows, unsealedRows } = await verifyChain(house, { last: LAST })
    return breaks.length
      ? { state: 'wrong', sentence: `${breaks.map(({ sentence }) => sentence).join(' ')} Compare with a backup, and find out who had owner rights.` }
      : { state: 'good', sentence: `${sealedRows} sealed rows are as they were; ${unsealedRows} newer ones wait for their seal.` }
  },
}]
