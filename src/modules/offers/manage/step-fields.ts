import type { Directory } from '#modules/providers/index.ts'
import type { FieldError } from '#shared/result.ts'
import { readDay } from '#shared/typed.ts'
import { categories } from '#web/components/category.ts'
import { errorOf } from '#web/components/errors.ts'
import { checkbox, field, fileField, radios, select, textarea } from '#web/components/field.ts'
import { type Picture, picture } from '#web/components/picture.ts'
import { ACCEPT_PICTURES } from '#web/files/limits.ts'
import { heading } from '#web/components/card.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { categoryNames } from '../domain/category.ts'
import { BANDS, type StepName, type Typed } from './fields.ts'
import { text } from './manage.text.ts'

type Given = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly directory: Directory; readonly fixedSlug: boolean; readonly picture: Picture | undefined }

/** The fields of one step. Which of them a choice needs, the stylesheet shows; without it they all stand there. */
export function stepFields(step: StepName, given: Given): Html {
  const show = (...names: readonly string[]): Html => html`${names.map((name) => control(name, given))}`
  const when = (choice: string, ...names: readonly string[]): Html => html`<div class="pas-when pas-when--${choice} pas-flow">${show(...names)}</div>`
  switch (step) {
    case 'wat':       return html`${show('titel', 'samenvatting', 'beschrijving', 'soort', 'aanbieder')}${!given.fixedSlug && show('adres')}`
    case 'korting':   return html`${show('korting')}${when('percentage', 'percentage', 'hoogste-korting')}${when('bedrag', 'bedrag')}<div class="pas-when pas-when--tarieven">${bands(given)}</div>${show('normale-prijs', 'verrassing')}${when('verrassing', 'verrassing-tekst')}`
    case 'voor-wie':  return html`${show('voor-wie')}${pair(show('van-leeftijd', 'tot-leeftijd'))}${show('postcodes', 'eerste-pas', 'begeleiders')}${heading(2, text.limitTitle, { size: 3 })}${show('keer')}${pair(show('per', 'periode'))}`
    case 'wanneer':   return html`${pair(show('bestellen-vanaf', 'bestellen-tijd'))}${show('bestellen-tot')}${pair(show('geldig-vanaf', 'geldig-tot'))}${heading(2, text.drawTitle, { size: 3 })}${pair(show('loting-dag', 'loting-tijd'))}`
    case 'hoeveel':   return show('voorraad', 'voor-balie', 'waarde', 'budget')
    case 'praktisch': return html`${show('dagen', 'let-op', 'meenemen', 'vastleggen')}${when('link', 'vastleggen-link')}${when('telefoon', 'vastleggen-telefoon')}`
    case 'beeld':     return picturePart(given)
    case 'engels':    return html`<div lang="en" class="pas-flow">${show('titel-en', 'samenvatting-en', 'beschrijving-en', 'dagen-en', 'let-op-en', 'meenemen-en')}</div>`
  }
}

function picturePart(given: Given): Html {
  const { typed, errors } = given
  return html`${given.picture && picture(given.picture, '(min-width: 40em) 24rem, 90vw')}<input type="hidden" name="beeld" value="${typed['beeld'] ?? ''}">
  ${fileField({ name: 'foto', label: text.labels['foto']!, hint: text.hints['foto']!, accept: ACCEPT_PICTURES, optional: true, error: errorOf(errors, 'foto') })}
  ${control('beeld-tekst', given)}${typed['beeld'] && checkbox({ name: 'beeld-weg', label: text.labels['beeld-weg']! })}`
}

const pair = (fields: Html): Html => html`<div class="pas-fields">${fields}</div>`

const NEEDED = ['titel', 'samenvatting', 'beschrijving', 'soort', 'aanbieder', 'korting', 'percentage', 'bedrag', 'verrassing-tekst', 'bestellen-vanaf', 'bestellen-tot', 'geldig-vanaf', 'geldig-tot', 'vastleggen-link', 'vastleggen-telefoon', 'per', 'periode']
const LONG = ['beschrijving', 'beschrijving-en', 'verrassing-tekst']
const DAYS = ['bestellen-vanaf', 'bestellen-tot', 'geldig-vanaf', 'geldig-tot', 'loting-dag']
const PRICES = ['hoogste-korting', 'bedrag', 'normale-prijs', 'waarde', 'budget']
const NUMBERS = ['percentage', 'van-leeftijd', 'tot-leeftijd', 'begeleiders', 'keer', 'voorraad', 'voor-balie']

