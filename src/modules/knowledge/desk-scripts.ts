import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { card } from '#web/components/card.ts'
import { prose } from '#web/components/page.ts'
import type { Html } from '#web/html.ts'
import { text } from './knowledge.text.ts'
import { document, keysOf } from './read-texts.ts'
import { shelfOf } from './shelf.ts'

/**
 * What the desk says and does for the questions it gets most, as folds on its screen: the same facts as residents read.
 * In 2014 the desks told something else than the site did. Scripts for a sign-in that stopped are shown by its number, those for where somebody stands beside that person.
 */
export function deskScripts(house: House): Html {
  const shelf = shelfOf(house)
  const known = made.get(shelf)
  if (known) return known
  const scripts = newScripts(house)
  made.set(shelf, scripts)
  return scripts
}
// The same on every desk screen until a text changes; then there is another shelf.
const made = new WeakMap<ReturnType<typeof shelfOf>, Html>()

const newScripts = (house: House): Html => card({
  title: text.asked, id: 'veel-gevraagd',
  body: accordion(keysOf(house, 'desk').filter((key) => !key.startsWith('desk/sign-in-') && !key.startsWith('desk/standing-')).map((key) => {
    const { title, html } = document(house, key)
    return { title, body: prose(html) }
  })),
})
