import { type Says, spoken } from '#shared/language.ts'
import { localDate } from '#shared/local-date.ts'
import type { text as dutchBesides } from './asked-besides.text.ts'
import type { text as dutch } from './eligibility.text.ts'
import type { text as dutchEvidence } from './evidence/evidence.text.ts'
import type { text as dutchObjection } from './objection/objection.text.ts'

/** Of the labels of this room, those that a resident reads; the others are for who works here, in Dutch. */
export type ResidentText = Says<Pick<typeof dutch,
  | 'shownHouseholds' | 'termUntil' | 'termOver' | 'forgotten' | 'inTheLetter' | 'inTheMessage' | 'unknownAmount' | 'secretAddress' | 'householdAlone' | 'householdAloneChildren' | 'householdCouple' | 'householdCoupleChildren'
  | 'apply' | 'householdTitle' | 'reachTitle' | 'lookedUpTitle' | 'nextTitle' | 'elsewhere' | 'you' | 'partner' | 'child' | 'address' | 'born'
  | 'registerLegend' | 'registerYes' | 'registerNo' | 'remark' | 'remarkHint' | 'partnerLegend' | 'partnerNone' | 'partnerRegistered' | 'partnerUnmarried' | 'partnerHint'
  | 'othersLegend' | 'othersHint' | 'leftEmpty' | 'othersNone' | 'othersOne' | 'othersMore'
  | 'channelLegend' | 'channelEmail' | 'channelEmailHint' | 'channelLetter' | 'channelLetterHint' | 'email' | 'emailHint' | 'codeTitle' | 'code' | 'codeHint' | 'codeSent' | 'newCode'
  | 'errors' | 'entered' | 'welcome' | 'laterTitles' | 'setAsideTitle' | 'withdrawnTitle' | 'courseTitle' | 'refusedTitle' | 'endedTitle'
  | 'whyYesTitle' | 'whyNoTitle' | 'seenTitle' | 'doTitle' | 'questionTitle' | 'notRightTitle' | 'keptTitle' | 'disagreeTitle' | 'changedTitle'
  | 'today' | 'now' | 'thenStep' | 'thenAfter' | 'until' | 'enteredOn' | 'toldByMail' | 'toldTo' | 'toldByLetter' | 'toldLetter' | 'month' | 'orderFirst'
  | 'applyAgain' | 'answer' | 'withdraw' | 'withdrawNote' | 'keepOpen' | 'toOffers' | 'readDecision' | 'validTo' | 'yourIncome' | 'incomeSeen' | 'limit' | 'limitForYou'
  | 'number' | 'enteredTitle' | 'stepsTitle' | 'call' | 'nameNumber' | 'desk' | 'deskNote' | 'evidence'>>
export type BesidesText = Says<typeof dutchBesides>
/** Of decisions and objections what a resident reads. */
export type DecisionText = Says<Pick<typeof dutchObjection,
  | 'missing' | 'decisionsTitle' | 'noDecisions' | 'inForce' | 'replaced' | 'decided' | 'number' | 'outcomes' | 'print' | 'restsOn' | 'income' | 'limit' | 'norm' | 'referenceDate' | 'madeBy' | 'makers'
  | 'objectTitle' | 'object' | 'yourObjection' | 'newer' | 'formTitle' | 'grounds' | 'groundsHint' | 'lateReason' | 'lateReasonHint' | 'hearing' | 'hearingYes' | 'hearingNo'
  | 'send' | 'backToDecision' | 'sent' | 'objectionTitle' | 'courseTitle' | 'pastTitle' | 'yourWords' | 'aboutDecision' | 'more' | 'moreLabel' | 'moreSend' | 'moreDone'
  | 'withdraw' | 'withdrawTitle' | 'keep' | 'readLetters' | 'errors' | 'today' | 'until' | 'now' | 'afterwards'>>
export type EvidenceText = Says<Omit<typeof dutchEvidence, 'openIt' | 'seenOn' | 'notSeen' | 'broughtToDesk' | 'own' | 'panelTitle' | 'fresh' | 'none' | 'putInBy'>>

