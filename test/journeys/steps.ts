import type { Page } from 'playwright-core'

/** On the issuer's page of people: choose somebody by name and sign in. */
export async function signInAs(page: Page, name: string | RegExp): Promise<void> {
  await page.getByLabel(name).check()
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

type Answers = { readonly partner?: string; readonly others?: string; readonly reach?: 'brief' | 'mail'; readonly email?: string }

/** The one page of an application, filled in and sent with its one button. */
export async function apply(page: Page, { partner = 'Nee', others = 'Nee', reach = 'brief', email }: Answers = {}): Promise<void> {
  await page.getByRole('radio', { name: 'Ja, dit klopt' }).check()
  await page.getByRole('radiogroup', { name: /Woon je samen met een partner/ }).getByRole('radio', { name: partner, exact: true }).check()
  await page.getByRole('radiogroup', { name: /nog meer mensen van 18/ }).getByRole('radio', { name: others, exact: true }).check()
  await page.getByRole('radio', { name: `Met een ${reach}` }).check()
  if (email) {
    await page.getByRole('textbox', { name: /mailadres/ }).fill(email)
    await page.getByRole('checkbox', { name: /mail mij/ }).check()
  }
  await page.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
}
