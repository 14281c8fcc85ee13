import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Decision } from '../model/decision.ts';
import { AttestationError } from '../attestation/attestation-error.ts';
import { decide } from './decide.ts';
import { gatherFacts } from './gather-facts.ts';
import { parseDecision } from './parse-decision.ts';
import { BrokenGlassProject } from './testing/broken-glass-project.ts';
import { GateProject } from './testing/gate-project.ts';
import { people, trustOfAll } from './testing/people.ts';
import { sampleFacts } from './testing/sample-facts.ts';
import { waive } from './waive.ts';

const hour = 3_600_000;
const published = join(import.meta.dirname, '../../schemas/decision.schema.json');
const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats.default(ajv);
const isPublished = ajv.compile(JSON.parse(readFileSync(published, 'utf8')) as object);

function assertAccepted(decision: Decision): void {
  const read: unknown = JSON.parse(JSON.stringify(decision));
  assert.ok(isPublished(read), JSON.stringify(isPublished.errors));
  assert.deepEqual(parseDecision(read), decision);
}

const asked = { id: 'x', title: 'X', statement: 'x', looksAt: [], expires: 'P1D' };
const amount = { at: '/amount', max: 100.5 };
const decisions = {
  'that passed': sampleFacts(),
  'that failed': sampleFacts({ sealed: { recipients: 0 } }),
  'without evidence': sampleFacts({ runs: [] }),
  'that nobody has signed': sampleFacts({ checklist: { signOffs: [asked] } }),
  'with ceilings': sampleFacts({
    checklist: { ceilings: [{ operation: 'createItem', requests: 1, per: 'P1D', amount }] },
  }),
  'of weaker limits': sampleFacts({ checklist: { evidenceAge: 7 * 24 * hour, promotionAge: 24 * hour } }),
};

describe('the published schema and what is read back accept a decision', () => {
  for (const [what, facts] of Object.entries(decisions))
    test(what, () => {
      const decision = decide(facts, trustOfAll, '0.1.0');
      assert.equal(decision.weakened !== undefined, what === 'of weaker limits');
      assertAccepted(decision);
    });

  test('with a waiver', async (context) => {
    const project = await GateProject.makeReady(context);
    project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
    await project.addRun();
    const { facts, trust } = await gatherFacts(project.query());
    const request = { item: 'version-pinned', owner: 'ada', reason: 'v2 comes on Monday', lasts: 24 * hour };
    await waive({ ...request, key: people.bob }, facts, trust, project.ledger);
    const decision = decide(await project.facts(), trustOfAll, '0.1.0');
    assert.ok(decision.items.some(({ waived }) => waived !== undefined));
    assertAccepted(decision);
  });

  test('with broken glass, also of whom nobody trusts any more', async (context) => {
    const project = await BrokenGlassProject.make(context);
    await project.break();
    const own = decide(await project.gate.facts(), trustOfAll, '0.1.0');
    project.gate.edit('trust.yaml', 'roles: [approver]', 'roles: [runner]');
    const unverified = decide(await project.gate.facts(), trustOfAll, '0.1.0');
    assert.deepEqual(
      [own, unverified].map(({ brokenGlass }) => brokenGlass?.[0]?.state),
      ['open', 'unverified'],
    );
    for (const decision of [own, unverified]) assertAccepted(decision);
  });
});

type Json = Record<string, unknown>;

function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
}

describe('what is no decision is refused, and says where', () => {
  const whole = () => JSON.parse(JSON.stringify(decide(decisions['with ceilings'], trustOfAll, '1'))) as Json;
  const first = (value: Json, name: string) => (value[name] as Json[])[0] ?? {};
  const cases: readonly (readonly [what: string, change: (value: Json) => unknown, says: RegExp])[] = [
    ['nothing', () => null, /it must be object/],
    ['another schema', (value) => ({ ...value, schema: 'x' }), /"\/schema" must be equal to constant/],
    ['a verdict that there is not', (value) => ({ ...value, verdict: 'ok' }), /"\/verdict" must be equal/],
    ['a member more', (value) => ({ ...value, note: 'x' }), /it must NOT have additional properties/],
    ['no verdict', (value) => without(value, 'verdict'), /required property 'verdict'/],
    [
      'a time that is none',
      (value) => ({ ...value, holdsUntil: 'soon' }),
      /"\/holdsUntil" must match format/,
    ],
    ['a digest that is none', (value) => ({ ...value, subjects: { a: 'x' } }), /"\/subjects\/a" must match/],
    ['an epoch below 0', (value) => ({ ...value, epoch: -1 }), /"\/epoch" must be >= 0/],
    [
      'a member more in an item',
      (value) => (Object.assign(first(value, 'items'), { note: 'x' }), value),
      /"\/items\/0" must NOT have additional/,
    ],
    [
      'a member more in a ceiling',
      (value) => (Object.assign(first(value, 'ceilings'), { note: 'x' }), value),
      /"\/ceilings\/0" must NOT have additional/,
    ],
    [
      'a name that would move the cursor',
      (value) => ({ ...value, subjects: { '\u001b[2J': 'x' } }),
      /"\/subjects\/\\u001b\[2J" must match/,
    ],
    [
      'a prototype as a member',
      (value) =>
        JSON.parse(JSON.stringify(value).replace('{', '{"__proto__":{"verdict":"passed"},')) as unknown,
      /additional properties/,
    ],
  ];
  for (const [what, change, says] of cases)
    test(what, () => {
      const changed = change(whole());
      assert.equal(isPublished(changed), false);
      assert.throws(
        () => parseDecision(changed),
        (error) =>
          error instanceof AttestationError &&
          error.code === 'statement_malformed' &&
          says.test(error.message),
      );
    });
});