/** Labels, headings, buttons and field errors in English, one for one those of eligibility.text.ts that a resident reads. */
export const text: ResidentText = {
  forgotten: (day) => `(deleted on ${day})`,
  inTheLetter: 'the amount in your letter', inTheMessage: 'the amount in your message on the site',
  unknownAmount: 'not known',
  secretAddress: 'Secret address',
  termUntil: (day) => `You get our decision on or before ${day}. It is often faster.`,
  termOver: (day) => `You should have had our decision by now, on or before ${day}. We are sorry that you had to wait. We look at it now.`,
  shownHouseholds: {
    'single-18-20': 'Alone, aged 18 to 20',
    'single-21':    'Alone, or alone with children, from age 21',
    'couple-21':    'With a partner, both from age 21',
    'single-aow':   'Alone, with AOW pension',
    'couple-aow':   'With a partner, with AOW pension',
  },

  householdAlone: 'alone',
  householdAloneChildren: 'alone, with children under 18',
  householdCouple: 'with your partner',
  householdCoupleChildren: 'with your partner and children under 18',

  apply: (passName) => `Apply for the ${passName}`,
  householdTitle: 'Who do you live with?', reachTitle: 'How do you want to hear from us?', lookedUpTitle: 'What will we look at?', nextTitle: 'What happens when you press the button?',
  elsewhere: 'another municipality',
  you: 'You', partner: 'Your partner', child: 'Your child', address: 'Address', born: 'Born on',
  registerLegend: 'Is this right?',
  registerYes: 'Yes, this is right',
  registerNo: 'No, something is not right',
  remark: 'What is not right?',
  remarkHint: 'Write in a few words what is different. English is fine. Do not write your BSN here.',
  partnerLegend: 'Do you live with a partner?',
  partnerNone: 'No',
  partnerRegistered: 'Yes, we are married or registered partners',
  partnerUnmarried: 'Yes, we are not married',
  partnerHint: 'A partner is someone you live with and share costs with. A housemate, parent or adult child is not a partner.',
  othersLegend: 'Do more people aged 18 or older live with you?',
  othersHint: 'Do not count yourself and your partner.',
  leftEmpty: 'Not filled in on the form',
  othersNone: 'No', othersOne: 'Yes, 1 person', othersMore: 'Yes, 2 or more people',
  channelLegend: 'How do we let you know?',
  channelEmail: 'By e-mail', channelEmailHint: 'We send a code to see if the address is right.',
  channelLetter: 'By letter', channelLetterHint: 'To the address where you are registered.',
  email: 'Your e-mail address',
  emailHint: 'Only if you choose e-mail.',
  codeTitle: 'One more step', code: 'The code from the e-mail',
  codeHint: (address) => `We sent the code to ${address}. It is valid for 15 minutes.`,
  codeSent: 'Look in your e-mail',
  newCode: 'Send a new code',

  errors: {
    register: 'Choose if the data are right.',
    remark: 'Write what is not right.',
    remarkLong: 'Make it shorter: 1,000 characters or less.',
    partner: 'Choose if you live with a partner.',
    others: 'Choose if more adults live with you.',
    channel: 'Choose how we let you know.',
    email: 'Fill in your e-mail address, like name@example.com.',
    consent: 'Tick the box if we may e-mail you. Do you not want that? Then choose a letter.',
    letterAddress: 'We have no address for a letter. Choose e-mail, or call us.',
    wrongCode: 'This code is not right. Look in your e-mail again.',
    codeExpired: 'This code is not valid any more. Ask for a new one.',
    tooManyTries: 'You tried a code too often. Ask for a new one.',
    tooManyCodes: 'You asked for a code too often. Wait an hour, or choose a letter.',
    notConfirmed: 'First fill in the code that we e-mailed to you.',
    mailDown: 'We cannot send e-mail now. Try again in a moment, or choose a letter.',
  },

  entered: {
    way: { phone: 'A member of staff filled this in when you called', desk: 'A member of staff filled this in together with you', paper: 'A member of staff copied this from your form', post: 'Your form came by post and a member of staff typed it' },
    registerYes: 'The data of the municipality are right',
    registerNo: (remark) => `The data of the municipality are not right: ${remark}`,
    partner: { none: 'You do not live with a partner', registered: 'You live with your husband, wife or registered partner', unmarried: 'You live with a partner, not married', unknown: 'You did not fill in if you live with a partner' },
    otherAdults: { none: 'No other adults live with you', one: '1 other adult lives with you', more: '2 or more other adults live with you', unknown: 'You did not fill in if more adults live with you' },
    unsigned: 'There was no signature on your form',
    scans: (count) => (count === 1 ? 'We kept 1 scan with your form' : `We kept ${count} scans with your form`),
    channel: { email: 'You hear from us by e-mail', letter: 'You hear from us by letter' },
  },

  welcome: (name) => `Welcome, ${name}. You have the pass.`,
  laterTitles: { later: 'A member of staff will look too', waiting: 'We will try again', alarm: 'Call us about your application', asked: 'We still need something from you', proposed: 'What do you think of our plan?' },
  setAsideTitle: 'We stopped looking at your application', withdrawnTitle: 'Your application has stopped', courseTitle: 'How it went',
  refusedTitle: (passName) => `You do not get the ${passName}`, endedTitle: (passName) => `Your ${passName} has stopped`,
  whyYesTitle: 'Why is it a yes?', whyNoTitle: 'Why is it a no?', seenTitle: 'What did we see?', doTitle: 'What you can do yourself', questionTitle: 'Do you have a question?',
  notRightTitle: 'Is something not right?', keptTitle: 'What do we keep about you?', disagreeTitle: 'Do you disagree?', changedTitle: 'Has something changed?',
  today: (day) => `Today, ${day}`, now: 'Now', thenStep: 'After that, if it is needed', thenAfter: 'After that', until: (day) => `On or before ${day}`,
  enteredOn: (day) => `You applied for the pass on ${day}.`,
  toldByMail: 'We also e-mail you about this.', toldTo: (address) => `We send an e-mail to ${address}. The message itself is on this site.`,
  toldByLetter: 'We also send you this by post.', toldLetter: 'The letter goes to the address where you are registered.',
  month: (month) => spoken.en.date(localDate(`${month.slice(0, 7)}-01`)).replace(/^1\s/, ''),
  orderFirst: 'Choose your first voucher',
  applyAgain: 'Apply again', answer: 'Answer our question', withdraw: 'Stop my application', withdrawNote: 'If you do not want the pass any more.', keepOpen: 'Keep my application', toOffers: 'Look at the offers', readDecision: 'Read our decision',

  validTo: 'Valid up to and including',
  yourIncome: 'Your income', incomeSeen: 'The income that we see', limit: 'The limit', limitForYou: 'The limit for you',
  number: 'Your number', enteredTitle: 'What you filled in', stepsTitle: 'What happens next',
  call: (phone) => `Call ${phone}`, nameNumber: (number) => `Say number ${number}`,
  desk: 'Go to a Stip (in Dutch)', deskNote: 'A help desk near you. We look together with you.',

  evidence: {
    'payslip': 'Your payslip', 'benefit-letter': 'The letter about your benefit', 'pension-letter': 'The letter about your pension or AOW', 'student-finance': 'The letter from DUO',
    'bank-statement': 'A bank statement', 'rental-agreement': 'Your rental contract', 'proof-of-household': 'A paper that says who you live with', 'other': 'Something else',
  },
}

