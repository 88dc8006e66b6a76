/** Sentences about files as they came in, before anybody looked into them. */
export const text = {
  tooLarge: (name: string, most: string): string => `${name ? `Het bestand ‘${name}’ is te groot` : 'Dit bestand is te groot'}. Een bestand mag hoogstens ${most} zijn. Kies een kleiner bestand, of maak een nieuwe foto.`,
  tooMany: (most: number): string => (most === 1 ? 'Kies één bestand. Meer tegelijk kan hier niet.' : `Kies hoogstens ${most} bestanden. Meer tegelijk kan niet.`),
  megabytes: (count: string): string => `${count} MB`,
} as const
