import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  Kind,
  buildSchema,
  executeSync,
  findSchemaChanges,
  parse,
  print,
  validate,
  validateSchema,
} from 'graphql';
import type { DefinitionNode, DocumentNode, GraphQLSchema } from 'graphql';
import { responseSchema } from '../../contract/graphql/response-schema.ts';
import { createAjv } from '../../contract/schema/ajv.ts';
import type { Witness } from '../../model/change.ts';
import { graphqlRules } from '../rules/graphql-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { findGraphqlDifferences } from './find-graphql-differences.ts';
import { arbitraryDefinitions, arbitrarySdl } from './testing/arbitrary-sdl.ts';
import { graphqlSource } from './testing/graphql-source.ts';
import { randomAnswer } from './testing/random-answer.ts';
import { randomDocument } from './testing/random-document.ts';

const rules = new Map(graphqlRules.map((rule) => [rule.id, rule]));
const differences = (
  old: string,
  current: string,
): ReturnType<typeof findGraphqlDifferences>['differences'] =>
  findGraphqlDifferences(graphqlSource(old), graphqlSource(current)).differences;
const seed = 20_260_101;
const runs = Number(process.env['LIVEGATE_PROPERTY_RUNS'] ?? 60);
const check = (property: Parameters<typeof fc.assert>[0]): void => {
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns: runs });
};

/** The kinds that the same thing has when it is looked at from the other side. */
const opposites: Readonly<Record<Rule['kind'], readonly Rule['kind'][]>> = {
  added: ['removed', 'narrowed', 'changed'],
  removed: ['added', 'changed'],
  narrowed: ['widened', 'added'],
  widened: ['narrowed'],
  changed: ['changed'],
};

describe('the differences between generated GraphQL schemas', () => {
  it('are generated from schemas that graphql-js finds valid', () => {
    check(fc.property(arbitrarySdl, (sdl) => assert.deepEqual(validateSchema(buildSchema(sdl)), [])));
  });

  it('are none between a schema and itself, however it is written', () => {
    check(
      fc.property(arbitraryDefinitions, fc.infiniteStream(fc.nat()), (definitions, numbers) => {
        const sdl = definitions.join('\n');
        const random = (below: number): number => Number(numbers.next().value) % below;
        for (const rewritten of rewritings(definitions, random))
          assert.deepEqual(
            differences(sdl, rewritten).map(({ reason }) => reason),
            [],
            rewritten,
          );
      }),
    );
  });

  it('are mirrored when the sides are swapped', () => {
    check(
      fc.property(arbitrarySdl, arbitrarySdl, (one, other) => {
        const back = differences(other, one);
        for (const { rule, path } of differences(one, other)) {
          if (rule === 'graphql-interface-on-new-type') continue;
          const kinds = opposites[rules.get(rule)!.kind];
          const mirrored = back.filter((two) => two.path.join('\n') === path.join('\n'));
          assert.ok(
            mirrored.some((two) => kinds.includes(rules.get(two.rule)!.kind)),
            `${rule} at ${path.join('.')}: ${mirrored.map((two) => two.rule).join()}`,
          );
        }
      }),
    );
  });

  it('hold everything that graphql-js finds, at the same coordinate', () => {
    check(
      fc.property(arbitrarySdl, arbitrarySdl, (one, other) => {
        const found = differences(one, other);
        const coordinates = new Set(
          found.flatMap(({ old, new: current }) => [old?.pointer, current?.pointer]),
        );
        for (const change of findSchemaChanges(buildSchema(one), buildSchema(other)))
          assert.ok(
            // Of a directive's argument whose description changed graphql-js names the directive twice.
            /^Standard scalar|^Description of @(\w+)\(\1\)/.test(change.description) ||
              namesIn(change.description).some((name) => coordinates.has(name)),
            change.description,
          );
      }),
    );
  });

  it('have witnesses that hold on the whole schemas', () => {
    check(
      fc.property(arbitrarySdl, arbitrarySdl, (one, other) => {
        for (const difference of differences(one, other)) {
          const proof = difference.prove();
          if ('witness' in proof) holds(one, other, proof.witness);
        }
      }),
    );
  });

  it('hold a breaking one wherever a document or an answer is refused after a single edit', () => {
    check(
      fc.property(arbitrarySdl, arbitrarySdl, fc.infiniteStream(fc.nat()), (one, other, numbers) => {
        const random = (below: number): number => Number(numbers.next().value) % below;
        const edited = withOneEdit(one, other, random);
        const [old, current] = [buildSchema(one), buildSchema(edited)];
        const found = differences(one, edited).map(({ rule }) => rules.get(rule)!.severity);
        for (let count = 0; count < 8; count += 1) {
          const document = parse(randomDocument(old, random));
          assert.deepEqual(validate(old, document), []);
          const refused = validate(current, document).length > 0;
          if (refused)
            assert.ok(
              found.some(({ wire }) => wire === 'breaking'),
              print(document),
            );
          else if (!isAnsweredAsBefore(old, current, document, random))
            assert.ok(
              found.some(({ strict }) => strict === 'breaking'),
              print(document),
            );
        }
      }),
    );
  });
});