/** What is asked only where the rules look at it. */
export const besides: BesidesText = {
  institution: 'Does somebody live in an institution?', institutionHint: 'Such as a nursing home or sheltered housing. If not, skip this.',
  institutionSelf: 'I live in an institution', institutionPartner: 'My partner lives in an institution',

  housematesTitle: 'Who else lives with you?', born: (nth) => `Housemate ${nth}: born on`, bornHint: 'Day, month, year, like 5-3-1999.', shares: (nth) => `Housemate ${nth}: choose what fits`,
  sharesOptions: [
    { value: '', label: 'Choose' }, { value: 'yes', label: 'Pays a part of the costs' }, { value: 'student', label: 'Is a student' },
    { value: 'commercial-tenant', label: 'Rents a room with a contract' }, { value: 'unknown', label: 'I do not know' },
  ],

  assetsTitle: 'What do you have?', assets: 'Savings and possessions minus debts, in euros', assetsHint: 'Add up what you and your partner have. Take off your debts. Is nothing left? Fill in 0.',
  home: 'Your own house: its value minus the mortgage', homeHint: 'Only if you own a house.',
  debtSettlement: 'I get help to pay off debts', debtSettlementHint: 'Such as a debt scheme or the wsnp. A member of staff checks this.',

  errors: {
    born: 'Fill in a day, like 5-3-1999. Do you not know it? Leave this empty.', shares: 'Choose what fits this housemate.',
    amount: 'Write an amount, like 1250 or 1250.50.', assetsToo: 'Fill in what else you have too. Do you have nothing? Fill in 0.',
  },

  entered: {
    institution: { self: 'You live in an institution', partner: 'Your partner lives in an institution' },
    shares: { yes: 'pays a part of the costs', student: 'is a student', 'commercial-tenant': 'rents a room with a contract', unknown: 'you do not know how' },
    housemate: (born, shares) => `A housemate${born ? `, born on ${born}` : ''}: ${shares}`,
    assets: (amount) => `Your savings and possessions together, minus debts: ${amount}`, home: (amount) => `Your own house, minus the mortgage: ${amount}`,
    debtSettlement: 'You get help to pay off debts',
  },
}

