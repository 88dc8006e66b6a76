import { auditChecks } from '#modules/audit/index.ts'
import { contactChecks, expectedContactMessages, outsidersWithoutMessage } from '#modules/contacts/index.ts'
import { expectedMessages, staleNorms } from '#modules/eligibility/index.ts'
import { knowledgeChecks } from '#modules/knowledge/index.ts'
import { messageQueue, residentsWithoutMessage } from '#modules/messages/index.ts'
import { expectedStockMessages } from '#modules/offers/index.ts'
import { expectedDrawMessages, expectedPickUpMessages } from '#modules/orders/index.ts'
import { expectedPassMessages } from '#modules/passes/index.ts'
import { residentChecks } from '#modules/residents/index.ts'
import { countedInvariants, type Invariant } from '#modules/reports/index.ts'
import { deliveryChecks, drawChecks, endingChecks } from '#modules/orders/index.ts'
import { formatDate } from '#shared/local-date.ts'
import { type Check, clockChecks, outsideChecks } from './doctor.ts'
import { forgettingChecks } from './forgetting.ts'
import type { House } from './house.ts'
import { roleChecks } from './roles-of-nobody.ts'
import { keyChecks } from './sealed-with.ts'

/** Every room that puts people in a state says what they must have heard. */
const everyRoomExpects = async (house: House) => [...await expectedMessages(house), ...await expectedPassMessages(house), ...await expectedStockMessages(house), ...await expectedDrawMessages(house), ...await expectedPickUpMessages(house), ...await expectedContactMessages(house)]

/** What must hold at all times: `npm run cli -- invariants`. */
export const invariants = (house: House): Invariant[] => [
  {
    name: 'nobody is in a state without a message on some channel',
    look: async () => (await residentsWithoutMessage(house, everyRoomExpects)).map(({ residentId, dedupeKey, why }) => `resident ${residentId}: ${why}${dedupeKey ? ` (${dedupeKey})` : ''}`),
  },
  {
    name: 'nobody without an account waits for a mail or letter about their question that was never written',
    look: () => outsidersWithoutMessage(house),
  },
  ...countedInvariants(house),
]

const TEN_MINUTES = 600_000

/** What needs care: `npm run cli -- doctor`. */
export const doctorChecks = (house: House): Check[] => [
  {
    name: 'norms',
    async look() {
      const missed = await staleNorms(house, house.clock.today())
      return missed
        ? { state: 'wrong', sentence: `Norms change on ${formatDate(missed)}, and there is no table from that day on. Enter it: until then the limits on the site are old.` }
        : { state: 'good', sentence: 'The norms of the last indexation are there.' }
    },
  },
  {
    name: 'queue of messages',
    async look() {
      const { waiting, oldest, letters, failed, perhapsTwice } = await messageQueue(house)
      const late = oldest !== null && house.clock.now().getTime() - oldest.getTime() > TEN_MINUTES
      return {
        state: late ? 'wrong' : failed ? 'care' : 'good',
        sentence: `${waiting} notices wait${late ? ', the oldest for more than ten minutes: is the worker running, does the mail server answer?' : ''}, ${letters} letters wait to be printed, ${failed} could not be delivered, ${perhapsTwice} were perhaps sent twice.`,
      }
    },
  },
  ...knowledgeChecks(house),
  ...auditChecks(house),
  ...forgettingChecks(house),
  ...endingChecks(house),
  ...drawChecks(house),
  ...deliveryChecks(house),
  ...contactChecks(house),
  ...residentChecks(house),
  ...keyChecks(house),
  ...roleChecks(house),
  ...clockChecks(house),
  ...outsideChecks(house),
]
