/** Kinds of outings. The web's category component and the check in the database hold the same list; tests keep the three together. */
export const categoryNames = ['sport', 'cultuur', 'uitjes', 'leren', 'kinderen', 'eten'] as const
export type Category = (typeof categoryNames)[number]

export const isCategory = (text: string | undefined): text is Category => (categoryNames as readonly string[]).includes(text ?? '')
