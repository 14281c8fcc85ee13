import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadOpenApi } from './load-openapi.ts';
import type { RestOperation } from './rest-operation.ts';

const pet = `
    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { c: '#/components/schemas/Cat' } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
    Kitten: { allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { weeks: {} } }] }
    Bag: { allOf: [{ $ref: '#/components/schemas/Pet' }], additionalProperties: { type: string } }`;

const listed = `
    Pet:
      required: [kind]
      properties: { kind: { type: string } }
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
    Cat:
      allOf: [{ $ref: '#/components/schemas/Pet' }]
      required: [lives]
      properties: { lives: { type: integer } }
    Dog:
      allOf: [{ $ref: '#/components/schemas/Pet' }]
      required: [tail]
      properties: { tail: { type: boolean } }`;

const circling = `
    Pet: { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { kind: { type: string } } }
    Base: { anyOf: [{ $ref: '#/components/schemas/Pet' }], properties: { id: { type: integer } } }`;

const nullable = pet
  .replace('type: object', 'nullable: true\n      allOf: [{ properties: { id: {} } }]')
  .replaceAll(' { allOf', ' { nullable: true, allOf');

function operationWith(schemas: string, root = 'Pet'): RestOperation {
  const text = `openapi: ${schemas === nullable ? '3.0.3' : '3.1.0'}
info: { title: Pets, version: '1' }
paths:
  /pet:
    get:
      operationId: getPet
      responses:
        '200': { content: { application/json: { schema: { $ref: '#/components/schemas/${root}' } } } }
components:
  schemas:${schemas}
`;
  const operation = loadOpenApi(text, 'openapi.yaml').operations.get('getPet');
  assert.ok(operation);
  return operation;
}

function answered(schemas: string, body: unknown, root?: string): readonly string[] {
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body };
  const findings = operationWith(schemas, root).answerFindings(answer);
  return findings.map(({ at, code, schemaAt }) => `${code} ${at ?? ''} ${schemaAt ?? ''}`);
}

type Case = readonly [name: string, schemas: string, body: unknown, want: readonly string[], root?: string];

const cases: readonly Case[] = [
  ['a child by its name', pet, { kind: 'Cat', lives: 9 }, []],
  ['a child by what the parent calls it', pet, { kind: 'c', lives: 9 }, []],
  ['a child of a child', pet, { kind: 'Kitten', lives: 9, weeks: 1 }, []],
  ['a child that takes any member', pet, { kind: 'Bag', any: 'a' }, []],
  [
    'a member that another child has',
    pet,
    { kind: 'Cat', weeks: 1 },
    ['field_undocumented /weeks /components/schemas/Pet'],
  ],
  [
    'a member that no child has',
    pet,
    { kind: 'Cat', paws: 4 },
    ['field_undocumented /paws /components/schemas/Pet'],
  ],
  [
    'an unknown child',
    pet,
    { kind: 'Fish', lives: 1 },
    ['field_undocumented /lives /components/schemas/Pet'],
  ],
  ['a child of what may be null', nullable, { kind: 'c', lives: 9, id: 1 }, []],
  ['what may be null', nullable, null, []],
  ['a parent alone', pet, { kind: 'Pet' }, []],
  ['a member of a child that is wrong: a hint, no verdict', pet, { kind: 'Cat', lives: 'many' }, []],
  [
    'a parent that says itself what it leaves open',
    pet.replace('discriminator', 'unevaluatedProperties: false\n      discriminator'),
    { kind: 'Cat', lives: 9 },
    ['body_invalid  /components/schemas/Pet'],
  ],
  ['a child that its parent lists', listed, { kind: 'Cat', lives: 9 }, []],
  ['such a child alone', listed, { kind: 'Cat', lives: 9 }, [], 'Cat'],
  [
    'such a child alone that lacks a member of its parent',
    listed,
    { lives: 9 },
    ['body_invalid  /components/schemas/Cat/allOf/0'],
    'Cat',
  ],
  [
    'a wrong member of such a child',
    listed,
    { kind: 'Cat', lives: '9' },
    ['body_invalid  /components/schemas/Pet'],
  ],
  [
    'a member that neither of them has',
    listed,
    { kind: 'Cat', lives: 9, paws: 4 },
    ['field_undocumented /paws /components/schemas/Pet'],
  ],
  ['schemas in a circle', circling, { kind: 'a', id: 1 }, []],
  [
    'what such schemas do not allow',
    circling,
    { kind: 1 },
    [
      'body_invalid /kind /components/schemas/Base/anyOf/0',
      'body_invalid /kind /components/schemas/Pet/properties/kind',
    ],
  ],
];

describe('schemas that refer to each other', () => {
  for (const [name, schemas, body, want, root] of cases)
    it(`with ${name}`, () => assert.deepEqual(answered(schemas, body, root), want));

  it('keep what is secret in a child', () => {
    const { fieldNames, sensitiveNames } = operationWith(
      pet.replace('weeks: {}', 'weeks: { x-sensitive: true }'),
    );
    assert.deepEqual([...fieldNames].sort(), ['kind', 'lives', 'weeks']);
    assert.deepEqual([...sensitiveNames], ['weeks']);
  });
});
