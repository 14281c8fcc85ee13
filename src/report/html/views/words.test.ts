import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from '../markup/html.ts';
import { withInstants } from './words.ts';

describe('a sentence with instants in it', () => {
  for (const [what, sentence, shown] of [
    [
      'shows each as everywhere',
      'from 2026-11-22T01:28:12.454Z until 2026-11-23T00:00:00Z',
      'from <time datetime="2026-11-22T01:28:12.454Z">22 Nov 2026, 01:28 UTC</time> until <time datetime="2026-11-23T00:00:00Z">23 Nov 2026, 00:00 UTC</time>',
    ],
    ['without any is as it was', 'run 20261122T012637Z-3db50793', 'run 20261122T012637Z-3db50793'],
    [
      'leaves what is no day as it is',
      '2026-99-99T00:00:00Z',
      '<time datetime="2026-99-99T00:00:00Z">2026-99-99T00:00:00Z</time>',
    ],
    [
      'stays text',
      '<b>2026-11-22T01:28:12Z',
      '&lt;b&gt;<time datetime="2026-11-22T01:28:12Z">22 Nov 2026, 01:28 UTC</time>',
    ],
    [
      'takes nothing for one that goes on',
      '12026-11-22T01:28:12Z 2026-11-22T01:28:12Zulu',
      '12026-11-22T01:28:12Z 2026-11-22T01:28:12Zulu',
    ],
  ] as const)
    test(what, () => assert.equal(String(html`${withInstants(sentence)}`), shown));
});
