/** Pixels across; the shape is 3 by 2. A picture that is not so large has fewer sizes. */
const WIDTHS = [320, 640, 1280] as const

/** The sizes there are of a picture whose largest is so wide. */
export const widthsUpTo = (width: number): number[] => WIDTHS.filter((one) => one <= width)
