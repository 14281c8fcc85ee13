import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderWeakened } from '../report/render-weakened.ts';
import { testProvider } from '../network/testing/test-provider.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Provider } from '../model/provider.ts';
import { decide } from './decide.ts';
import { findWeakened } from './find-weakened.ts';
import { trustOfAll } from './testing/people.ts';
import { sampleFacts } from './testing/sample-facts.ts';

const hour = 3_600_000;
const day = 24 * hour;
const rows: readonly (readonly [own: Partial<Checklist>, item: string | undefined, says: string])[] = [
  [{}, undefined, ''],
  [{ evidenceAge: hour, promotionAge: hour, clockLimit: 1000, credentialAge: day }, undefined, ''],
  [{ certificateLeft: 90 * day }, undefined, ''],
  [
    { environments: ['staging'] },
    'scenarios',
    'test environments that must be green: staging, where the pack says preprod, staging',
  ],
  [{ evidenceAge: 7 * day }, 'evidence-fresh', 'age of the evidence: 7 d, where the pack says 1 d'],
  [{ clockLimit: 300_000 }, 'clock-agrees', 'difference of the clocks: 5 min, where the pack says 30 s'],
  [
    { credentialAge: 91 * day },
    'credential-age',
    'age of the live credentials: 91 d, where the pack says 90 d',
  ],
  [{ promotionAge: day }, 'promotion', 'life of a promotion: 1 d, where the pack says 8 h'],
  [
    { certificateLeft: 29 * day },
    'certificate',
    'certificates, what they still hold: 29 d, where the pack says 30 d',
  ],
];

const { environments } = testProvider;
const deprecations: readonly (readonly [more: object, says: string])[] = [
  [{}, 'deprecated since 2026-01-01, no last day is said, no replacement is said'],
  [
    { decommissioned: '2026-12-31', replacement: 'preprod' },
    'deprecated since 2026-01-01, last day 2026-12-31, replaced by preprod',
  ],
];
for (const [more, own] of deprecations)
  test(`a test environment that counts though it is ${own}`, () => {
    const staging = { ...environments['staging'], deprecated: { since: '2026-01-01', ...more } };
    const provider = { environments: { ...environments, staging } } as Partial<Provider>;
    const facts = sampleFacts({ provider });
    assert.deepEqual(decide(facts, trustOfAll, '0.1.0').weakened, [
      { item: 'environments-current', limit: 'state of staging', own, pack: 'not deprecated' },
    ]);
    const without = sampleFacts({ provider, checklist: { environments: ['preprod'] } });
    assert.equal(decide(without, trustOfAll, '0.1.0').weakened, undefined);
  });

for (const [own, item, says] of rows)
  test(`a limit is weaker than its pack: ${says || `none of ${Object.keys(own).join(', ')}`}`, () => {
    const facts = sampleFacts({ checklist: own });
    const found = findWeakened(facts.checklist, facts.contract.provider);
    assert.deepEqual(
      found.map((one) => one.item),
      item === undefined ? [] : [item],
    );
    const line = says === '' ? '' : `weaker than default@1: ${says}`;
    assert.equal(
      renderWeakened('default@1', found, (_tone, text) => text),
      line,
    );
    assert.deepEqual(decide(facts, trustOfAll, '0.1.0').weakened ?? [], found);
  });
