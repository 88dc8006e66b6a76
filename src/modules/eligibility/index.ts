// Eligibility: who may have a pass, and why. Application, income test, decision; norms and policy as data with versions.
import type { House } from '#src/house.ts'
import { inBoth } from '#web/language.ts'
import { get, post, type Route } from '#web/route.ts'
import { showApplication } from './application.pages.ts'
import { type EligibilityGiven, pressApply, showApply } from './apply.pages.ts'
import { pressAsk, pressConfirm, pressStop, showRetest } from './retest/retest.pages.ts'
import { pressPreCheck, showPreCheck } from './pre-check/pre-check.pages.ts'
import { addRoutes } from './evidence/add.pages.ts'
import { answerFiles, downloadEvidence, pressAnswer, pressTakeBack, showAnswer } from './evidence/answer.pages.ts'
import { pressEnter, showEnter } from './objection/enter.pages.ts'
import { pressHandle, pressObjectionPenalty, showObjectionCase, showObjections } from './objection/work.pages.ts'
import { pressMore, pressObject, pressWithdraw, showObjection, showWithdraw } from './objection/resident.pages.ts'
import { decisionPdf, showDecision, showDecisions } from './resident/decisions.pages.ts'
import { normsRoutes } from './norms/norms.pages.ts'
import { policyRoutes } from './policy/policy.pages.ts'
import { pressAnswerFor, pressConflict, pressCorrect, pressMove, pressNotice, pressPenalty, pressPlanned, pressWhose, showCase } from './casework/case.pages.ts'
import { pressOutage, showOutages } from './casework/outage.pages.ts'
import { pressAbsence, pressFind, pressNext, showQueue } from './casework/queue.pages.ts'
import { pressStopApplication, showStopApplication } from './withdraw.pages.ts'

export { seedEligibility } from './seed-eligibility.ts'
export { limitsInForce, staleNorms } from './rules-in-force.ts'
export { changedRules } from './changed-rules.ts'
export { apply } from './apply.ts'
// The form of an application, for who types it at the desk.
export { whyNoForm } from './apply.pages.ts'
export { codeField, questionCards, type Questions, registerNotes } from './apply.views.ts'
export { type ApplyForm, emptyForm, readApplyForm } from './read-apply-form.ts'
export { isWhole, type MissingOnForm, wrongReceipt } from './domain/by-post.ts'
export { readFiles } from './evidence/read-files.ts'
export { asksToday, type RegistrationAsked, sendApplication } from './send-application.ts'
export type { Typed } from './application.ts'
export { expectedMessages } from './expected-messages.ts'
export { bringPapers, type NotBrought, type PapersWanted, papersWanted } from './evidence/bring-papers.ts'
export { ownPapers } from './evidence/own-papers.ts'
export { busyWithApplication } from './forgetting/busy.store.ts'
export { amountsOver, papersOver, wordsOver } from './forgetting/forget-cases.ts'
export { applicantOf, whereStands, type WhereStands } from './standing.ts'
export { whereTo } from './where-to.ts'
export { type OwnApplication, ownStanding, type OwnStanding } from './resident/own-standing.ts'
export { ownApplications, ownDecisions, ownIncomeAsPartner, ownObjections, ownQuestions, ownTests } from './resident/own-applications.ts'
export { ownPenalties } from './penalty/own-penalties.ts'
export { amountsOf } from './letters.ts'
export { knowsHousehold } from './knows-household.ts'
export { equatedDays } from './release-data.ts'
export type { Verdict } from './caseworker.ts'
export { decide } from './decide.ts'
export { tryIncomeTest } from './try/try-income-test.ts'
export { makeDueMoves } from './moves/plan-move.ts'
export { eligibilityTasks, retrySources } from './retry-sources.ts'

