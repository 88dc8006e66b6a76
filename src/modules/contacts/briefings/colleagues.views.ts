import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios, textarea } from '#web/components/field.ts'
import { columns, pageHead, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { BRIEFING_PATH } from './briefing.views.ts'
import { text as briefings } from './briefings.text.ts'
import { text } from './colleagues.text.ts'
import type { Listed } from './expect-colleagues.ts'
import type { AtDesk } from './expected.store.ts'

export const COLLEAGUES_PATH = `${BRIEFING_PATH}/collegas`

export type ColleagueForm = Readonly<Record<'name' | 'address' | 'role' | 'list', string>>

type View = { readonly everybody: readonly AtDesk[]; readonly form: ColleagueForm; readonly errors: readonly FieldError[]; readonly listed: Listed | undefined; readonly gone: boolean; readonly csrf: Html }

/** Who is of the desk: who came by themselves, and who is expected. */
export const colleaguesPage = ({ everybody, form, errors, listed, gone, csrf }: View): Html => html`${pageHead({ title: text.title, lead: text.lead, trail: [{ label: briefings.title, href: BRIEFING_PATH }, { label: text.title }] })}
${stack('l', errorSummary(errors), listed && alert({ kind: 'ok', body: text.listed(listed) }), gone && alert({ kind: 'ok', body: text.gone }),
    card({ title: text.listTitle, id: 'collegas', body: everybody.length
      ? table({ caption: text.listTitle, captionHidden: true, stacked: true, head: [text.head.name, text.head.role, text.head.came, { label: text.head.go, hidden: true }],
        rows: everybody.map(({ id, name, role, came }) => [name, briefings.roles[role], badge(came ? { label: text.came, kind: 'ok' } : { label: text.notYet, kind: 'warning' }),
          html`<form action="${COLLEAGUES_PATH}/weg" method="post"><input type="hidden" name="wie" value="${id}">${button({ label: text.takeOff, about: name, kind: 'subtle' })}${csrf}</form>`]) })
      : paragraph(text.none) }),
    columns(
      html`<form class="pas-panel pas-flow" action="${COLLEAGUES_PATH}" method="post" aria-labelledby="een">
  ${heading(2, text.oneTitle, { id: 'een', size: 3 })}
  ${field({ name: 'naam', label: text.name, value: form.name, error: errorOf(errors, 'naam'), maxlength: 100, autocomplete: 'off' })}
  ${field({ name: 'adres', label: text.address, hint: text.addressHint, value: form.address, error: errorOf(errors, 'adres'), maxlength: 254, autocomplete: 'off', inputmode: 'email' })}
  ${radios({ name: 'waar', legend: text.role, value: form.role, error: errorOf(errors, 'waar'), options: [{ value: 'kcc', label: briefings.roles.kcc }, { value: 'stip', label: briefings.roles.stip }] })}
  ${button({ label: text.addOne, name: 'hoe', value: 'een' })}${csrf}
</form>`,
      html`<form class="pas-panel pas-flow" action="${COLLEAGUES_PATH}" method="post" aria-labelledby="meer">
  ${heading(2, text.manyTitle, { id: 'meer', size: 3 })}
  ${textarea({ name: 'lijst', label: text.list, hint: text.listHint, value: form.list, error: errorOf(errors, 'lijst'), rows: 8 })}
  ${button({ label: text.addMany, name: 'hoe', value: 'lijst', kind: 'secondary' })}${csrf}
</form>`, 'even'))}`
