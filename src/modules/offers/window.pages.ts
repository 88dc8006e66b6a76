import { versionOf } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, sharedPage } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { type InWindow, shelf } from './catalogue.ts'
import { find, type Wish } from './domain/find.ts'
import { ownLine } from './kept/kept.pages.ts'
import { countMissed } from './missed-words.ts'
import { ownPeople } from './own-people.ts'
import { placesOf, type Places } from './places.ts'
import { type SearchIndex, searchIndex } from './search-index.ts'
import { chosenOf, shopWindow } from './window.views.ts'
import { windowWords } from './window-words.ts'
import { addressOf, type Asked, keptBeside, readWish } from './wish.ts'

/** The window, for who is not signed in from memory per address; in the address is all that was asked. */
export async function windowPage(house: House, visit: Visit): Promise<Answer> {
  const words = windowWords[visit.lang]
  const on = await shelf(house)
  const places = placesOf(house)
  const at = (asked: Asked): string => addressOf(asked, places).replace('/aanbod', words.path)
  const now = house.clock.now()
  // Without words nothing of the address is needed to find a page that is kept.
  const typed = (visit.query['zoek'] ?? visit.query['q']) ? readWish(visit.query, places) : undefined
  const index = typed?.words.length ? await searchIndex(house, on) : undefined
  const missed = missedOf(house)
  const known = typed && missed.get(typed.words.join(' '))
  if (known?.length && !visit.typing) countMissed(house, known, visit.sender)
  return sharedPage(`${on.mark}.${on.turn(now)}.${visit.today}.${versionOf(house, 'pages/aanbod', words.lang)}.${index?.mark ?? ''}`, async () => {
    const asked = typed ?? readWish(visit.query, places)
    const { list, byId } = on.window(now)
    const hits = looked(asked, list, byId, index)
    if (index && !known) {
      missed.set(asked.words.join(' '), hits.missing)
      if (hits.missing.length && !visit.typing) countMissed(house, hits.missing, visit.sender)
    }
    const people = (await ownPeople(house, visit)).map((person) => {
      const theirs: Asked = { ...asked, age: person.age, page: 1 }
      return { ...person, href: at(theirs), count: find(hits.offers, wishOf(theirs, places), true).offers.length }
    })
    const wish = wishOf(asked, places)
    const ranked = asked.words.length > 0
    const found = find(hits.offers, wish, ranked)
    // One choice less, for who sees nothing: what that would show.
    const fewer = found.offers.length || !hits.offers.length ? [] : chosenOf(words, asked, places).map(({ without, label }) => ({
      label, href: at(without), count: find(hits.offers, wishOf(without, places), ranked).offers.length,
    })).filter(({ count }) => count > 0)
    return {
      title: words.text.title, current: '/aanbod', address: addressOf(asked, places), scripts: ['search'],
      body: shopWindow({
        words, asked, beside: keptBeside(visit.query, places), found, places, now, fewer,
        loose: hits.loose && found.offers.length > 0 ? words.loose(house) : undefined,
        own: words.lang === 'nl' ? await ownLine(house, visit) : undefined, people,
        nothing: words.nothing(house), how: words.how?.(house),
      }),
    }
  })
}

const wishOf = ({ category, facets, order, age, place }: Asked, places: Places): Wish =>
  ({ category, facets, order, age, near: place === undefined ? undefined : places.near(place) })

type Looked = { readonly offers: readonly InWindow[]; readonly missing: readonly string[]; readonly loose: boolean }

/** Without words everything. While there is no index yet, the words must simply stand there. */
function looked({ words }: Asked, list: readonly InWindow[], byId: ReadonlyMap<string, InWindow>, index: SearchIndex | undefined): Looked {
  if (!words.length) return { offers: list, missing: [], loose: false }
  if (!index) return { offers: list.filter(({ offer }) => words.every((word) => offer.words.includes(word))), missing: [], loose: false }
  const { ids, missing, loose } = index.search(words)
  return { offers: ids.map((id) => byId.get(id)).filter((offer) => offer !== undefined), missing, loose }
}

const MOST_KEPT = 500
const keptFor = new WeakMap<House['db'], Map<string, readonly string[]>>()
/** Words of which we know what stands nowhere: a page from memory is not searched again, and counts all the same. */
function missedOf(house: House): Map<string, readonly string[]> {
  const found = keptFor.get(house.db) ?? new Map<string, readonly string[]>()
  keptFor.set(house.db, found)
  if (found.size > MOST_KEPT) found.clear()
  return found
}
