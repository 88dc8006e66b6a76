// Questions and complaints: in on every way, one queue by last day, answered by somebody who was not there.
import type { House } from '#src/house.ts'
import { inBoth } from '#web/language.ts'
import { get, post, type Route } from '#web/route.ts'
import { briefingRoutes } from './briefings/briefings.pages.ts'
import { pressEnd, pressPlan, showCampaign, showCampaigns } from './campaign.pages.ts'
import { CAMPAIGN_PATH } from './campaign.views.ts'
import { pressCause, pressNameCause, showCause, showCauses } from './cause.pages.ts'
import { CAUSE_PATH } from './cause.views.ts'
import { pressAdd, pressContact, showContactForm, showOwn, showOwnMatter } from './contact.pages.ts'
import { COPIES_PATH, showCopies } from './copies.pages.ts'
import type { DeskGiven } from './desk/acts.ts'
import { deskRoutes } from './desk/desk.pages.ts'
import { giveCodeRoutes } from './library/give-code.pages.ts'
import { libraryRoutes } from './library/library.pages.ts'
import { practiceRoutes } from './practice/practice.pages.ts'
import { ownCodeRoutes } from './library/own-code.pages.ts'
import { mineRoutes } from './mine/mine.pages.ts'
import { pressEnter, showEnter } from './enter.pages.ts'
import { pressAbout, pressAnswer, pressAsk, pressExtend, pressGive, pressHearing, pressLink, pressMerge, pressNext, pressNote, pressSort, pressTold, pressWasThere, showMatter, showMatters } from './matter.pages.ts'
import { pressLetters, showLetters } from './letters.pages.ts'
import { LETTERS_PATH } from './letters.views.ts'
import { pressMail, showMail, showOneMail } from './mail-in/mail.pages.ts'
import { MAIL_PATH } from './mail-in/mail.views.ts'
import { showPaper } from './mail-in/paper.pages.ts'
import { OPINION_PATH, pressOpinion, showOpinion } from './opinion.pages.ts'
import { letterPdf, pressPosted } from './outgoing.pages.ts'
import { showRegister, showYear } from './year.pages.ts'

export { expectedContactMessages, outsidersWithoutMessage } from './expected-messages.ts'
export { busyWithContact } from './busy.store.ts'
export { contactsOver } from './forget-contacts.ts'
export { otherPost } from './other-post.ts'
export { contactChecks } from './contact-checks.ts'
export { readMailbox } from './mail-in/read-mailbox.ts'
export { ownContacts } from './own-contacts.ts'
export { ownLibraryCodes } from './library/own-code.pages.ts'
export { contactWords } from './tell-them.ts'
export { residentOfBsn } from './resident-of-bsn.ts'
export { resumeOverdue } from './resume-matter.ts'
export { sendCopyNotices } from './copy-notice.ts'
export { sendOutgoing } from './send-outgoing.ts'

