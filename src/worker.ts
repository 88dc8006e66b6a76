import { sealEvents } from '#modules/audit/index.ts'
import { readMailbox, resumeOverdue, sendCopyNotices, sendOutgoing } from '#modules/contacts/index.ts'
import { eligibilityTasks, makeDueMoves } from '#modules/eligibility/index.ts'
import { forgetEnded } from '#modules/identity/index.ts'
import { messagesWorker } from '#modules/messages/index.ts'
import { forgetMissed, forgetWishes, tellStock } from '#modules/offers/index.ts'
import { cancelOfEnded, followUpPickUps, forgetKeys, holdDraws, openDraws } from '#modules/orders/index.ts'
import { forgetEmailCodes, returnReachOfEnded } from '#modules/residents/index.ts'
import { forgetWhenDue } from './forgetting.ts'
import { patiently } from '#db/two-patiences.ts'
import { oneAtATime } from '#jobs/one-at-a-time.ts'
import { startJobs, type Task, type Timed } from '#jobs/worker.ts'
import type { OpenHouse } from './open-house.ts'
import { passesEnded, reachChanged } from './wiring.ts'

type House = OpenHouse

/** What is done by the clock on the wall. Whether it is time yet by the shop's own Clock, each task asks itself. */
const timetable: readonly (Timed & { readonly run: (house: House) => Promise<unknown> })[] = [
  { match: '* * * * *',   task: 'eligibility.retry-sources', run: eligibilityTasks['eligibility.retry-sources'] },
  { match: '* * * * *',   task: 'eligibility.expire-requests', run: eligibilityTasks['eligibility.expire-requests'] },
  { match: '*/15 * * * *', task: 'eligibility.tell-eighteen', run: eligibilityTasks['eligibility.tell-eighteen'] },
  { match: '20 * * * *',  task: 'eligibility.tell-pass-ends', run: eligibilityTasks['eligibility.tell-pass-ends'] },
  { match: '* * * * *',   task: 'eligibility.objection-terms', run: eligibilityTasks['eligibility.objection-terms'] },
  { match: '* * * * *',   task: 'eligibility.make-due-moves', run: (house) => makeDueMoves(house, { passesEnded: (tx, ended) => passesEnded(house, tx, ended) }) },
  { match: '* * * * *',   task: 'eligibility.retest',        run: eligibilityTasks['eligibility.retest'] },
  { match: '* * * * *',   task: 'audit.seal',                run: (house) => sealEvents(house) },
  { match: '* * * * *',   task: 'contacts.resume',           run: resumeOverdue },
  { match: '* * * * *',   task: 'contacts.send',             run: (house) => sendOutgoing(house) },
  { match: '* * * * *',   task: 'contacts.send-copies',      run: (house) => sendCopyNotices(house) },
  { match: '* * * * *',   task: 'contacts.read-mail',        run: (house) => readMailbox(house) },
  { match: '*/5 * * * *', task: 'identity.forget-ended',     run: forgetEnded },
  { match: '0 * * * *',   task: 'residents.forget-codes',    run: forgetEmailCodes },
  { match: '*/15 * * * *', task: 'residents.return-reach',   run: (house) => returnReachOfEnded(house, (tx, told) => reachChanged(house, tx, told)) },
  { match: '* * * * *',   task: 'orders.cancel-of-ended',    run: cancelOfEnded },
  { match: '* * * * *',   task: 'orders.open-draws',         run: openDraws },
  { match: '* * * * *',   task: 'orders.hold-draws',         run: holdDraws },
  { match: '*/15 * * * *', task: 'orders.follow-up-pick-ups', run: followUpPickUps },
  { match: '30 2 * * *',  task: 'orders.forget-keys',        run: forgetKeys },
  { match: '40 2 * * *',  task: 'offers.forget-missed',      run: forgetMissed },
  { match: '45 2 * * *',  task: 'offers.forget-wishes',      run: forgetWishes },
  { match: '* * * * *',   task: 'offers.tell-stock',         run: tellStock },
  { match: '*/15 * * * *', task: 'forget',                   run: forgetWhenDue },
]

/** Messages as they come, and the timetable. `stop` waits for what is under way. */
export async function openWorker(house: House): Promise<{ stop(): Promise<void> }> {
  const messages = messagesWorker(house)
  messages.start()
  const tasks: Record<string, Task> = Object.fromEntries(timetable.map(({ task, run }) => [task, oneAtATime(async () => { await patiently(() => run(house)) })]))
  const jobs = await startJobs({ pool: house.db.pool, tasks, timed: timetable, log: house.log })
  return {
    async stop() {
      await Promise.all([jobs.stop(), messages.stop()])
    },
  }
}
