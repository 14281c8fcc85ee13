import assert from 'node:assert/strict';
import { test } from 'node:test';
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
    const how = { ledger: project.ledger, now: at };
    assert.deepEqual(await revokeDrifted(given, how), want);
    const { epoch } = (await project.facts()).ledger;
    assert.equal(epoch, want.length);
    // Once is enough: nothing is in force any more.
    assert.deepEqual(await revokeDrifted(given, how), []);
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
    assert.deepEqual(await revokeDrifted(seen, { ledger: project.ledger, now }), want);
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
