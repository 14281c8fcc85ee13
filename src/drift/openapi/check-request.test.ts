import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { document, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const one = (...schemas: readonly Json[]): Json => ({
  get: {
    parameters: schemas.map((schema, index) => ({
      name: `p${index}`,
      in: 'path',
      required: true,
      schema,
    })),
    responses: { 200: ok },
  },
});
const whole = { type: 'integer' };
const untaken = (name: string, part: string): string =>
  `breaking: the parameter ${name} in the path does not take ${part}`;

/** An operation goes, and another path stands for its requests. */
const cases: readonly (readonly [name: string, left: Json, want: string])[] = [
  ['nothing', {}, 'breaking: no operation for GET /a/me'],
  ['a parameter of any text', { '/a/{p0}': one(text) }, 'dangerous'],
  ['a number', { '/a/{p0}': one(whole) }, untaken('p0', 'me')],
  ['a list of values without it', { '/a/{p0}': one({ type: 'string', enum: ['you'] }) }, untaken('p0', 'me')],
  ['a list of values with it', { '/a/{p0}': one({ type: 'string', enum: ['you', 'me'] }) }, 'dangerous'],
  [
    'a pattern that it has not',
    { '/a/{p0}': one({ type: 'string', pattern: '^[0-9]+$' }) },
    untaken('p0', 'me'),
  ],
  ['a parameter that nothing is said of', { '/a/{p0}': one() }, 'dangerous'],
  ['two paths, of which the second takes it', { '/a/{p0}': one(whole), '/{p0}/me': one(text) }, 'dangerous'],
  [
    'two paths that do not take it',
    { '/a/{p0}': one(whole), '/{p0}/{p1}': one(text, whole) },
    untaken('p0', 'me'),
  ],
  ['a part of a part', { '/a/m{p0}': one(whole) }, untaken('p0', 'me')],
];

describe('the operation that a request goes to when its own is gone', () => {
  for (const [name, left, want] of cases) {
    test(name, () => {
      const old = document({ '/a/me': one(), ...left });
      const { changes } = findSchemaChanges(openApiSource(old), openApiSource(document(left)));
      assert.deepEqual(
        changes
          .filter(({ id }) => id === 'operation-removed')
          .map(
            ({ severity, witness }) => `${severity}${witness === undefined ? '' : `: ${witness.refusal}`}`,
          ),
        [want],
      );
    });
  }
});