/** The page of a decision, and objecting. */
export const decisions: DecisionText = {
  missing: { 'grounds': 'Why you disagree', 'signature': 'Your signature', 'name-and-address': 'Your name and address', 'which-decision': 'Which decision it is about' },
  decisionsTitle: 'Our decisions', noDecisions: 'We have not taken a decision about you yet.', inForce: 'In force now', replaced: 'Replaced',
  decided: (day) => `Decision of ${day}`, number: 'Number', outcomes: { granted: 'You get the pass', refused: 'You do not get the pass', 'set-aside': 'We do not look any further', ended: 'Your pass stops' },
  print: 'Save as PDF',
  restsOn: 'What is this decision based on?', income: 'Your income', limit: 'The limit for you', norm: 'Norm of', referenceDate: 'The day on which we looked', madeBy: 'Who decided',
  makers: { machine: 'The income test', person: 'A member of staff' },
  objectTitle: 'Do you disagree?', object: 'Object to this decision', yourObjection: 'Look at your objection', newer: 'Look at the new decision',
  formTitle: 'Object to our decision', grounds: 'Why do you disagree?', groundsHint: 'Write it in your own words. English is fine. You may add to it later.',
  lateReason: 'Why do you object only now?', lateReasonHint: 'Could you not help it? Then write what happened.',
  hearing: 'Do you also want to tell us in person?', hearingYes: 'Yes, invite me', hearingNo: 'No, my objection is enough',
  send: 'Send your objection', backToDecision: 'Back to the decision', sent: 'We have your objection', objectionTitle: 'Your objection', courseTitle: 'What happens next', pastTitle: 'How it went',
  yourWords: 'What you wrote', aboutDecision: 'About decision',
  more: 'Do you want to tell us more?', moreLabel: 'What do you want to tell us?', moreSend: 'Send addition', moreDone: 'We have your addition',
  withdraw: 'Withdraw your objection', withdrawTitle: 'Do you want to withdraw your objection?', keep: 'Keep your objection', readLetters: 'Read the messages',
  errors: {
    long: 'Make it shorter: 5,000 characters or less.', hearing: 'Choose if you also want to tell us in person.', more: 'Write what you want to add.',
    movedOn: 'Something has just changed in your objection. Look below how it stands now.',
  },
  today: (day) => `Today, ${day}`, until: (day) => `On or before ${day}`, now: 'Now', afterwards: 'After that',
}
/** On a page in English: the letter itself. */
export const letterInDutch = 'The letter in Dutch'

/** The papers that answer a question. */
export const evidence: EvidenceText = {
  questionTitle: 'Send what we still need', viewTitle: 'What do you think?', receivedTitle: 'We have your answer', overTitle: 'The time is over', takenBackTitle: 'This question is settled', noneTitle: 'There is no question now',
  here: 'Your answer', application: 'Your application',
  askedTitle: 'What we ask', proposalTitle: 'What we think now', askedBy: (name, day) => `Asked on ${day} by ${name}`,
  formTitle: 'Your answer', keptTitle: 'What you have added', howTitle: 'How to take a good photo', otherWaysTitle: 'Another way?', coverTitle: 'What we do not need to see',
  files: 'Photo or PDF', filesHint: 'Take a photo with your phone or choose a file.', add: 'Add file',
  words: 'Do you want to say something about it?', wordsView: 'What is not right?',
  how: 'Can you send it?', howSend: 'Yes, I send it now', howCall: 'No, call me', howCallHint: 'We look for a way together.',
  phone: 'Your telephone number', phoneHint: 'Only if we must call you.',
  send: 'Send answer', takeBack: 'Take away', toApplication: 'To your application',
  callMe: (phone) => `I cannot send this. Call me: ${phone}. I speak English.`,
  yourWords: 'What you wrote', nothingTyped: 'You wrote nothing with it.', added: (count) => (count === 1 ? 'Your file was added.' : `${count} files were added.`),
  errors: {
    nothing: 'Add a file, write your answer, or choose that we call you.', nothingView: 'Write what you think, add a file, or choose that we call you.',
    noFile: 'First choose a file. Then press the button to add it.', phone: 'Fill in your telephone number with 10 digits.', tooLong: 'Make it shorter: 2,000 characters or less.',
  },
  photo: 'Photo', pdf: 'PDF', pages: (pages) => (pages === 1 ? '1 page' : `${pages} pages`),
  sentOn: (day, time) => `sent on ${day} at ${time}`, broughtOn: (day) => `brought on ${day}`, postedOn: (day) => `by post on ${day}`,
  papers: (count) => (count === 1 ? '1 paper' : `${count} papers`),
  takenBackOn: (day) => `(taken back on ${day})`, forgottenOn: (day) => `(deleted on ${day})`,
}
