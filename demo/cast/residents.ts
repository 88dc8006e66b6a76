import type { Cents } from '#shared/money.ts'
import type { Amounts } from '../norms.ts'

/** Age on the reference day and birthday (never 29 February); `known` says how much of the date the BRP knows. */
export type Born = { readonly age: number; readonly day: string; readonly known?: 'day' | 'month' | 'year' | 'nothing' }

/** `object` and `number` are BAG identifications; who lives under the same `object` lives at the same address. */
export type Home =
  | { readonly kind: 'address';  readonly street: string; readonly house: number; readonly letter?: string; readonly addition?: string; readonly postcode: string; readonly place: string; readonly object: string; readonly number: string }
  | { readonly kind: 'location'; readonly description: string }
  | { readonly kind: 'abroad';   readonly lines: readonly [string, string]; readonly country: { readonly code: string; readonly name: string } }
  | { readonly kind: 'unknown' }

export type Town = { readonly code: string; readonly name: string }

/** Somebody of the population by key, or a partner whom the BRP knows by name only. */
export type Partner = ({ readonly key: string } | { readonly given: string; readonly surname: string; readonly born: string }) & {
  readonly kind: 'huwelijk' | 'geregistreerd partnerschap'
  readonly since: string
  readonly dissolved?: string
}

type Line = { readonly soort: string; readonly cents: Cents; readonly bron: string; readonly gross?: true }

export type Resident = {
  readonly key: string
  readonly bsn: string
  readonly gender: 'M' | 'V'
  readonly given: string
  readonly prefix?: string
  readonly surname: string
  readonly born: Born
  readonly home: Home
  readonly town: Town
  readonly partner?: Partner
  readonly children?: readonly string[]
  readonly secretAddress?: true
  /** Months before the reference day. */
  readonly deceased?: number
  readonly left?: number
  readonly income?: (of: Amounts) => readonly Line[]
  readonly incomeSource?: 'says-nothing' | 'down'
  readonly story?: string
  readonly email?: string
}

const groningen: Town = { code: '0014', name: 'Groningen' }
const assen: Town     = { code: '0106', name: 'Assen' }
/** Where somebody is registered who left: the register of non-residents. */
const rni: Town       = { code: '1999', name: 'Registratie Niet Ingezetenen (RNI)' }

let dwellings = 0
const at = (street: string, house: number, postcode: string, extra: { letter?: string; addition?: string; place?: string; town?: Town } = {}): Home => {
  const { town = groningen, place = town.name, ...rest } = extra
  const serial = String(++dwellings).padStart(10, '0')
  return { kind: 'address', street, house, postcode, place, ...rest, object: `${town.code}01${serial}`, number: `${town.code}20${serial}` }
}

const wages   = (cents: Cents, bron: string): Line => ({ soort: 'loon', cents, bron })
const benefit = (cents: Cents): Line => ({ soort: 'uitkering', cents, bron: 'UWV' })
const welfare = (cents: Cents): Line => ({ soort: 'bijstand', cents, bron: 'Gemeente Groningen' })
const aow     = (cents: Cents): Line => ({ soort: 'aow', cents, bron: 'SVB' })

const eikenlaan = at('Eikenlaan', 114, '9741 ER')
const korreweg  = at('Korreweg', 88, '9714 AE', { letter: 'a' })
const kajuit    = at('Kajuit', 212, '9733 CK')
const heesterpoort = at('Heesterpoort', 17, '9713 KV')
const paterswoldseweg = at('Paterswoldseweg', 301, '9727 BS')
const vinkhuizen = at('Siersteenlaan', 240, '9743 ER', { addition: '12' })
const beijum    = at('Atensheerd', 51, '9736 CB')
const starNuman = at('Star Numanstraat', 6, '9714 JP')

