/** An offer as it is typed: every text as it came, right or wrong, by the name of its field. The same names head the columns of a file. */
export type Typed = Readonly<Record<string, string>>

export const BANDS = 5
const bandFields = Array.from({ length: BANDS }, (_, index) => ['van', 'tot', 'prijs', 'normaal'].map((part) => `tarief-${index + 1}-${part}`)).flat()

/** The steps of writing an offer, and what each asks. */
export const steps = {
  'wat':       ['titel', 'samenvatting', 'beschrijving', 'soort', 'aanbieder', 'adres'],
  'korting':   ['korting', 'percentage', 'hoogste-korting', 'bedrag', ...bandFields, 'normale-prijs', 'verrassing', 'verrassing-tekst'],
  'voor-wie':  ['voor-wie', 'van-leeftijd', 'tot-leeftijd', 'postcodes', 'eerste-pas', 'begeleiders', 'keer', 'per', 'periode'],
  'wanneer':   ['bestellen-vanaf', 'bestellen-tijd', 'bestellen-tot', 'geldig-vanaf', 'geldig-tot', 'loting-dag', 'loting-tijd'],
  'hoeveel':   ['voorraad', 'voor-balie', 'waarde', 'budget'],
  'praktisch': ['dagen', 'let-op', 'meenemen', 'vastleggen', 'vastleggen-link', 'vastleggen-telefoon'],
  'beeld':     ['beeld', 'beeld-tekst'],
  'engels':    ['titel-en', 'samenvatting-en', 'beschrijving-en', 'dagen-en', 'let-op-en', 'meenemen-en'],
} as const satisfies Record<string, readonly string[]>
export type StepName = keyof typeof steps

export const stepNames = Object.keys(steps) as readonly StepName[]
export const allFields: readonly string[] = Object.values(steps).flat()
/** What a file of offers has: pictures are not in it. */
export const fileFields: readonly string[] = allFields.filter((name) => !name.startsWith('beeld'))
export const stepOf = (field: string): StepName | undefined => stepNames.find((name) => (steps[name] as readonly string[]).includes(field))

/** Only what a step asks, of what a form sends; a box that is not ticked is sent as nothing. */
export const typedIn = (fields: readonly string[], form: Readonly<Record<string, string>>): Typed =>
  Object.fromEntries(fields.map((name) => [name, (form[name] ?? '').replaceAll('\r\n', '\n').trim()]))
