import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fresh } from './items/fresh.ts';
import { revokeDrifted } from './revoke-drifted.ts';
import type { DriftSeen } from './revoke-drifted.ts';
import { GateProject } from './testing/gate-project.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const broken = { provider: 'acme', environment: 'sandbox', breaking: 1, waived: 0 };
type Row = readonly [what: string, seen: Partial<DriftSeen>, at: Date, revoked: readonly string[]];

const rows: readonly Row[] = [
  ['it breaks us', {}, now, ['acme']],
  ['in two environments', { drift: [broken, { ...broken, environment: 'other' }] }, now, ['acme']],
  ['it was waived', { drift: [{ ...broken, waived: 1 }] }, now, []],
  ['nothing breaks', { drift: [{ ...broken, breaking: 0 }] }, now, []],
  ['nothing was compared', { drift: [] }, now, []],
  ['of another provider', { drift: [{ ...broken, provider: 'other' }] }, now, []],
  ['on the other network', { network: 'internet' }, now, []],
  ['of one that has run out', {}, new Date(hoursFromNow(8)), []],
];

for (const [what, seen, at, want] of rows)
  test(`drift and a promotion in force: ${what}`, async (context) => {
    const project = await GateProject.makeReady(context);
    await project.promote();
    const given = { network: 'sandbox', drift: [broken], by: 'run 1', ...seen } as const;
    const how = { ledger: project.ledger, now: at, runs: project.path('reports/runs') };
    assert.deepEqual((await revokeDrifted(given, how)).revoked, want);
    const { epoch } = (await project.facts()).ledger;
    assert.equal(epoch, want.length);
    // Once is enough: nothing is in force any more.
    assert.deepEqual((await revokeDrifted(given, how)).revoked, []);
  });

test('drift while nothing is in force: what was shown before counts no more, and it is written down once', async (context) => {
  const project = await GateProject.makeReady(context);
  const seen = { network: 'sandbox', drift: [broken], by: 'livegate drift' } as const;
  const gate = { ledger: project.ledger, now, runs: project.path('reports/runs') };
  const outcome = async () => {
    const { reason, verdict } = fresh.evaluate(await project.facts());
    return [verdict, reason];
  };
  assert.equal((await outcome())[0], 'passed');
  const waived = [{ ...broken, waived: 1 }];
  assert.deepEqual(await revokeDrifted({ ...seen, drift: waived }, gate), { revoked: [], noted: [] });
  assert.deepEqual(await revokeDrifted(seen, gate), { revoked: [], noted: ['acme'] });
  const at = now.toISOString();
  assert.deepEqual(await outcome(), [
    'unknown',
    `run 20260701T105900Z-aa1 began before the breaking drift at ${at}`,
  ]);
  const later = (minutes: number) => ({ ...gate, now: new Date(now.getTime() + minutes * 60_000) });
  assert.deepEqual((await revokeDrifted(seen, later(1))).noted, []);
  assert.deepEqual((await revokeDrifted({ ...seen, network: 'internet' }, later(1))).noted, ['acme']);
  assert.deepEqual((await revokeDrifted(seen, later(61))).noted, ['acme']);
  assert.deepEqual((await revokeDrifted(seen, later(62))).noted, []);
  // Something ran since: it may be evidence of what is there no more.
  project.write('reports/runs/20260701T130130Z-aa2/run.json', '{}');
  assert.deepEqual((await revokeDrifted(seen, later(62))).noted, ['acme']);
});

/** What stands in the ledger of a newer livegate, of a key that is trusted no more, or of nobody's. */
const unverified: readonly (readonly [
  what: string,
  body: Record<string, unknown>,
  revoked: readonly string[],
])[] = [
  ['one whose signature is nobody’s', claiming({}), ['acme']],
  ['one of another form', claiming({ addedLater: true }), ['acme']],
  ['one without an end', claiming({ expiresAt: undefined }), ['acme']],
  ['one whose end is no time', claiming({ expiresAt: 'soon' }), ['acme']],
  ['one without a network', claiming({ network: undefined }), ['acme']],
  ['one of a network that there is not', claiming({ network: 'lan' }), ['acme']],
  ['one that says nothing of itself', { envelope: envelopeOf(null) }, ['acme']],
  ['no envelope', {}, ['acme']],
  ['one of the other network', claiming({ network: 'internet' }), []],
  ['one that has run out', claiming({ expiresAt: now.toISOString() }), []],
];
for (const [what, body, want] of unverified)
  test(`closing needs no signature: a promotion that cannot be verified may be open somewhere: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    await project.append({ kind: 'promotion', provider: 'acme', body });
    const seen = { network: 'sandbox', drift: [broken], by: 'run 1' } as const;
    const gate = { ledger: project.ledger, now, runs: project.path('reports/runs') };
    assert.deepEqual((await revokeDrifted(seen, gate)).revoked, want);
    const { epoch, promotions } = (await project.facts()).ledger;
    assert.deepEqual([epoch, promotions.length], [want.length, 0]);
  });

function claiming(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const predicate = { network: 'sandbox', expiresAt: hoursFromNow(1), ...claims };
  return { envelope: envelopeOf({ predicate }) };
}

function envelopeOf(statement: unknown): Record<string, unknown> {
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  return { payload, payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'AAAA' }] };
}
