import { document, section } from '#modules/knowledge/index.ts'
import { writeBlocks } from '#modules/messages/index.ts'
import { spellCode } from '#shared/code.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { openPdf } from '#web/pdf.ts'
import { addressToType } from '../address-to-type.ts'
import { spellLibraryCode } from './give-code.ts'
import { text } from './library.text.ts'
import { LIBRARY_PATH } from './library.views.ts'

export type CodePaper = { readonly number: string; readonly code: string; readonly worksUntil: LocalDate }

/** How to use it, from content, with the address to type. */
export const howItWorks = (house: House) => section(house, 'pages/bibliotheek-papier#zo-werkt-het', { libraryAddress: addressToType(house, LIBRARY_PATH) })

const LARGE = 18

/**
 * The paper with the code as one tagged A4 page: the same words as on the screen. Without a name: a paper that is lost says
 * of whom it was no more than the pass does. Made when it is asked for, and kept nowhere.
 */
export function codePaperPdf(house: House, { number, code, worksUntil }: CodePaper): Promise<Buffer> {
  const pdf = openPdf({ title: text.paperTitle, createdAt: house.clock.now() })
  const how = howItWorks(house)
  pdf.part(() => {
    pdf.heading(text.paperTitle, 1)
    const { intro } = document(house, 'pages/bibliotheek')
    if (intro) pdf.paragraph(intro)
    for (const [label, value] of [[text.paperNumber, spellCode(number)], [text.paperCode, spellLibraryCode(code)]] as const) pdf.paragraph([{ text: `${label}: ` }, { text: value, bold: true }], { size: LARGE })
    pdf.paragraph([{ text: `${text.paperUntil}: ` }, { text: formatDate(worksUntil), bold: true }])
    pdf.heading(how.heading)
    writeBlocks(pdf, how.blocks)
  })
  return pdf.finish()
}
