import { patiently } from '#db/two-patiences.ts'
import type { House } from '#src/house.ts'
import { drainNotices } from './address-notice.ts'
import { drain } from './drain.ts'
import { type MailDoor, openMail } from './mail.ts'
import { onWake } from './wake.ts'

export type MessagesWorker = { start(): void; wake(): void; stop(): Promise<void> }

const POLL = 250
const AFTER_TROUBLE = 5000

/**
 * Delivers what waits: at once after a commit in this process, within 250 ms after one in another. `stop` waits for what
 * is under way. Trouble with the database is logged once and tried again; messages wait where they are.
 */
export function messagesWorker(house: House, mail: MailDoor = openMail(house.config.smtp)): MessagesWorker {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined
  let going = false
  let again = false
  let troubled = false
  let forget = () => {}

  async function work(): Promise<void> {
    try {
      do {
        again = false
        let left = true
        while (going && left) {
          const { sent, later, failed } = await drain(house, mail)
          left = sent + later + failed + await drainNotices(house, mail) > 0
        }
      } while (going && again)
      troubled = false
    } catch (error) {
      if (!troubled) house.log.error({ err: error }, 'Messages could not be delivered; they wait and are tried again.')
      troubled = true
    }
  }
  function next(): void {
    if (!going || round) return
    clearTimeout(timer)
    // Woken from a page too, and still nobody waits for it.
    round = patiently(work).finally(() => {
      round = undefined
      if (going) timer = setTimeout(next, troubled ? AFTER_TROUBLE : POLL)
    })
  }
  const wake = () => { again = true; next() }

  return {
    start() { if (!going) { going = true; forget = onWake(house, wake); next() } },
    wake,
    async stop() {
      going = false
      forget()
      clearTimeout(timer)
      await round
      mail.close()
    },
  }
}
