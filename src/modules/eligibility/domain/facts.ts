import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'

/** Everything the income test looks at, and nothing else: the same facts and rules give the same outcome for ever. */
export type Facts = {
  readonly referenceDate: LocalDate
  /** Code of the municipality whose pass this is, and of the one that registers the applicant. */
  readonly ownMunicipality: string
  readonly municipality: string | undefined
  /** Applicant and, when the BRP has a registered partner at the same address, the partner. Order does not matter. */
  readonly adults: readonly Adult[]
  readonly partner: 'none' | 'here' | 'elsewhere' | 'unknown'
  readonly children: number
  /** What the register itself doubts or does not know; words for a caseworker, never a refusal. */
  readonly doubts: readonly string[]
  readonly answers: Answers
  /** The other adults at home, one entry each. Undefined: nobody said who they are. Only the kostendelersnorm asks for it. */
  readonly housemates?: readonly Housemate[] | undefined
  /** What the municipality's own administration knows, and what a policy may let pass by itself. Undefined: nothing. */
  readonly grounds?: readonly KnownGround[] | undefined
  /** What the applicant says of these, and nobody has seen yet: enough for a person to look, never for a machine. */
  readonly saidGrounds?: readonly KnownGround[] | undefined
  /** Of the household together, as the applicant says. Undefined: nobody told. */
  readonly assets?: Assets | undefined
}

export type KnownGround = 'bijstand' | 'debt-settlement'

/**
 * Somebody who is no partner and no child of the household (Participatiewet art. 19a). `shares` undefined: nobody said
 * whether they study, or rent at a commercial price; both take them out of the kostendelersnorm.
 */
export type Housemate = { readonly born: LocalDate | undefined; readonly shares: 'yes' | 'student' | 'commercial-tenant' | undefined }

/** Art. 34(1)(a): possessions minus debts; what is tied up in the own home apart, because a part of it does not count. */
type Assets = { readonly cents: Cents; readonly homeCents: Cents }

/** What only the applicant can say: the BRP knows no household. `unknown`: left empty on a form of paper. */
export type Answers = {
  readonly registerIsRight: boolean
  readonly partner: 'none' | 'registered' | 'unmarried' | 'unknown'
  readonly otherAdults: 'none' | 'one' | 'more' | 'unknown'
}

/** What a form asks besides, where the rules of the municipality look at it: the facts of it stand beside the answers. */
export type ToldAnswers = Answers & {
  readonly institution?: readonly ('self' | 'partner')[] | undefined
  readonly housemates?: readonly Housemate[] | undefined
  readonly assets?: Assets | undefined
  readonly debtSettlement?: boolean | undefined
}

export type Adult = {
  readonly born: LocalDate | undefined
  /** Where the register knows a year or a month only: the first and the last day that it can be. */
  readonly bornBetween?: readonly [LocalDate, LocalDate] | undefined
  readonly alive: boolean
  /** Where they stay (art. 23). Undefined: nobody asked, so at home as the register says. */
  readonly stays?: 'home' | 'institution' | 'unknown' | undefined
  /** Undefined: no source answered about this person. */
  readonly income: AdultIncome | undefined
}

export type AdultIncome = { readonly complete: boolean; readonly amounts: readonly IncomeAmount[] }

/** One amount as its source gives it. What the source does not say is `unknown` and never filled in. */
export type IncomeAmount = {
  readonly kind: string
  readonly cents: Cents
  readonly period: string
  readonly month: string | undefined
  readonly netOrGross: 'net' | 'gross' | 'unknown'
  readonly holidayAllowance: 'included' | 'excluded' | 'unknown'
  readonly source: string
}
