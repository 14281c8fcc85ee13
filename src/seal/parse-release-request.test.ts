import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../util/canonical-json.ts';
import { digestOf } from '../util/digest.ts';
import { makeReleaseRequest } from './make-release-request.ts';
import type { ReleaseWish } from './make-release-request.ts';
import { parseReleaseRequest } from './parse-release-request.ts';
import { refusalOf } from './testing/refusal-of.ts';

const wish: ReleaseWish = {
  provider: 'acme',
  environment: 'live',
  network: 'internet',
  decision: digestOf('a decision'),
  sealed: digestOf('a sealed file'),
  run: 'run 17 – Prüfung',
  repository: 'https://git.example.com/shop.git',
  requestedAt: new Date('2026-07-10T08:00:00.000Z'),
  expiresAt: new Date('2026-07-11T08:00:00.000Z'),
};
const { request } = await makeReleaseRequest(wish);
const text = canonicalJson(request);
const changed = (change: object) => canonicalJson({ ...request, ...change });

describe('parseReleaseRequest', () => {
  it('gives back what was made, with a line end or without', () => {
    assert.deepEqual(parseReleaseRequest(text), request);
    assert.deepEqual(parseReleaseRequest(`${text}\n`), request);
  });

  const refused: readonly [string, string][] = [
    ['nothing', ''],
    ['no JSON', 'canary-7f3a'],
    ['null', 'null'],
    ['great depth', '['.repeat(16_000)],
    ['another form', JSON.stringify(request, null, 2)],
    ['a member twice', text.replace('"run":', '"run":"shown to the approver","run":')],
    ['an unknown member', changed({ approved: true })],
    ['a missing member', changed({ decision: undefined })],
    ['a prototype key', text.replace('{', '{"__proto__":{"approved":true},')],
    ['a short id', changed({ id: '00' })],
    ['no network', changed({ network: undefined })],
    ['another digest', changed({ sealed: `sha1:${'0'.repeat(40)}` })],
    ['terminal escapes', changed({ run: 'run\u001b[2K17' })],
    ['a change of direction', changed({ repository: 'shop\u202etig.' })],
    ['a line separator', changed({ run: 'run\u2028approved: yes' })],
    ['a huge name', changed({ run: 'x'.repeat(257) })],
    ['a recipient with a wrong checksum', changed({ recipient: `${request.recipient.slice(0, -4)}qqqq` })],
    ['a post-quantum recipient', changed({ recipient: 'age1pq1qqqq' })],
    ['a lifetime of more than 24 hours', changed({ expiresAt: '2026-07-11T08:00:00.001Z' })],
    ['no lifetime', changed({ expiresAt: request.requestedAt })],
    ['a time that does not exist', changed({ requestedAt: '2026-02-30T08:00:00.000Z' })],
  ];
  for (const [what, given] of refused) {
    it(`refuses ${what}`, async () =>
      assert.equal(await refusalOf(() => parseReleaseRequest(given)), 'request_invalid'));
  }
});

describe('parseReleaseRequest, given a huge text', () => {
  it('does not look into it', async () => {
    const huge = `${text}${' '.repeat(16_384)}`;
    assert.equal(await refusalOf(() => parseReleaseRequest(huge)), 'request_invalid');
    assert.throws(() => parseReleaseRequest(huge), /at most 16384 characters/);
  });
});

describe('makeReleaseRequest', () => {
  const refused: readonly [string, Partial<ReleaseWish>][] = [
    ['a lifetime of more than 24 hours', { expiresAt: new Date('2026-07-11T08:00:00.001Z') }],
    ['a lifetime that ends before it begins', { expiresAt: new Date('2026-07-10T07:00:00.000Z') }],
    ['a time that does not exist', { requestedAt: new Date(NaN) }],
    ['terminal escapes', { run: '\u001b[31mred' }],
    ['no run', { run: '' }],
    ['a provider with a path', { provider: 'a/../b' }],
  ];
  for (const [what, change] of refused) {
    it(`refuses ${what}`, async () =>
      assert.equal(await refusalOf(() => makeReleaseRequest({ ...wish, ...change })), 'request_invalid'));
  }
});
