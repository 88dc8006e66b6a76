// Messages: what residents are told, written with the change it tells about, and how it reaches them.
export type { PreparedMessage } from './messages.store.ts'
export { prepareMessage, tell, tellMany, type Telling } from './prepare-message.ts'
export { wakeMessages } from './wake.ts'

// Delivery: the worker's step, the worker, and the mail server's door.
export { type Drained, drain } from './drain.ts'
export { drainNotices, noticeTo } from './address-notice.ts'
export { messagesWorker } from './worker.ts'
export { type MailDoor, openMail } from './mail.ts'
export { mailCode, mailOf } from './notice.ts'
export { nextAttempt } from './domain/pauses.ts'
export { type Letter, lettersPdf, writeBlocks } from './letter-pdf.ts'

export type { Enclosed } from './enclosed.ts'
export { referenceOf } from './domain/reference.ts'
export { letterOf, oldestLetterWaiting } from './messages.store.ts'

// The desk.
export { tellAgain, toldSoFar } from './told-so-far.ts'

// Reading.
export type { AmountsOf } from './read-message.ts'
export type { Explained } from './letter-pdf.ts'
export { besideDutch } from './messages.views.ts'
export { type Sent, sentLetter, type SentLetter, sentTo, toldAt, toldTo } from './told.ts'
export { type Mailed, mailedAs } from './answered.ts'
export { newMessages } from './new-messages.ts'
export { ownMessages } from './own-messages.ts'
export { messagesRoutes } from './messages.pages.ts'
export { messageQueue } from './figures.ts'
export { residentsWithoutMessage, untold } from './without-message.ts'
export { busyWithMessage } from './busy.store.ts'
export { messagesOver } from './forget-messages.ts'
