import { text as say } from '#modules/knowledge/index.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { card } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { checkbox, select, field } from '#web/components/field.ts'
import { stack } from '#web/components/page.ts'
import { type Content, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { type Asks, bornName, type BesidesForm, sharesName } from './asked-besides.ts'
import { besidesText } from './resident-words.ts'

type Asked = { readonly house: House; readonly asks: Asks; readonly form: BesidesForm; readonly errors: readonly FieldError[]; readonly lang: Language }

/** Everybody may live in an institution: two boxes that most people leave empty. */
export function institutionBoxes({ form, lang }: Asked): Content {
  const text = besidesText[lang]
  return html`<fieldset class="utrecht-form-fieldset" aria-describedby="instelling-uitleg">
  <legend class="utrecht-form-fieldset__legend">${text.institution}</legend>
  <div class="utrecht-form-field__description utrecht-form-field-description" id="instelling-uitleg">${text.institutionHint}</div>
  ${stack('s',
    checkbox({ name: 'instelling-self', label: text.institutionSelf, checked: form.institution.includes('self') }),
    checkbox({ name: 'instelling-partner', label: text.institutionPartner, checked: form.institution.includes('partner') }))}
</fieldset>`
}

/** Only what the rules of this municipality look at. */
export const besidesCards = (asked: Asked): Content => [asked.asks.housemates && housematesCard(asked), (asked.asks.assets || asked.asks.debtSettlement) && moneyCard(asked)]

function housematesCard({ house, form, errors, lang }: Asked): Content {
  const text = besidesText[lang]
  return card({
  title: text.housematesTitle, id: 'huisgenoten', body: stack('m', say(house, 'pages/aanvragen-intro#housemates', {}, lang), ...form.housemates.map(({ born, shares }, row) => html`
  ${field({ name: bornName(row), label: text.born(row + 1), hint: text.bornHint, value: born, error: errorOf(errors, bornName(row)), size: 12, autocomplete: 'off', optional: true, lang })}
  ${select({ name: sharesName(row), label: text.shares(row + 1), value: shares, error: errorOf(errors, sharesName(row)), options: text.sharesOptions, optional: true, lang })}`)),
  })
}

function moneyCard({ house, asks, form, errors, lang }: Asked): Content {
  const text = besidesText[lang]
  return card({
  title: text.assetsTitle, id: 'bezit-kaart', body: html`${say(house, 'pages/aanvragen-intro#besides', {}, lang)}${asks.assets && html`
  ${field({ name: 'bezit', label: text.assets, hint: text.assetsHint, value: form.assets, error: errorOf(errors, 'bezit'), inputmode: 'decimal', size: 12, autocomplete: 'off', optional: true, lang })}
  ${field({ name: 'huis', label: text.home, hint: text.homeHint, value: form.home, error: errorOf(errors, 'huis'), inputmode: 'decimal', size: 12, autocomplete: 'off', optional: true, lang })}`}
  ${asks.debtSettlement && checkbox({ name: 'schuldregeling', label: text.debtSettlement, hint: text.debtSettlementHint, checked: form.debtSettlement })}`,
  })
}