/** The cast, and the relatives they live with. Streets exist, the people behind these doors do not. */
export const residents: readonly Resident[] = [
  {
    key: 'fatima', bsn: '999930011', gender: 'V', given: 'Fatima', surname: 'Bouazza', born: { age: 34, day: '04-17' },
    home: eikenlaan, town: groningen, children: ['amina', 'bilal'], email: 'fatima@stadjer.example',
    income: (of) => [wages(of.norm('single-21', 62), 'UWV'), welfare(of.norm('single-21') - of.norm('single-21', 62))],
    story: 'Woont met haar twee kinderen, werkt halve dagen en zit ruim onder de grens.',
  },
  { key: 'amina', bsn: '999930138', gender: 'V', given: 'Amina', surname: 'Bouazza', born: { age: 9, day: '02-08' }, home: eikenlaan, town: groningen },
  { key: 'bilal', bsn: '999930278', gender: 'M', given: 'Bilal', surname: 'Bouazza', born: { age: 6, day: '09-30' }, home: eikenlaan, town: groningen },
  {
    key: 'henk', bsn: '999930412', gender: 'M', given: 'Henk', surname: 'Wiersema', born: { age: 52, day: '06-03' },
    home: at('Oosterhamrikkade', 63, '9713 KA'), town: groningen, email: 'henk@stadjer.example',
    income: (of) => [wages(of.limit('single-21') + 1, 'UWV')],
    story: 'Woont alleen en verdient precies één cent meer dan de grens.',
  },
  {
    key: 'marjan', bsn: '999930552', gender: 'V', given: 'Marjan', surname: 'Postma', born: { age: 45, day: '10-12' },
    home: at('Nieuwe Blekerstraat', 29, '9718 EH'), town: groningen, email: 'marjan@stadjer.example',
    income: (of) => [benefit(of.limit('single-21'))],
    story: 'Woont alleen en zit met haar uitkering precies op de grens.',
  },
  {
    key: 'aaltje', bsn: '999930692', gender: 'V', given: 'Aaltje', surname: 'Dijkema', born: { age: 78, day: '01-26' },
    home: at('Goudlaan', 140, '9743 CJ'), town: groningen,
    income: (of) => [aow(of.norm('single-aow')), { soort: 'pensioen', cents: of.norm('single-aow', 7), bron: 'ABP' }],
    story: 'Leeft van AOW en een klein pensioen, heeft geen e-mail en krijgt graag een brief.',
  },
  {
    key: 'daan', bsn: '999930825', gender: 'M', given: 'Daan', surname: 'Visser', born: { age: 19, day: '08-21' },
    home: at('Peizerweg', 74, '9727 AM', { letter: 'b' }), town: groningen, email: 'daan@stadjer.example',
    income: (of) => [wages(of.norm('single-18-20', 96), 'UWV')],
    story: 'Is 19, woont op kamers, werkt een paar uur en valt onder het bedrag voor 18 tot en met 20 jaar.',
  },
  {
    key: 'youssef', bsn: '999930965', gender: 'M', given: 'Youssef', surname: 'Amrani', born: { age: 41, day: '03-05' },
    home: korreweg, town: groningen, partner: { key: 'samira', kind: 'huwelijk', since: '2014-07-11' }, children: ['ilyas'],
    email: 'youssef@stadjer.example',
    income: (of) => [wages(of.norm('couple-21', 71), 'UWV')],
    story: 'Is getrouwd met Samira en heeft een zoon; samen zitten ze onder de grens voor een paar.',
  },
  {
    key: 'samira', bsn: '999931106', gender: 'V', given: 'Samira', surname: 'Amrani', born: { age: 38, day: '12-01' },
    home: korreweg, town: groningen, partner: { key: 'youssef', kind: 'huwelijk', since: '2014-07-11' }, children: ['ilyas'],
    email: 'samira@stadjer.example',
    income: (of) => [benefit(of.norm('couple-21', 33))],
    story: 'Is getrouwd met Youssef en kan de pas voor hen beiden aanvragen.',
  },
  { key: 'ilyas', bsn: '999931234', gender: 'M', given: 'Ilyas', surname: 'Amrani', born: { age: 7, day: '05-19' }, home: korreweg, town: groningen },
  {
    key: 'priya', bsn: '999931374', gender: 'V', given: 'Priya', surname: 'Sharma', born: { age: 29, day: '07-14' },
    home: heesterpoort, town: groningen, email: 'priya@stadjer.example',
    income: (of) => [wages(of.norm('couple-21', 40), 'UWV')],
    story: 'Woont samen met Jelle zonder getrouwd te zijn: dat weet de gemeente pas als ze het zelf zegt.',
  },
  {
    key: 'jelle', bsn: '999931507', gender: 'M', given: 'Jelle', surname: 'Bakker', born: { age: 31, day: '11-02' },
    home: heesterpoort, town: groningen, email: 'jelle@stadjer.example',
    income: (of) => [wages(of.norm('couple-21', 55), 'UWV')],
    story: 'Woont samen met Priya zonder getrouwd te zijn.',
  },
  {
    key: 'lotte', bsn: '999931647', gender: 'V', given: 'Lotte', surname: 'Zijlstra', born: { age: 22, day: '02-27' },
    home: at('Moesstraat', 41, '9717 JT', { addition: '3' }), town: groningen, email: 'lotte@stadjer.example',
    income: (of) => [{ soort: 'studiefinanciering', cents: of.norm('single-21', 34), bron: 'DUO' }, wages(of.norm('single-21', 25), 'UWV')],
    story: 'Studeert en krijgt studiefinanciering: dan kijkt een medewerker mee.',
  },
  {
    key: 'tom', bsn: '999931787', gender: 'M', given: 'Tom', prefix: 'de', surname: 'Wit', born: { age: 38, day: '09-09' },
    home: at('Zonnelaan', 305, '9742 BW'), town: groningen, email: 'tom@stadjer.example', incomeSource: 'says-nothing',
    story: 'Werkt voor zichzelf: over hem weet de inkomensbron niets.',
  },
  {
    key: 'noor', bsn: '999931921', gender: 'V', given: 'Noor', surname: 'Hendriks', born: { age: 33, day: '03-22' },
    home: starNuman, town: groningen, children: ['fenna'], secretAddress: true, email: 'noor@stadjer.example',
    income: (of) => [welfare(of.norm('single-21'))],
    story: 'Heeft een geheim adres, dat nergens te zien mag zijn.',
  },
  { key: 'fenna', bsn: '999932056', gender: 'V', given: 'Fenna', surname: 'Hendriks', born: { age: 4, day: '06-18' }, home: starNuman, town: groningen, secretAddress: true },
  {
    key: 'willem', bsn: '999932196', gender: 'M', given: 'Willem', surname: 'Kamps', born: { age: 81, day: '10-30' },
    home: at('Goeman Borgesiuslaan', 12, '9722 RC'), town: groningen, deceased: 2,
    income: (of) => [aow(of.norm('single-aow'))],
    story: 'Is overleden: wie nu met zijn DigiD inlogt, is iemand anders.',
  },
  {
    key: 'eva', bsn: '999932329', gender: 'V', given: 'Eva', surname: 'Brouwer', born: { age: 41, day: '01-15' },
    home: at('Vaart Noordzijde', 97, '9401 GM', { town: assen }), town: assen, email: 'eva@stadjer.example',
    income: (of) => [wages(of.norm('single-21', 90), 'UWV')],
    story: 'Woont volgens de gemeente in Assen.',
  },
  {
    key: 'gerrit', bsn: '999932469', gender: 'M', given: 'Gerrit', surname: 'Jansen', born: { age: 58, day: '04-04' },
    home: paterswoldseweg, town: groningen, partner: { key: 'ans', kind: 'huwelijk', since: '1994-05-20' }, children: ['iris'],
    email: 'gerrit@stadjer.example',
    income: (of) => [wages(of.norm('couple-21', 80), 'UWV')],
    story: 'Woont met zijn vrouw Ans en hun dochter Iris: drie volwassenen op één adres.',
  },
  {
    key: 'ans', bsn: '999932603', gender: 'V', given: 'Ans', surname: 'Jansen', born: { age: 56, day: '11-11' },
    home: paterswoldseweg, town: groningen, partner: { key: 'gerrit', kind: 'huwelijk', since: '1994-05-20' }, children: ['iris'],
    income: (of) => [wages(of.norm('couple-21', 20), 'UWV')],
  },
  {
    key: 'iris', bsn: '999932743', gender: 'V', given: 'Iris', surname: 'Jansen', born: { age: 26, day: '08-08' },
    home: paterswoldseweg, town: groningen,
    income: (of) => [wages(of.norm('single-21', 165), 'UWV')],
  },
  {
    key: 'karel', bsn: '999932883', gender: 'M', given: 'Karel', surname: 'Meijer', born: { age: 60, day: '07-27' },
    home: at('Framaheerd', 90, '9737 NA'), town: groningen, email: 'karel@stadjer.example', incomeSource: 'down',
    income: (of) => [benefit(of.norm('single-21', 97))],
    story: 'Krijgt een uitkering, maar bij hem doet de inkomensbron het niet.',
  },
  {
    key: 'bram', bsn: '999933024', gender: 'M', given: 'Bram', surname: 'Kuipers', born: { age: 47, day: '05-06' },
    home: at('Hoendiep', 155, '9718 TE'), town: groningen, email: 'bram@stadjer.example',
    income: (of) => [{ ...wages(of.norm('single-21', 112), 'UWV'), gross: true }],
    story: 'Van hem is alleen het bruto loon bekend, en dat mag je niet naast een netto grens leggen.',
  },
  {
    key: 'carla', bsn: '999933152', gender: 'V', given: 'Carla', surname: 'Veenstra', born: { age: 49, day: '12-19' },
    home: kajuit, town: groningen, partner: { key: 'rutger', kind: 'huwelijk', since: '1999-09-03', dissolved: '2019-03-28' }, children: ['mees', 'julia'],
    email: 'carla@stadjer.example',
    income: (of) => [benefit(of.norm('single-21', 104))],
    story: 'Is gescheiden; haar zoon van 16 woont bij haar, haar dochter van 24 niet meer.',
  },
  { key: 'mees', bsn: '999933292', gender: 'M', given: 'Mees', prefix: 'van den', surname: 'Berg', born: { age: 16, day: '01-31' }, home: kajuit, town: groningen },
  {
    key: 'julia', bsn: '999933425', gender: 'V', given: 'Julia', prefix: 'van den', surname: 'Berg', born: { age: 24, day: '06-25' },
    home: at('Nassaulaan', 33, '9717 CH'), town: groningen, income: (of) => [wages(of.norm('single-21', 140), 'UWV')],
  },
  {
    key: 'rutger', bsn: '999933565', gender: 'M', given: 'Rutger', prefix: 'van den', surname: 'Berg', born: { age: 51, day: '02-14' },
    home: at('Beilerstraat', 10, '9401 PL', { town: assen }), town: assen, income: (of) => [wages(of.norm('single-21', 220), 'UWV')],
  },
  {
    key: 'hawa', bsn: '999933711', gender: 'V', given: 'Hawa', surname: 'Mohamud', born: { age: 36, day: '07-01', known: 'year' },
    home: vinkhuizen, town: groningen, children: ['sefa'], email: 'hawa@stadjer.example',
    income: (of) => [welfare(of.norm('single-21'))],
    story: 'Vluchtte lang geleden; van haar geboorte is alleen het jaar bekend.',
  },
  { key: 'sefa', bsn: '999933838', gender: 'V', given: 'Sefa', surname: 'Mohamud', born: { age: 10, day: '03-01', known: 'month' }, home: vinkhuizen, town: groningen },
  {
    key: 'sjoerd', bsn: '999933978', gender: 'M', given: 'Sjoerd', surname: 'Hoekstra', born: { age: 55, day: '09-17' },
    home: { kind: 'location', description: 'Woonschip tegenover Reitdiep 4' }, town: groningen, email: 'sjoerd@stadjer.example',
    income: (of) => [benefit(of.norm('single-21', 95))],
    story: 'Woont op een schip zonder huisnummer.',
  },
  {
    key: 'mehmet', bsn: '999934119', gender: 'M', given: 'Mehmet', surname: 'Yıldız', born: { age: 35, day: '05-28' },
    home: beijum, town: groningen, email: 'mehmet@stadjer.example',
    partner: { given: 'Elif', surname: 'Yıldız', born: '1993-02-10', kind: 'huwelijk', since: '2021-08-14' },
    income: (of) => [wages(of.norm('single-21', 101), 'UWV')],
    story: 'Is getrouwd met Elif, die nog in Turkije woont en geen BSN heeft.',
  },
  {
    key: 'ingrid', bsn: '999934247', gender: 'V', given: 'Ingrid', surname: 'Mulder', born: { age: 62, day: '04-23' },
    home: { kind: 'abroad', lines: ['Mühlenstraße 21', '26789 Leer'], country: { code: '9089', name: 'Bondsrepubliek Duitsland' } }, town: rni, left: 7,
    email: 'ingrid@stadjer.example', income: (of) => [benefit(of.norm('single-21', 93))],
    story: 'Is verhuisd naar Leer in Duitsland.',
  },
  {
    key: 'ramon', bsn: '999934387', gender: 'M', given: 'Ramón', surname: 'Pinto', born: { age: 40, day: '01-01', known: 'nothing' },
    home: { kind: 'unknown' }, town: rni, left: 14, email: 'ramon@stadjer.example', incomeSource: 'says-nothing',
    story: 'Heeft geen bekend adres en zijn geboortedag staat nergens.',
  },
]
