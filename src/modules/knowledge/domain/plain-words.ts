/**
 * Words that a busy or worried reader stumbles over, and what we say instead. Found as whole words, in any case; an
 * asterisk stands for any ending. From the house's own list of plain Dutch; add to it, never make an exception in a text.
 */
const TABLE: readonly (readonly [word: string, instead: string])[] = [
  ['indienen|ingediend|dien in',        'aanvragen, sturen'],          ['beschikking*',                  'besluit, brief'],
  ['verstrek*',                         'geven'],                      ['conform',                       'zoals in'],
  ['in aanmerking',                     'kunnen krijgen'],             ['peildatum',                     'de dag waarop wij kijken'],
  ['draagkracht',                       'wat je kunt betalen'],        ['minima|minimum inkomen*',       'inwoners met een laag inkomen'],
  ['verzilver*',                        'gebruiken'],                  ['inzake|betreffende|aangaande',  'over'],
  ['middels|door middel van',           'met, door'],                  ['teneinde',                      'om te'],
  ['reeds',                             'al'],                         ['tevens|eveneens',               'ook'],
  ['echter',                            'maar'],                       ['derhalve|dientengevolge',       'daarom'],
  ['indien',                            'als'],                        ['mits',                          'alleen als'],
  ['tenzij',                            'maar niet als'],              ['alvorens',                      'voordat'],
  ['gedurende',                         'tijdens, in'],                ['omtrent',                       'over, rond'],
  ['ten aanzien van|met betrekking tot', 'over, voor'],                ['op grond van',                  'door, volgens'],
  ['krachtens',                         'volgens'],                    ['hierbij|bijgaand*|hiermee',     '(weglaten)'],
  ['dient|dienen te',                   'je moet'],                    ['wordt verzocht',                'wil je …'],
  ['in gebreke',                        'te laat'],                    ['toeken*|toegekend*',            'geven, je krijgt'],
  ['afwijz*|afgewezen|afgekeurd*',      'niet geven, nee zeggen'],     ['honorer*',                      'ja zeggen tegen'],
  ['in behandeling',                    'bekijken'],                   ['ontvangstbevestiging',          'bericht dat wij iets hebben'],
  ['termijn*|beslistermijn*',           'tijd, tot en met (datum)'],   ['uiterlijk',                     'tot en met'],
  ['opschort*',                         'de tijd stilzetten'],         ['bewijsstuk*',                   'papieren, bijlagen'],
  ['inkomensspecificatie*',             'loonstrook, uitkeringsbrief'], ['uitkeringsinstantie*',         'UWV, SVB of gemeente'],
  ['toeslagen',                         'zorgtoeslag, huurtoeslag'],   ['vermogen',                      'spaargeld en bezit'],
  ['bezwaar aan*|bezwaar aantekenen',   'bezwaar maken'],              ['bezwaarschrift*',               'brief met bezwaar'],
  ['gemachtigde*',                      'iemand die voor jou regelt'], ['belanghebbende*',               'jij'],
  ['cliënt*|client*',                   'jij'],                        ['ondergetekende',                'ik'],
  ['alleenstaande ouder*',              'ouder zonder partner'],       ['gezinssamenstelling',           'met wie je woont'],
  ['huishouden voer*',                  'samen wonen en delen'],       ['ingezetene*',                   'inwoner'],
  ['woonachtig',                        'wonen'],                      ['identificer*|authenticer*|authenticatie', 'inloggen, laten zien wie je bent'],
  ['raadpleg*',                         'bekijken'],                   ['retourner*',                    'terugsturen'],
  ['activer*',                          'aanzetten'],                  ['deactiver*|gedeactiveerd',      'uitzetten'],
  ['geldigheidsduur',                   'geldig tot en met'],          ['reserver*|gereserveerd',        'bestellen, plek kiezen'],
  ['niet succesvol',                    'niet gelukt'],                ['foutieve*|ongeldige invoer',    'dit klopt nog niet'],
  ['verplicht veld|verplichte velden',  'vul dit in'],                 ['sessie*',                       'je was te lang weg'],
  ['systeem|systemen|applicatie*|portaal', 'site'],                    ['storing*',                      'het werkt nu niet'],
  ['autorisatie*',                      'dit mag je niet zien'],       ['klachtenprocedure*',            'wat wij doen met je klacht'],
  ['in kennis',                         'laten weten'],                ['contact op|contact opnemen',    'bellen, mailen'],
  ['periodiek*|jaarlijks*',             'elk jaar'],                   ['maandelijks*',                  'elke maand'],
  ['ambtshalve',                        'uit onszelf'],                ['rechthebbende*',                'wie het mag gebruiken'],
  ['studiefinanciering geniet*',        'studiefinanciering krijgen'], ['voorliggende voorziening*',     'andere regeling die eerst komt'],
  ['voucher*|coupon*|tegoed*',          'bon'],                        ['gewoon|simpel*|eenvoudigweg',   '(weglaten)'],
  ['niet toegestaan',                   'wat wel kan, en vanaf wanneer'], ['geachte',                    'beste'],
]

/** Words of the workplaces: clubs, shops and museums read aanbieder, a caseworker reads aanvrager; a resident reads neither. */
const FOR_RESIDENTS: typeof TABLE = [['aanbieder*', 'club, winkel, museum'], ['aanvrager*', 'jij']]

type Rule = { readonly pattern: RegExp; readonly instead: string }

const rules = (table: typeof TABLE): Rule[] => table.map(([words, instead]) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.replaceAll('*', '\\p{L}*')})(?![\\p{L}\\p{N}])`, 'giu'),
  instead,
}))

const everywhere = rules(TABLE)
const residents = rules(FOR_RESIDENTS)

/** Each hard word in a text, with what to say instead. */
export const hardWords = (text: string, forResidents = true): { readonly word: string; readonly instead: string }[] =>
  [...everywhere, ...(forResidents ? residents : [])].flatMap(({ pattern, instead }) => [...text.matchAll(pattern)].map(([word]) => ({ word, instead })))
