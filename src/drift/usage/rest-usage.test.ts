import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Usage } from '../../model/usage.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { digestOf, document, drop, json, schemas, set, usage } from './testing/orders.ts';

describe('what nobody can tell', () => {
  const edit = drop(`${schemas}/Order/properties/id`);

  test('a use recorded under another schema says nothing, and the report says so once', () => {
    const next = openApiSource(edit(document), 'new.json');
    const report = findSchemaChanges(openApiSource(document), next, {
      usage: usage(`sha256:${'0'.repeat(64)}`),
    });
    assert.deepEqual(report.usage, { state: 'stale', provider: 'acme', schema: `sha256:${'0'.repeat(64)}` });
    assert.deepEqual([...new Set(report.changes.map((change) => change.usage))], ['unknown']);
  });

  test('without any use nothing is said', () => {
    const report = findSchemaChanges(openApiSource(document), openApiSource(edit(document)));
    assert.deepEqual(report.usage, { state: 'none' });
    assert.deepEqual([...new Set(report.changes.map((change) => change.usage))], [undefined]);
  });

  test('what the provider calls is never unaffected', () => {
    const hook = (type: string) =>
      set('/webhooks', { paid: { post: { requestBody: json({ type }), responses: {} } } });
    const [old, next] = [hook('string')(document), hook('integer')(document)];
    const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next), {
      usage: usage(digestOf(old)),
    });
    assert.deepEqual(
      changes.filter(({ severity }) => severity !== 'safe').map((change) => change.usage),
      ['potentially'],
    );
  });

  test('the severity stays what it is', () => {
    const severities = (recorded?: Usage) =>
      findSchemaChanges(
        openApiSource(document),
        openApiSource(edit(document)),
        recorded === undefined ? {} : { usage: recorded },
      ).changes.map(({ fingerprint, severity }) => [fingerprint, severity]);
    assert.deepEqual(severities(usage()), severities());
  });
});
