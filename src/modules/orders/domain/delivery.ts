/** How vouchers reach who ordered them: shown on a phone, printed at home, sent by post free of charge, fetched at a Stip. */
export type Delivery = 'phone' | 'print' | 'post' | 'stip'
