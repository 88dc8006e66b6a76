/** Labels of signing in, in English. For residents: providers and colleagues sign in on the Dutch pages. */
export const text = {
  residentButton: (proof: boolean): string => `Sign in with DigiD${proof ? ' (demo)' : ''}`,
  signedInAs:     (name: string): string => (name ? `You are signed in as ${name}.` : 'You are signed in.'),
  goOn:           'Go on',
  again:          'Try again',
  toStart:        'Go to the start page',
  signInAgain:    'Sign in again',
  number:         'Your number',
  call:           'Does it not work again? Call',
  callNow:        'Do you need help? Call',
  happened:       (day: string, time: string): string => `This happened on ${day} at ${time}.`,
  meanwhile:      'This still works',
  whoMay:         'Who can get the pass?',
  otherDoors:     'For providers and staff (in Dutch)',
} as const
