// Messages: what residents are told, written with the change it tells about, and how it reaches them.
export { prepareMessage, tell, type Telling } from './prepare-message.ts'
export type { PreparedMessage } from './messages.store.ts'
export { wakeMessages } from './wake.ts'

// Delivery: the worker's step, the worker, and the mail server's door.
export { type Drained, drain } from './drain.ts'
export { type MessagesWorker, messagesWorker } from './worker.ts'
export { type Mail, type MailDoor, openMail } from './mail.ts'
export { mailCode } from './notice.ts'

// Reading.
export type { AmountsOf } from './read-message.ts'
export { type MessagesGiven, messagesRoutes } from './messages.pages.ts'
export { messageQueue } from './figures.ts'
export { type Expected, type ExpectedMessages, type Missed, residentsWithoutMessage } from './without-message.ts'
