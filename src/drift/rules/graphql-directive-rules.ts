import type { Rule } from './rule.ts';
import { breaking, safe } from './severities.ts';
import { graphqlSection } from './specifications.ts';

const query = 'type Query { a: Int }';
const source = graphqlSection('Type-System.Directives');
const common = { protocol: 'graphql', direction: 'request', source } as const;
const forSchemas = 'No document can hold the directive there: only the author of the schema is concerned.';

/** Rules about the directives that a schema defines. */
export const graphqlDirectiveRules: readonly Rule[] = [
  {
    ...common,
    id: 'graphql-directive-added',
    kind: 'added',
    severity: safe,
    title: 'A directive was added',
    why: 'No document that exists holds it.',
    mirror: { rule: 'graphql-directive-removed' },
    example: { old: query, new: `${query} directive @d on FIELD` },
    silent: {
      old: query,
      new: `${query} directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT`,
    },
  },
  {
    ...common,
    id: 'graphql-directive-removed',
    kind: 'removed',
    severity: breaking,
    title: 'A directive for documents was removed',
    why: 'Documents that hold it are refused.',
    mirror: { rule: 'graphql-directive-added' },
    example: { old: `${query} directive @d on FIELD`, new: query },
    silent: { old: `${query} directive @d on OBJECT`, new: query },
  },
  {
    ...common,
    id: 'graphql-schema-directive-removed',
    kind: 'removed',
    severity: safe,
    title: 'A directive for schemas was removed',
    why: forSchemas,
    mirror: { rule: 'graphql-directive-added' },
    example: { old: `${query} directive @d on OBJECT`, new: query },
    silent: { old: `${query} directive @d on OBJECT | QUERY`, new: query },
  },
  {
    ...common,
    id: 'graphql-directive-location-added',
    kind: 'widened',
    severity: safe,
    title: 'A directive may stand in more places',
    why: 'Wherever it stands now, it still may.',
    mirror: { rule: 'graphql-directive-location-removed' },
    example: { old: `${query} directive @d on FIELD`, new: `${query} directive @d on FIELD | QUERY` },
    silent: {
      old: `${query} directive @d on FIELD | QUERY`,
      new: `${query} directive @d on | QUERY | FIELD`,
    },
  },
  {
    ...common,
    id: 'graphql-directive-location-removed',
    kind: 'narrowed',
    severity: breaking,
    title: 'A directive may no longer stand in some place of documents',
    why: 'Documents in which it stands there are refused.',
    mirror: { rule: 'graphql-directive-location-added' },
    example: { old: `${query} directive @d on FIELD | QUERY`, new: `${query} directive @d on FIELD` },
    silent: { old: `${query} directive @d on FIELD | OBJECT`, new: `${query} directive @d on FIELD` },
  },
  {
    ...common,
    id: 'graphql-schema-directive-location-removed',
    kind: 'narrowed',
    severity: safe,
    title: 'A directive may no longer stand in some place of schemas',
    why: forSchemas,
    mirror: { rule: 'graphql-directive-location-added' },
    example: { old: `${query} directive @d on FIELD | OBJECT`, new: `${query} directive @d on FIELD` },
    silent: { old: `${query} directive @d on FIELD | QUERY`, new: `${query} directive @d on FIELD` },
  },
  {
    ...common,
    id: 'graphql-directive-repeatable-added',
    kind: 'widened',
    severity: safe,
    title: 'A directive may be repeated',
    why: 'Once is still enough.',
    mirror: { rule: 'graphql-directive-repeatable-removed' },
    example: { old: `${query} directive @d on FIELD`, new: `${query} directive @d repeatable on FIELD` },
    silent: {
      old: `${query} directive @d repeatable on FIELD`,
      new: `${query} directive @d\nrepeatable on FIELD`,
    },
  },
  {
    ...common,
    id: 'graphql-directive-repeatable-removed',
    kind: 'narrowed',
    severity: breaking,
    title: 'A directive for documents may no longer be repeated',
    why: 'Documents that repeat it in one place are refused.',
    mirror: { rule: 'graphql-directive-repeatable-added' },
    example: { old: `${query} directive @d repeatable on FIELD`, new: `${query} directive @d on FIELD` },
    silent: { old: `${query} directive @d repeatable on OBJECT`, new: `${query} directive @d on OBJECT` },
  },
  {
    ...common,
    id: 'graphql-schema-directive-repeatable-removed',
    kind: 'narrowed',
    severity: safe,
    title: 'A directive for schemas may no longer be repeated',
    why: forSchemas,
    mirror: { rule: 'graphql-directive-repeatable-added' },
    example: { old: `${query} directive @d repeatable on OBJECT`, new: `${query} directive @d on OBJECT` },
    silent: { old: `${query} directive @d repeatable on FIELD`, new: `${query} directive @d on FIELD` },
  },
  {
    ...common,
    id: 'graphql-schema-directive-argument-changed',
    kind: 'changed',
    severity: safe,
    title: 'The arguments of a directive for schemas are others now',
    why: forSchemas,
    mirror: { none: 'One rule serves arguments that were added, removed and changed.' },
    example: {
      old: `${query} directive @d(a: Int) on OBJECT`,
      new: `${query} directive @d(a: Int!) on OBJECT`,
    },
    silent: { old: `${query} directive @d(a: Int) on FIELD`, new: `${query} directive @d(a: Int!) on FIELD` },
  },
];
