import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classesIn, pruneCss } from './prune-css.ts'

const used = new Set(['nl-button', 'nl-button--primary', 'utrecht-table'])

test('a rule for a class that no page has is left out, one for a class that a page has stays', () => {
  assert.equal(pruneCss('.nl-button{color:red}.nl-button--busy{color:blue}', used), '.nl-button{color:red}')
  assert.equal(pruneCss('.nl-button,.nl-button--busy{color:red}', used), '.nl-button{color:red}')
  assert.equal(pruneCss('.nl-button:where(.nl-button--busy):hover{color:red}', used), '')
})

test('a class that only must be absent, or may be one of several, does not make a rule go', () => {
  const rule = '.nl-button:not(.nl-button--disabled):hover{color:red}'
  assert.equal(pruneCss(rule, used), rule)
  const choice = '.nl-button:is(.nl-button--busy,.nl-button--primary){color:red}'
  assert.equal(pruneCss(choice, used), choice)
})

test('elements and conditions stay; a condition without rules goes', () => {
  assert.equal(pruneCss('/* a { */@media print{.utrecht-table tr{color:red}.x{color:red}}', used), '@media print{.utrecht-table tr{color:red}}')
  assert.equal(pruneCss('@media print{.x{color:red}}', used), '')
})

test('class names are found in sources as they are written', () => {
  assert.deepEqual(classesIn('<a class="nl-link nl-link--strong utrecht-form-field__label">${x}'), ['nl-link', 'nl-link--strong', 'utrecht-form-field__label'])
})
