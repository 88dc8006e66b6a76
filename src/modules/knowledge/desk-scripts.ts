import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { card } from '#web/components/card.ts'
import { prose } from '#web/components/page.ts'
import type { Html } from '#web/html.ts'
import { text } from './knowledge.text.ts'
import { document, keysOf } from './read-texts.ts'

/**
 * What the desk says and does for the questions it gets most, as folds on its screen: the same facts as residents read.
 * In 2014 the desks told something else than the site did. Scripts for a sign-in that stopped are shown by its number, those for where somebody stands beside that person.
 */
export const deskScripts = (house: House): Html => card({
  title: text.asked, id: 'veel-gevraagd',
  body: accordion(keysOf(house, 'desk').filter((key) => !key.startsWith('desk/sign-in-') && !key.startsWith('desk/standing-')).map((key) => {
    const { title, html } = document(house, key)
    return { title, body: prose(html) }
  })),
})