export const eligibilityRoutes = (house: House, given: EligibilityGiven): Route[] => [
  ...inBoth(get ('/kan-ik-meedoen',          'browse',  (visit) => showPreCheck(house, visit))),
  ...inBoth(post('/kan-ik-meedoen',          'browse',  (visit) => pressPreCheck(house, visit),    { perMinute: 60 })),
  ...inBoth(get ('/aanvragen',               'apply',   (visit) => showApply(house, visit),         { perMinute: 30 })),
  ...inBoth(post('/aanvragen',               'apply',   (visit) => pressApply(house, given, visit),  { perMinute: 10 })),
  ...inBoth(get ('/mijn/aanvraag',           'see-own', (visit) => showApplication(house, visit))),
  ...inBoth(get ('/mijn/aanvraag/antwoord',  'see-own', (visit) => showAnswer(house, visit))),
  ...inBoth(post('/mijn/aanvraag/antwoord',  'see-own', (visit) => pressAnswer(house, visit),       { perMinute: 30, files: answerFiles(house) })),
  ...inBoth(post('/mijn/aanvraag/papier/:id/terug', 'see-own', (visit) => pressTakeBack(house, visit))),
  ...addRoutes(house),
  get ('/beoordeling/:number/papier/:id', 'assess', (visit) => downloadEvidence(house, visit)),
  ...inBoth(get ('/mijn/besluiten',                            'see-own', (visit) => showDecisions(house, visit))),
  ...inBoth(get ('/mijn/besluiten/:number',                    'see-own', (visit) => showDecision(house, visit))),
  ...inBoth(get ('/mijn/besluiten/:number.pdf',                'see-own', (visit) => decisionPdf(house, visit))),
  ...inBoth(get ('/mijn/besluiten/:number/bezwaar',            'object',  (visit) => showObjection(house, visit))),
  ...inBoth(post('/mijn/besluiten/:number/bezwaar',            'object',  (visit) => pressObject(house, visit),   { perMinute: 10 })),
  ...inBoth(post('/mijn/besluiten/:number/bezwaar/aanvullen',  'object',  (visit) => pressMore(house, visit),     { perMinute: 10 })),
  ...inBoth(get ('/mijn/besluiten/:number/bezwaar/intrekken',  'object',  (visit) => showWithdraw(house, visit))),
  ...inBoth(post('/mijn/besluiten/:number/bezwaar/intrekken',  'object',  (visit) => pressWithdraw(house, visit), { perMinute: 10 })),
  ...inBoth(get ('/mijn/aanvraag/stoppen',   'see-own', (visit) => showStopApplication(house, visit))),
  ...inBoth(post('/mijn/aanvraag/stoppen',   'see-own', (visit) => pressStopApplication(house, visit))),
  get ('/beoordeling',                 'assess',  (visit) => showQueue(house, visit)),
  get ('/beoordeling/:number',         'assess',  (visit) => showCase(house, visit)),
  post('/beoordeling/volgende',        'assess',  (visit) => pressNext(house, visit)),
  post('/beoordeling/zoek',            'assess',  (visit) => pressFind(house, visit),   { perMinute: 30 }),
  post('/beoordeling/afwezig',         'assess',  (visit) => pressAbsence(house, visit)),
  post('/beoordeling/:number',         'assess',  (visit) => pressMove(house, given, visit)),
  post('/beoordeling/:number/gepland', 'assess',  (visit) => pressPlanned(house, given, visit)),
  post('/beoordeling/:number/antwoord', 'assess', (visit) => pressAnswerFor(house, visit)),
  post('/beoordeling/:number/verbeter', 'assess', (visit) => pressCorrect(house, visit)),
  post('/beoordeling/:number/van-wie', 'assess',  (visit) => pressWhose(house, visit)),
  post('/beoordeling/:number/te-laat', 'assess',  (visit) => pressNotice(house, visit)),
  post('/beoordeling/:number/dwangsom', 'assess', (visit) => pressPenalty(house, visit)),
  post('/beoordeling/:number/ken-ik',  'assess',  (visit) => pressConflict(house, visit)),
  get ('/beoordeling/bezwaren',         'assess',           (visit) => showObjections(house, visit)),
  get ('/beoordeling/bezwaren/:number', 'assess',           (visit) => showObjectionCase(house, visit)),
  post('/beoordeling/bezwaren/:number', 'assess',           (visit) => pressHandle(house, visit)),
  post('/beoordeling/bezwaren/:number/dwangsom', 'assess',  (visit) => pressObjectionPenalty(house, visit)),
  get ('/balie/bezwaar',                'enter-objection',  (visit) => showEnter(house, visit)),
  post('/balie/bezwaar',                'enter-objection',  (visit) => pressEnter(house, visit), { perMinute: 20 }),
  get ('/beheer/storingen',            'register-outage', (visit) => showOutages(house, visit)),
  post('/beheer/storingen',            'register-outage', (visit) => pressOutage(house, visit)),
  ...normsRoutes(house),
  ...policyRoutes(house),
  get ('/beheer/hertoets',             'retest',  (visit) => showRetest(house, visit)),
  post('/beheer/hertoets',             'retest',  (visit) => pressAsk(house, visit)),
  post('/beheer/hertoets/verwerk',     'retest',  (visit) => pressConfirm(house, visit)),
  post('/beheer/hertoets/stop',        'retest',  (visit) => pressStop(house, visit)),
]
