import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inWords } from './words.ts'

for (const [title, said] of [
  ['Gratis zwemmen', 'gratis zwemmen'], ['NAC-wedstrijd', 'NAC-wedstrijd'], ['Naar de film', '“Naar de film”'], ['Gratis naar het museum', '“Gratis naar het museum”'],
  ['Kerst in De Kelder', '“Kerst in De Kelder”'], ['Inloopuur yoga', 'inloopuur yoga'], ['Go to the cinema', '“Go to the cinema”'], ['Golf for beginners', 'golf for beginners'],
] as const) test(`in a sentence ${title} reads ${said}`, () => { assert.equal(inWords(title), said) })
