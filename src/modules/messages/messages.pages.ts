import type { House } from '#src/house.ts'
import { type Answer, file, NotFound, page } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { isUuid } from '#shared/ids.ts'
import { inBoth } from '#web/language.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { languageFor } from '#modules/residents/index.ts'
import { referenceOf } from './domain/reference.ts'
import { explainInEnglish } from './in-english.ts'
import type { EnclosedWith } from './enclosed.ts'
import { markRead, messagesTo, messageTo, type MessageRow } from './messages.store.ts'
import { text } from './messages.text.ts'
import { messageList, messagePage, ownText, PATH } from './messages.views.ts'
import { onePdf, POST_PATH, showPost, takePost } from './post.pages.ts'
import { type AmountsOf, readMessage } from './read-message.ts'
import { showReturned, takeReturned } from './returned.pages.ts'
import { RETURNED_PATH } from './returned.views.ts'
import { ownPaper } from './told.ts'

/** What app.ts gives this room: amounts belong to a decision, further on. */
export type MessagesGiven = { readonly amountsOf: AmountsOf; readonly enclosed?: EnclosedWith; /** Letters of rooms further on that wait for the post. */ readonly otherPost?: () => Promise<Html | undefined> }

export const messagesRoutes = (house: House, given: MessagesGiven): Route[] => [
  ...inBoth(get(PATH,             'see-own',    (visit) => showMessages(house, visit))),
  ...inBoth(get(`${PATH}/:id`,     'see-own',    (visit) => showMessage(house, given, visit))),
  ...inBoth(get(`${PATH}/:id.pdf`, 'see-own',    (visit) => messagePdf(house, given, visit))),
  get (POST_PATH,               'print-post', (visit) => showPost(house, given, visit)),
  post(POST_PATH,               'print-post', (visit) => takePost(house, given, visit)),
  get (RETURNED_PATH,           'print-post', (visit) => showReturned(house, visit)),
  post(RETURNED_PATH,           'print-post', (visit) => takeReturned(house, visit)),
  get (`${POST_PATH}/:id.pdf`,  'print-post', (visit) => onePdf(house, given, visit)),
]

async function showMessages(house: House, { signed, lang }: Visit): Promise<Answer> {
  const messages = signed?.subjectId ? await messagesTo(house.db, signed.subjectId) : []
  return page({ title: ownText[lang].title, current: PATH, body: messageList(messages, house.clock.today(), lang) })
}

/** A stranger's message is not there: no difference between another's and none. */
async function ownMessage(house: House, { signed, params }: Visit): Promise<MessageRow> {
  const id = params.id
  const message = signed?.subjectId && isUuid(id) ? await messageTo(house.db, signed.subjectId, id) : undefined
  if (!message) throw new NotFound('There is no such message for this person.')
  return message
}

async function showMessage(house: House, { amountsOf }: MessagesGiven, visit: Visit): Promise<Answer> {
  const message = await ownMessage(house, visit)
  const { lang, today } = visit
  const document = await readMessage(house, house.db, message, amountsOf)
  const english = lang === 'en' ? await explainInEnglish(house, house.db, message, amountsOf) : undefined
  await markRead(house.db, message.id, house.clock.now())
  return page({ title: english?.document.title ?? document.title, current: PATH, body: messagePage({ house, lang, message, document, english, today }) })
}

async function messagePdf(house: House, { amountsOf }: MessagesGiven, visit: Visit): Promise<Answer> {
  const message = await ownMessage(house, visit)
  const document = await readMessage(house, house.db, message, amountsOf)
  // Who chose English has it on paper too, from whatever page.
  const wants = visit.lang === 'en' || await languageFor(house, house.db, message.residentId) === 'en'
  const body = await ownPaper(house, house.db, message, document, wants ? await explainInEnglish(house, house.db, message, amountsOf) : undefined)
  await markRead(house.db, message.id, house.clock.now())
  return file({ type: 'application/pdf', body, name: text.fileName(referenceOf(message.id)) })
}
