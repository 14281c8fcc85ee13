import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { parseProvider } from './parse-provider.ts';
import { schemaSourceOf } from './schema-source-of.ts';
import { exampleProvider } from './testing/example-provider.ts';

const file = 'contracts/acme/provider.yaml';
type Edit = readonly [find: string, replacement: string];
const shared = (source: string): Edit => ['environments:', `schemaSource: ${source}\nenvironments:`];
const ofTest = (source: string): Edit => ['    stage: test', `    schemaSource: ${source}\n    stage: test`];
const ofLive = (source: string): Edit => ['    stage: live', `    schemaSource: ${source}\n    stage: live`];
const openapi = '{ kind: openapi, path: /openapi.json }';
const open = '{ kind: openapi, path: /openapi.json, public: true }';

describe('where the schema of an environment may be read', () => {
  const cases: { name: string; edits: Edit[]; test: string; live: string }[] = [
    { name: 'nothing said', edits: [], test: 'names no schemaSource', live: 'no public document' },
    { name: 'said of the provider', edits: [shared(openapi)], test: 'openapi', live: 'no public document' },
    {
      name: 'public, but said of the provider',
      edits: [shared(open)],
      test: 'openapi',
      live: 'no public document',
    },
    {
      name: 'its own comes first',
      edits: [shared(openapi), ofTest('{ kind: none, why: Off. }')],
      test: 'Off.',
      live: 'no public document',
    },
    { name: 'live, and public', edits: [ofLive(open)], test: 'names no schemaSource', live: 'openapi' },
    {
      name: 'live, with a reason',
      edits: [ofLive('{ kind: none, why: Closed. }')],
      test: 'names no schemaSource',
      live: 'Closed.',
    },
  ];
  for (const { edits, live, name, test: wanted } of cases)
    test(name, () => {
      const provider = parseProvider(exampleProvider(...edits), file);
      const words = (environment: string) => {
        const source = schemaSourceOf(provider, environment);
        return source.kind === 'none' ? source.why : source.kind;
      };
      assert.ok(words('sandbox').includes(wanted), words('sandbox'));
      assert.ok(words('live').includes(live), words('live'));
    });
});

describe('schema sources that cannot be', () => {
  const cases: [name: string, edits: Edit[], message: RegExp][] = [
    [
      'live, and not public',
      [ofLive(openapi)],
      /live environment is read only where it is a public document/,
    ],
    ['introspection of live', [ofLive('{ kind: introspection }')], /protocol rest has no such schema/],
    ['introspection of REST', [shared('{ kind: introspection }')], /protocol rest has no such schema/],
    [
      'an unknown credential',
      [shared('{ kind: openapi, path: /a, auth: ap }')],
      /names no credential of auth/,
    ],
    ['no path', [shared('{ kind: openapi }')], /schemaSource/],
    ['a path with a query', [shared('{ kind: openapi, path: /a?key=b }')], /schemaSource/],
    ['no reason', [shared('{ kind: none }')], /schemaSource/],
  ];
  for (const [name, edits, message] of cases)
    test(name, () => {
      assert.throws(
        () => parseProvider(exampleProvider(...edits), file),
        (error) => {
          assert.ok(error instanceof ConfigError);
          assert.ok(
            error.problems.some((problem) => message.test(problem.message) && (problem.line ?? 0) > 1),
            error.message,
          );
          return true;
        },
      );
    });
});
