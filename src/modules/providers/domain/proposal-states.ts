/** The life of what is proposed about a provider. What came back is corrected in a new one: somebody says yes to exactly what they saw. */
export type ProposalState = 'waiting' | 'approved' | 'returned'
export const PROPOSAL_MOVES: readonly { readonly from: ProposalState; readonly to: ProposalState }[] = [
  { from: 'waiting', to: 'approved' },
  { from: 'waiting', to: 'returned' },
]
