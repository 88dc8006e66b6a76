/** Labels of the page to sign in, in English. The page is for residents: providers and colleagues sign in on the Dutch one. */
export const text = {
  residentButton: (proof: boolean): string => `Sign in with DigiD${proof ? ' (demo)' : ''}`,
  signedInAs:     (name: string): string => (name ? `You are signed in as ${name}.` : 'You are signed in.'),
  goOn:           'Go on',
  whoMay:         'Who can get the pass?',
  otherDoors:     'For providers and staff (in Dutch)',
} as const
