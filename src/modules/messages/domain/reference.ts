/**
 * A short number on a letter, so that the paper on a desk can be matched with its row in the post list without a name on
 * the screen. Of the random end of the id; not secret and gives access to nothing.
 */
export const referenceOf = (id: string): string => id.replaceAll('-', '').slice(-8).toUpperCase().replace(/(.{4})(?=.)/, '$1-')