function control(name: string, { typed, errors, directory }: Given): Html {
  const value = typed[name] ?? ''
  const common = { name, label: text.labels[name]!, error: errorOf(errors, name), ...(text.hints[name] && { hint: text.hints[name] }), ...(!NEEDED.includes(name) && { optional: true }) }
  const choices = Object.entries(text.choices[name] ?? {}).map(([choice, label]) => ({ value: choice, label }))
  if (name === 'korting' || name === 'voor-wie' || name === 'vastleggen') return radios({ ...common, optional: false, legend: common.label, options: choices, value: value || { 'voor-wie': 'iedereen', 'vastleggen': 'niet' }[name as string] })
  if (name === 'verrassing' || name === 'eerste-pas') return checkbox({ name, label: common.label, checked: value === 'ja', error: common.error })
  if (name === 'per' || name === 'periode') return select({ ...common, value, options: [{ value: '', label: text.choose }, ...choices] })
  if (name === 'soort') return select({ ...common, value, options: [{ value: '', label: text.choose }, ...categoryNames.map((category) => ({ value: category, label: categories[category].label }))] })
  if (name === 'aanbieder') return select({ ...common, value, options: [{ value: '', label: text.choose }, ...parties(directory)] })
  if (LONG.includes(name)) return textarea({ ...common, value, rows: name === 'beschrijving' ? 7 : 4 })
  if (DAYS.includes(name)) {
    // A calendar shows nothing of what is no day: then it stays a text, so that it can be mended.
    const day = readDay(value)
    return field({ ...common, value: day ?? value, type: value === '' || day ? 'date' : 'text' })
  }
  if (PRICES.includes(name)) return field({ ...common, value, inputmode: 'decimal', size: 12, autocomplete: 'off' })
  if (NUMBERS.includes(name)) return field({ ...common, value, inputmode: 'numeric', size: 8, autocomplete: 'off' })
  return field({ ...common, value, autocomplete: 'off', ...(name.endsWith('-tijd') && { size: 6 }) })
}

const parties = ({ providers, groups }: Directory): { value: string; label: string }[] => [
  ...[...groups.values()].map(({ slug, name }) => ({ value: `groep ${slug}`, label: text.group(name) })),
  ...[...providers.values()].map(({ slug, name }) => ({ value: slug, label: name })),
]

/** A price for each age: five rows, of which two at least are filled in. */
function bands({ typed, errors }: Given): Html {
  const error = errorOf(errors, 'tarief-1-van')
  const cell = (index: number, part: keyof typeof text.band): Html => {
    const name = `tarief-${index}-${part}`
    const own = errorOf(errors, name)
    return html`<input${attrs({
      class: `utrecht-form-field__input utrecht-textbox pas-textbox--sized${own ? ' utrecht-textbox--invalid' : ''}`, type: 'text', id: name, name, value: typed[name] ?? '', size: part === 'van' || part === 'tot' ? 4 : 7,
      inputmode: part === 'van' || part === 'tot' ? 'numeric' : 'decimal', autocomplete: 'off', 'aria-label': text.bandOf(text.band[part], index), 'aria-invalid': own ? 'true' : undefined,
    })}>`
  }
  return html`${error && html`<div class="utrecht-form-field__error-message utrecht-form-field-error-message">${error}</div>`}${table({
    caption: text.bands, stacked: true, head: [text.band.van, text.band.tot, text.band.prijs, text.band.normaal],
    rows: Array.from({ length: BANDS }, (_, index) => [cell(index + 1, 'van'), cell(index + 1, 'tot'), cell(index + 1, 'prijs'), cell(index + 1, 'normaal')]),
  })}`
}
