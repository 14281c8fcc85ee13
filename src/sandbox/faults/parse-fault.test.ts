import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import { acmeContract } from '../testing/acme.ts';
import { faultKinds } from './fault-kinds.ts';
import { checkFault, parseFault } from './parse-fault.ts';

const contracts = [acmeContract()];

for (const { text, wanted } of [
  { text: 'truncate', wanted: { kind: 'truncate' } },
  { text: 'latency:200ms', wanted: { kind: 'latency', value: '200ms' } },
  { text: 'acme=429', wanted: { provider: 'acme', kind: '429' } },
  { text: 'acme@preprod=reset', wanted: { provider: 'acme', environment: 'preprod', kind: 'reset' } },
  {
    text: 'acme@preprod:getItem=status:503*2',
    wanted: {
      provider: 'acme',
      environment: 'preprod',
      operation: 'getItem',
      kind: 'status',
      value: '503',
      times: 2,
    },
  },
  { text: 'acme:getItem=bom', wanted: { provider: 'acme', operation: 'getItem', kind: 'bom' } },
  { text: 'set:/a=1', wanted: { kind: 'set', value: '/a=1' } },
  { text: 'acme=set:/a/b="x=y"', wanted: { provider: 'acme', kind: 'set', value: '/a/b="x=y"' } },
  { text: 'wrong-type:/items/*/id', wanted: { kind: 'wrong-type', value: '/items/*/id' } },
]) {
  test(`${text} is read`, () => {
    assert.deepEqual(parseFault(text, contracts), wanted);
  });
}

for (const { text, nearest, message } of [
  { text: 'truncat', nearest: 'truncate', message: /no fault truncat/ },
  { text: 'acmee=reset', nearest: 'acme', message: /acmee is no provider/ },
  { text: 'acme@preprd=reset', nearest: 'preprod', message: /preprd is no environment of acme/ },
  { text: 'acme:getItm=reset', nearest: 'getItem', message: /getItm is no operation of acme/ },
  { text: 'status:abc', message: /a status is 200 to 599/ },
  { text: 'latency:soon', message: /not a duration/ },
  { text: 'oversize:big', message: /a size is a number/ },
  { text: 'wrong-type', message: /needs a JSON Pointer/ },
  { text: 'missing:id', message: /not a JSON Pointer/ },
  { text: 'set:/a=nonsense', message: /stands JSON/ },
  { text: 'bom:1', message: /takes no value/ },
  { text: 'redirect:nowhere', message: /goes to live or to a URL/ },
  { text: 'content-type:html', message: /needs a media type/ },
  { text: 'header:x', message: /needs name=value/ },
  { text: 'drop-header:a b', message: /a header name/ },
  { text: 'deep:0', message: /a count is/ },
  { text: '', message: /there is no fault/ },
]) {
  test(`${text || 'nothing'} is refused`, () => {
    assert.throws(
      () => parseFault(text, contracts),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, message);
        if (nearest !== undefined) assert.equal(error.problems[0]?.nearest, nearest);
        return true;
      },
    );
  });
}

test('a fault given as an object is held against the contracts too', () => {
  const fault = { provider: 'acme', operation: 'getItm', kind: 'reset' };
  assert.throws(() => checkFault(fault, contracts), /getItm is no operation of acme/);
  assert.throws(() => checkFault({ operation: 'getItm', kind: 'reset' }, contracts), /is no operation/);
  assert.equal(checkFault({ kind: 'reset' }, contracts).kind, 'reset');
});

test('every kind says in one line what it does', () => {
  for (const [name, { describe }] of Object.entries(faultKinds)) {
    assert.ok(describe.length > 5 && describe.length < 80 && !describe.includes('\n'), name);
  }
});
