/** Labels of the one page in English. Its sentences are in content/en. */
export const text = {
  signIn:     (proof: boolean): string => `Sign in with DigiD${proof ? ' (demo)' : ''}`,
  limits:     'Income limits per month',
  living:     'You live',
  upTo:       'Up to',
  ask:        'Ask us for the limit:',
  households: {
    'single-18-20': 'Alone, aged 18 to 20',
    'single-21':  'Alone, or alone with children, from age 21',
    'couple-21':  'With a partner, both from age 21',
    'single-aow': 'Alone, with AOW pension',
    'couple-aow': 'With a partner, with AOW pension',
  } as Readonly<Record<string, string>>,
} as const
