import type { NotHeard } from './domain/request.ts'

/** Who decides, and under which name it stands in the file. */
export type Caseworker = {
  readonly staffId: string
  readonly staffName: string
  /** The second pair of eyes, where the policy asked one. */
  readonly secondId?: string | undefined
  readonly secondName?: string | undefined
}

/**
 * What a caseworker thinks of a case. `ownSentence` stands in the letter and is sealed with the amounts. `despite`: why so,
 * when the test says the opposite (domain/against-test.ts); for colleagues, sealed beside it, in no letter.
 */
export type Verdict =
  | { readonly outcome: 'granted'; readonly ownSentence: string; readonly despite?: string | undefined }
  /** `notHeard`: why the resident was not asked first; needed when they were not. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly ownSentence: string; readonly notHeard?: NotHeard | undefined; readonly despite?: string | undefined }
