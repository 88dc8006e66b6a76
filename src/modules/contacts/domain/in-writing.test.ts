import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenTo } from './in-writing.ts'

const email = 'jan@example.org'
const address = ['Laan 1', '9712 AB Groningen']
for (const [who, given, written] of [
  ['a resident, whatever they gave',              { isResident: true, replyBy: 'message', person: undefined }, 'message'],
  ['who wants a letter and gave a mail address',  { isResident: false, replyBy: 'letter', person: { email, address } }, 'letter'],
  ['who wants mail and gave an address',          { isResident: false, replyBy: 'email', person: { email, address } }, 'email'],
  ['who wants to be called and gave an address',  { isResident: false, replyBy: 'phone', person: { address } }, 'letter'],
  ['who wants to be called and gave mail',        { isResident: false, replyBy: 'phone', person: { email } }, 'email'],
  ['who gives no address and comes to a Stip',    { isResident: false, replyBy: 'phone', person: { collects: true } }, 'collect'],
  ['who can only be called',                      { isResident: false, replyBy: 'phone', person: {} }, undefined],
  ['who was forgotten',                           { isResident: false, replyBy: 'email', person: undefined }, undefined],
] as const) test(`${who}: ${written ?? 'not in writing'}`, () => { assert.equal(writtenTo(given), written) })