function holds(one: string, other: string, witness: Witness): void {
  const [old, current] = [buildSchema(one), buildSchema(other)];
  if (witness.kind === 'document') {
    const document = parse(witness.document);
    assert.deepEqual(validate(old, document), [], witness.document);
    assert.notEqual(validate(current, document).length, 0, witness.document);
    return;
  }
  assert.ok(witness.kind === 'result');
  const document = parse(witness.document);
  assert.deepEqual([...validate(old, document), ...validate(current, document)], [], witness.document);
  const { data } = witness.result as { readonly data: unknown };
  // What resolvers give back as it is, comes out as it is: the new schema can answer so, the old one cannot.
  const answer = executeSync({ schema: current, document, rootValue: data });
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), { data }, witness.document);
  const before = executeSync({ schema: old, document, rootValue: data });
  assert.notDeepEqual(JSON.parse(JSON.stringify(before)), { data }, witness.document);
}

/** Whether the old shape of a document's answers holds an answer that the new schema gives. */
function isAnsweredAsBefore(
  old: GraphQLSchema,
  current: GraphQLSchema,
  document: DocumentNode,
  random: (below: number) => number,
): boolean {
  const answer: unknown = JSON.parse(JSON.stringify(randomAnswer(current, document, random)));
  const operation = document.definitions.find((one) => one.kind === 'OperationDefinition')!;
  return createAjv('verdict').validate(responseSchema(old, operation, new Map()), answer);
}

/** The first schema with one field, or one definition, as the other has it. */
function withOneEdit(one: string, other: string, random: (below: number) => number): string {
  const [document, source] = [parse(one, { noLocation: true }), parse(other, { noLocation: true })];
  const index = 3 + random(document.definitions.length - 3);
  const definition = document.definitions[index]!;
  const replacement = source.definitions.find(
    (two) =>
      'name' in two &&
      'name' in definition &&
      two.kind === definition.kind &&
      two.name?.value === definition.name?.value,
  );
  if (replacement === undefined) return one;
  const edited = random(2) === 0 ? replacement : withOneField(definition, replacement, random);
  return print({ ...document, definitions: document.definitions.with(index, edited) });
}

function withOneField(
  definition: DefinitionNode,
  replacement: DefinitionNode,
  random: (below: number) => number,
): DefinitionNode {
  if (definition.kind !== 'ObjectTypeDefinition' || replacement.kind !== 'ObjectTypeDefinition')
    return replacement;
  const chosen = replacement.fields![random(replacement.fields!.length)]!;
  const kept = definition.fields!.filter(({ name }) => name.value !== chosen.name.value);
  return { ...definition, fields: [...kept, chosen] };
}

function rewritings(definitions: readonly string[], random: (below: number) => number): readonly string[] {
  const sdl = definitions.join('\n');
  const document = parse(sdl, { noLocation: true });
  return [
    print(document),
    definitions.toReversed().join('\n# a comment "with" { brackets\n'),
    `\uFEFF${sdl.replaceAll('\n', ' ,\r\n# comment\r\n')}`.replaceAll('"""\n', '"""'),
    print(shuffled(document, random)),
    print({ ...document, definitions: document.definitions.flatMap(split) }),
  ].filter((text) => !text.includes('lines ,'));
}

function shuffled(document: DocumentNode, random: (below: number) => number): DocumentNode {
  const mix = <Item>(list: readonly Item[]): readonly Item[] =>
    list
      .map((item) => ({ item, key: random(1000) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const definitions = mix(document.definitions).map((one) =>
    one.kind === 'ObjectTypeDefinition'
      ? { ...one, fields: mix(one.fields ?? []), interfaces: mix(one.interfaces ?? []) }
      : one,
  );
  return { ...document, definitions };
}

/** The fields of an object but for its first one go into an extension. */
function split(one: DefinitionNode): readonly DefinitionNode[] {
  if (one.kind !== 'ObjectTypeDefinition' || (one.fields?.length ?? 0) < 2) return [one];
  const extension: DefinitionNode = {
    kind: Kind.OBJECT_TYPE_EXTENSION,
    name: one.name,
    fields: one.fields!.slice(1),
  };
  return [extension, { ...one, fields: one.fields!.slice(0, 1) }];
}

function namesIn(description: string): readonly string[] {
  return description.match(/@?\w+(?:\.\w+)?(?:\(\w+:\))?/g) ?? [];
}
