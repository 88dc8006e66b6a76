/** Labels of the one page in English. Its sentences are in content/en. */
export const text = {
  signIn:     (proof: boolean): string => `Sign in with DigiD${proof ? ' (demo)' : ''}`,
  limits:     'Income limits per month',
  living:     'You live',
  upTo:       'Up to',
  ask:        'Ask us for the limit:',
} as const
