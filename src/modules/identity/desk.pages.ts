import type { House } from '#src/house.ts'
import { page } from '#web/answer.ts'
import { get, post, type Handler, type Route } from '#web/route.ts'
import { deskPage } from './desk.views.ts'
import { text } from './identity.text.ts'
import { stoppedByNumber } from './stop.ts'

/** The desk types the number that somebody reads aloud, and sees what happened and what to say. No person comes into it. */
export function deskRoutes(house: House): Route[] {
  const ask: Handler = ({ csrf }) => page(deskPage(house, { csrf: csrf(), typed: '', errors: [], event: undefined }))

  const answer: Handler = async ({ csrf, form }) => {
    const typed = form['nummer'] ?? ''
    const event = await stoppedByNumber(house, typed)
    const errors = event ? [] : [{ field: 'nummer', message: typed.trim() ? text.deskWrong : text.deskEmpty }]
    return page(deskPage(house, { csrf: csrf(), typed, errors, event }), event ? 200 : 422)
  }

  return [
    get ('/balie', 'help', ask),
    post('/balie', 'help', answer, { perMinute: 30 }),
  ]
}
