import type { Says } from '#shared/language.ts'
import type { ErrorKind, ErrorText, ErrorWords } from './error-pages.text.ts'
import type { FrameLinks, FrameText } from './layout.text.ts'
import type { text as dutchUpload } from './upload.text.ts'

/** The frame in English, one for one that of layout.text.ts. The screens of staff and providers are in Dutch only. */
export const text: FrameText = {
  skip:          'Go to the content',
  mainMenu:      'Main menu',
  workplace:     'Workplace',
  provider:      'Provider',
  signIn:        'Sign in',
  signOut:       'Sign out',
  signedInUntil: (time) => `You stay signed in until ${time}.`,
  stay:          'Stay signed in',
  otherPerson:   'Choose somebody else',
  error:         'Error:',
  title:         (page, pass, municipality) => `${page} - ${pass} - municipality of ${municipality}`,
  ribbonLabel:   'Demo',
  ribbon:        'Demo: all people and vouchers are made up.',
  stuck:         'Do you need help?',
  walkIn:        'Or go to a',
  desk:          'Stip, a help desk near you',
  aboutSite:     'About this site',
  staffHelp:     'Help with this screen:',
  owner:         (pass, municipality) => `The ${pass} is from the municipality of ${municipality}. The municipality pays your discount to the provider.`,
}

/** What leads to a page in Dutch says so. */
export const links: FrameLinks = {
  menu: [
    ['Offers',         '/en/aanbod'],
    ['My vouchers',    '/en/mijn/bonnen'],
    ['The pass',       '/en'],
  ],
  ownMenu: [
    ['My pass', '/en/mijn'],
  ],
  footerPass: [
    ['Is the pass for you?',      '/en#conditions'],
    ['Could you get the pass?',   '/en/kan-ik-meedoen'],
    ['How to apply',              '/en#apply'],
    ['Do you disagree with us?',  '/en#objection'],
    ['Ask or complain',           '/en/contact/bericht'],
  ],
  footerSite: [
    ['What we keep about you (in Dutch)', '/privacy',          'nl'],
    ['Accessibility (in Dutch)',          '/toegankelijkheid', 'nl'],
    ['Contact (in Dutch)',                '/contact',          'nl'],
  ],
  footerOwn: ['See your data', '/en/mijn/gegevens'],
  other: ['Nederlands', '/', 'nl'],
}

const home = { label: 'Go to the start page', href: '/en' }
const works = ['The vouchers that you have. On paper too.', 'Ordering by telephone or at a Stip.']

export const errorTexts: Readonly<Record<ErrorKind, ErrorText>> = {
  'not-found': {
    title: 'This page is not here',
    lead: 'Maybe the address has changed, or a letter is wrong. You have lost nothing.',
    action: { label: 'Look at the offers', href: '/en/aanbod' },
  },
  forbidden: {
    title: 'This page is not for you',
    lead: 'You are signed in, but this page is for other work. Do you need it? Call us.',
    action: home,
  },
  'not-at-library': {
    title: 'You cannot do this with a code',
    lead: 'With your pass and the code of the Stip you can order and see vouchers, and nothing else. For the rest, sign in with DigiD or go to a Stip.',
    action: { label: 'Go to your vouchers (in Dutch)', href: '/bibliotheek/bonnen' },
  },
  'bad-request': {
    title: 'We could not read this',
    lead: 'Something is wrong with the address or the form. Nothing was sent, and you have lost nothing. Go back and try again.',
    action: home,
  },
  'form-expired': {
    title: 'The page was open too long',
    lead: 'So your form was not sent. Go back with the button of your browser: mostly all you filled in is still there. Then open the page again and send it once more.',
    action: home,
  },
  'too-many': {
    title: 'That was too often in a row',
    lead: 'So nobody can guess codes, and the site stays fast for everybody. Wait a minute and try again.',
    again: 'Nothing was sent. What you filled in is still on this page. Wait a minute, then press the button.',
    back: 'You have lost nothing. Did you fill in something? After a minute, go back with the button of your browser.',
  },
  'too-large': {
    title: 'This is too large to send',
    lead: 'Nothing was sent. Make the text or the file smaller and try again.',
    action: home,
  },
  broken: {
    title: 'Something went wrong with us',
    lead: 'It is not your fault. What you did just now was not kept. All that you did before was.',
    action: home, works,
  },
  busy: {
    title: 'It is very busy now',
    lead: 'Wait a minute and load this page again. What you did just now was not sent yet. All that you did before was kept.',
    works,
  },
  unavailable: {
    title: 'The site does not work now',
    lead: 'It is not your fault. Wait a minute and try again. If you sent something just now, look first if we have it. All that you did before was kept.',
    works: works.slice(0, 1),
  },
  'not-arrived': {
    title: 'The site does not work now',
    lead: 'It is not your fault. What you sent just now did not reach us. All that you did before was kept.',
    again: 'What you filled in is still on this page. Wait a minute, then press the button.',
    back: 'Wait a minute. Then go back with the button of your browser and send it again. Mostly all you filled in is still there.',
    works: works.slice(0, 1),
  },
  unsure: {
    title: 'We do not know if this worked',
    lead: 'Our computer did not answer us. It is not your fault. Maybe we have what you sent, maybe not.',
    again: 'Wait a minute, then press the button. If we had it already, you get nothing twice. You can also look first, for example at your vouchers.',
    back: 'Wait a minute and look if it is there. Is it not there? Then go back with the button of your browser and send it again.',
    works: works.slice(0, 1),
  },
}

export const errorWords: ErrorWords = {
  number:     'Your number',
  call:       'Does it not work? Call',
  callUs:     'Does it not work? Call us',
  withNumber: 'Say your number. Then we see what went wrong, and you need not explain it.',
  without:    'We will help you. We can also order your voucher for you by telephone.',
  works:      'This still works',
  sendAgain:  'Send again',
}

export const uploadText: Says<typeof dutchUpload> = {
  tooLarge: (name, most) => `${name ? `The file ‘${name}’ is too large` : 'This file is too large'}. A file may be ${most} at most. Choose a smaller file, or take a new photo.`,
  tooMany: (most) => (most === 1 ? 'Choose one file. You cannot send more here at once.' : `Choose ${most} files at most. You cannot send more at once.`),
  megabytes: (count) => `${count} MB`,
}

/** Below the Dutch of the page that is there while a release changes the database. */
export const beingUpdated = 'We are updating the site. This takes a few minutes. Everything you did before is kept.'