export const contactsRoutes = (house: House, given: DeskGiven): Route[] => [
  ...deskRoutes(house, given),
  ...briefingRoutes(house),
  ...practiceRoutes(house),
  ...libraryRoutes(house),
  ...giveCodeRoutes(house),
  ...ownCodeRoutes(house),
  ...mineRoutes(house),
  ...inBoth(get ('/contact/bericht',     'browse',      (visit) => showContactForm(house, visit))),
  ...inBoth(post('/contact/bericht',     'browse',      (visit) => pressContact(house, visit),  { perMinute: 10 })),
  ...inBoth(get ('/mijn/vragen',         'see-own',     (visit) => showOwn(house, visit))),
  ...inBoth(get ('/mijn/vragen/:number', 'see-own',     (visit) => showOwnMatter(house, visit))),
  ...inBoth(post('/mijn/vragen/:number', 'see-own',     (visit) => pressAdd(house, visit),      { perMinute: 10 })),
  get ('/klachten',                  'answer-contacts', (visit) => showMatters(house, visit)),
  post('/klachten/volgende',         'answer-contacts', (visit) => pressNext(house, visit)),
  get ('/klachten/nieuw',            'note-contacts',   (visit) => showEnter(house, visit)),
  post('/klachten/nieuw',            'note-contacts',   (visit) => pressEnter(house, visit)),
  get (COPIES_PATH,                  'read-copies',     (visit) => showCopies(house, visit)),
  get (MAIL_PATH,                    'answer-contacts', (visit) => showMail(house, visit)),
  get (`${MAIL_PATH}/:id`,           'answer-contacts', (visit) => showOneMail(house, visit)),
  post(`${MAIL_PATH}/:id`,           'answer-contacts', (visit) => pressMail(house, visit)),
  get ('/klachten/papier/:id',       'answer-contacts', (visit) => showPaper(house, visit)),
  get (LETTERS_PATH,                 'print-post',      (visit) => showLetters(house, visit)),
  post(LETTERS_PATH,                 'print-post',      (visit) => pressLetters(house, visit)),
  get ('/klachten/brief/:id.pdf',    'answer-contacts', (visit) => letterPdf(house, visit)),
  post('/klachten/brief/:id',        'answer-contacts', (visit) => pressPosted(house, visit)),
  get (CAMPAIGN_PATH,                'answer-contacts', (visit) => showCampaigns(house, visit)),
  post(CAMPAIGN_PATH,                'plan-contacts',   (visit) => pressPlan(house, visit)),
  get (`${CAMPAIGN_PATH}/:id`,       'answer-contacts', (visit) => showCampaign(house, visit)),
  post(`${CAMPAIGN_PATH}/:id/sluit`, 'plan-contacts',   (visit) => pressEnd(house, visit)),
  get (CAUSE_PATH,                   'answer-contacts', (visit) => showCauses(house, visit)),
  get (`${CAUSE_PATH}/:id`,          'answer-contacts', (visit) => showCause(house, visit)),
  post(`${CAUSE_PATH}/:id`,          'plan-contacts',   (visit) => pressCause(house, visit)),
  get ('/klachten/register',         'see-register',    (visit) => showRegister(house, visit)),
  get ('/over-klachten',             'browse',          (visit) => showYear(house, visit)),
  get ('/over-klachten/:year',       'browse',          (visit) => showYear(house, visit)),
  get (OPINION_PATH,                 'browse',          (visit) => showOpinion(house, visit)),
  post(OPINION_PATH,                 'browse',          (visit) => pressOpinion(house, visit),  { perMinute: 10 }),
  get ('/klachten/:number',          'answer-contacts', (visit) => showMatter(house, visit)),
  post('/klachten/:number/antwoord', 'answer-contacts', (visit) => pressAnswer(house, visit)),
  post('/klachten/:number/notitie',  'answer-contacts', (visit) => pressNote(house, visit)),
  post('/klachten/:number/vraag',    'answer-contacts', (visit) => pressAsk(house, visit)),
  post('/klachten/:number/verleng',  'answer-contacts', (visit) => pressExtend(house, visit)),
  post('/klachten/:number/gesprek',  'answer-contacts', (visit) => pressHearing(house, visit)),
  post('/klachten/:number/geef',     'answer-contacts', (visit) => pressGive(house, visit)),
  post('/klachten/:number/over',     'answer-contacts', (visit) => pressAbout(house, visit)),
  post('/klachten/:number/verteld',  'answer-contacts', (visit) => pressTold(house, visit)),
  post('/klachten/:number/erbij',    'answer-contacts', (visit) => pressWasThere(house, visit)),
  post('/klachten/:number/oorzaak',  'answer-contacts', (visit) => pressNameCause(house, visit)),
  post('/klachten/:number/soort',    'answer-contacts', (visit) => pressSort(house, visit)),
  post('/klachten/:number/inwoner',  'answer-contacts', (visit) => pressLink(house, visit)),
  post('/klachten/:number/samen',    'answer-contacts', (visit) => pressMerge(house, visit)),
]
