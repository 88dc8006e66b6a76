/** "Gratis zwemmen" as it reads in the middle of a sentence: "gratis zwemmen". A name in capitals stays as it is. */
export const inWords = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title)

/** "jou", "jou en Sem", "jou, Sem en Noor" */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`
