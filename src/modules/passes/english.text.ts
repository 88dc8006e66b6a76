import type { PassText } from './passes.text.ts'

/** What a message in English says of a pass, one for one the labels of passes.text.ts. */
export const text: PassText = {
  yourPass: 'your pass', passOf: (name) => `the pass of ${name}`,
  happened: { lost: 'the pass is lost', stolen: 'the pass was stolen', found: 'the pass has been found', replaced: 'there is a new pass' },
}
