import type { House } from '#src/house.ts'
import { page } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, post, type Handler, type Route } from '#web/route.ts'
import { deskPage, numberForm } from './desk.views.ts'
import { text } from './identity.text.ts'
import { stoppedByNumber } from './stop.ts'

const PATH = '/balie/inloggen'

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
    get (PATH, 'help', ask),
    post(PATH, 'help', answer, { perMinute: 30 }),
  ]
}

/** For the desk's own page: the form for the number of a sign-in that stopped. */
export const signInNumberForm = (csrf: Html): Html => numberForm({ csrf, typed: '', errors: [] })
