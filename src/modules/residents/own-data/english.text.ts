import type { PageText } from './own-data.text.ts'

/** The pages in English, one for one those of own-data.text.ts. What each room holds is there in Dutch. */
export const text: PageText = {
  title: 'Your data',
  download: 'Download data',
  looked: 'Who looked at your data?',
  reach: 'How do you hear from us?',
  wrong: 'Is something not right?', leftOut: 'What is not on this page?',
  you: 'You',
  child: (name) => `Your child ${name}`,

  caption: 'Members of staff who looked, the newest first',
  when: 'When', office: 'Who', why: 'Why', about: 'Whose data',
  times: (count) => (count === 1 ? '1 time' : `${count} times`),
  nobody: 'Nobody has looked yet.',
  offices: {
    'stadjerspas-beoordelen': 'A member of staff who decides',
    'stadjerspas-bezwaar': 'A member of staff for objections',
    'stadjerspas-post': 'A member of staff of the post room',
    'stadjerspas-balie': 'A member of staff of the desk',
    'stadjerspas-vertegenwoordigen': 'A member of staff who writes down who arranges things for you',
  },
  actsFor: (name) => `${name}, who arranges things for you`, actsWhy: 'To arrange things for you',
  anOffice: 'A member of staff of the municipality',
}
