import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dmarcOf, type DmarcSays, NAMELESS } from './authentication-results.ts'

const OURS = 'mx.gemeente.example'
const CASES: readonly (readonly [what: string, headers: readonly string[], says: DmarcSays, authservId?: string])[] = [
  ['nothing', [], undefined],
  ['our server: pass', [`${OURS}; spf=pass smtp.mailfrom=voorbeeld.nl; dkim=pass header.d=voorbeeld.nl; dmarc=pass (p=reject) header.from=voorbeeld.nl`], 'pass'],
  ['our server: fail', [`${OURS}; spf=fail smtp.mailfrom=boef.example; dmarc=fail (p=none) header.from=voorbeeld.nl`], 'fail'],
  ['with a version, in capitals', [`MX.Gemeente.Example 1; DMARC=FAIL header.from=voorbeeld.nl`], 'fail'],
  ['a name in quotes, a version of the method', [`"${OURS}"; dmarc/1 = fail header.from="voorbeeld.nl"`], 'fail'],
  ['no finding of DMARC', [`${OURS}; spf=pass smtp.mailfrom=voorbeeld.nl`], undefined],
  ['none at all', [`${OURS} 1; none`], undefined],
  ['a domain that publishes nothing', [`${OURS}; dmarc=none header.from=voorbeeld.nl`], undefined],
  ['an answer of the DNS that did not come', [`${OURS}; dmarc=temperror header.from=voorbeeld.nl`], undefined],
  ['a server that we do not know', ['mx.boef.example; dmarc=pass header.from=voorbeeld.nl'], undefined],
  ['a stranger on top, ours below', ['mx.boef.example; dmarc=pass header.from=voorbeeld.nl', `${OURS}; dmarc=fail header.from=voorbeeld.nl`], 'fail'],
  ['one that came along with the mail says ours passed it', [`${OURS}; dmarc=fail header.from=voorbeeld.nl`, `${OURS}; dmarc=pass header.from=voorbeeld.nl`], 'fail'],
  ['a comment says pass', [`${OURS}; dmarc=fail (dmarc=pass (echt) "; dmarc=pass") header.from=voorbeeld.nl`], 'fail'],
  ['a comment before the finding', [`${OURS} (dmarc=pass; x); (dmarc=pass) dmarc=fail header.from=voorbeeld.nl`], 'fail'],
  ['a reason in quotes', [`${OURS}; spf=pass reason="goed; dmarc=pass"; dmarc=fail header.from=voorbeeld.nl`], 'fail'],
  ['a pass for another domain than the mail shows', [`${OURS}; dmarc=pass header.from=boef.example`], 'fail'],
  ['a pass that names an address', [`${OURS}; dmarc=pass header.from=jan@voorbeeld.nl`], 'pass'],
  ['a pass that names no domain', [`${OURS}; dmarc=pass`], 'pass'],
  ['Microsoft 365, which names nobody', ['spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=boef.example; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=voorbeeld.nl;compauth=fail reason=001'], 'fail', NAMELESS],
  ['Microsoft 365 first finding', ['dmarc=fail action=none header.from=voorbeeld.nl'], 'fail', NAMELESS],
  ['a header without a name where we trust one', ['dmarc=fail header.from=voorbeeld.nl'], undefined],
]
for (const [what, headers, says, authservId = OURS] of CASES) test(`${what}: ${says ?? 'not known'}`, () => assert.equal(dmarcOf(headers, authservId, 'Voorbeeld.nl'), says))

test('whatever a stranger writes below it, the finding of our own server counts', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 200 })), (below) => {
    assert.equal(dmarcOf([`${OURS}; dmarc=fail header.from=voorbeeld.nl`, ...below], OURS, 'voorbeeld.nl'), 'fail')
  }))
})

test('whatever a header holds, it is read in the end', () => {
  fc.assert(fc.property(fc.string({ maxLength: 2000, unit: fc.constantFrom('(', ')', '"', ';', '\\', '=', ' ', 'd', 'dmarc=pass') }), (header) => { dmarcOf([header], OURS, 'voorbeeld.nl') }))
})
