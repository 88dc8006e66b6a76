import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOfMail } from './kind-of-mail.ts'

const of = (headers: Record<string, string>, { from = 'jan@example.org', subject = 'Een vraag' }: { from?: string; subject?: string } = {}) =>
  kindOfMail({ headers: new Map(Object.entries(headers)), from, subject, ours: ['stadjerspas@gemeente.example'] })

for (const [what, kind, headers, more] of [
  ['somebody writes to us',                         'person',     {}],
  ['their program says that it is no machine',      'person',     { 'auto-submitted': 'no' }],
  ['an answering machine by the standard',          'auto-reply', { 'auto-submitted': 'auto-replied' }],
  ['a machine that says that it made the mail',     'auto-reply', { 'auto-submitted': 'auto-generated' }],
  ['a machine that is older than the standard',     'auto-reply', { precedence: 'auto_reply' }],
  ['junk by its own word',                          'auto-reply', { precedence: 'junk' }],
  ['Exchange that wants no answer',                 'auto-reply', { 'x-auto-response-suppress': 'All' }],
  ['Exchange that wants only no receipt',           'person',     { 'x-auto-response-suppress': 'DR, RN, NRN' }],
  ['away, by its subject alone',                    'auto-reply', {}, { subject: 'Automatisch antwoord: Wij hebben je vraag' }],
  ['who asks about an automatic answer',            'person',     {}, { subject: 'Ik kreeg een automatisch antwoord' }],
  ['an address that nobody reads',                  'auto-reply', {}, { from: 'no-reply@shop.example' }],
  ['a mailing list',                                'list',       { 'list-id': '<buurt.example.org>' }],
  ['a newsletter',                                  'list',       { 'list-unsubscribe': '<https://example.org/uit>' }],
  ['sent to many',                                  'list',       { precedence: 'bulk' }],
  ['a mail of ours that came back',                 'bounce',     { 'content-type': 'multipart/report; report-type=delivery-status' }],
  ['a machine that delivers mail',                  'bounce',     {}, { from: 'MAILER-DAEMON@mail.example' }],
  ['without a way back',                            'bounce',     { 'return-path': '<>' }],
  ['our own address, as in a loop',                 'own',        {}, { from: 'Stadjerspas@Gemeente.Example' }],
  ['our own address, forged as a machine',          'own',        { 'auto-submitted': 'auto-replied' }, { from: 'stadjerspas@gemeente.example' }],
] as const satisfies readonly (readonly [string, string, Record<string, string>, { from?: string; subject?: string }?])[]) {
  test(`${what}: ${kind}`, () => { assert.equal(of(headers, more), kind) })
}
