import { Kind, parse } from 'graphql';
import type { DefinitionNode, DocumentNode } from 'graphql';

/** One edit of a definition; undefined where it cannot be made there. Several definitions stand for one that brings another along. */
export type GraphqlEdit = (
  definition: DefinitionNode,
  document: DocumentNode,
) => { readonly old?: readonly DefinitionNode[]; readonly new: readonly DefinitionNode[] } | undefined;

type Kinds = DefinitionNode['kind'];

/** Edits the printed text of a definition: the shortest way to say what changes. */
const texts =
  (kind: Kinds, old: (text: string) => string, next: (text: string) => string): GraphqlEdit =>
  (definition) => {
    const source = definition.loc?.source.body.slice(definition.loc.start, definition.loc.end);
    if (definition.kind !== kind || source === undefined) return undefined;
    const [before, after] = [old(source), next(source)];
    return before === after ? undefined : { old: parse(before).definitions, new: parse(after).definitions };
  };
const text = (kind: Kinds, next: (source: string) => string): GraphqlEdit => texts(kind, same, next);
const same = (source: string): string => source;
const also =
  (more: string) =>
  (source: string): string =>
    `${source}\n${more}`;
/** Adds lines at the end of the braces of a definition. */
const plus =
  (line: string) =>
  (source: string): string =>
    source.replace(/\}\s*$/, `${line}\n}`);
const type = Kind.OBJECT_TYPE_DEFINITION;
const input = Kind.INPUT_OBJECT_TYPE_DEFINITION;

const scalar = Kind.SCALAR_TYPE_DEFINITION;
const isQuery =
  (next: (source: string) => string) =>
  (source: string): string =>
    /^type Query/m.test(source) ? next(source) : source;
const query = (old: string, next: string): GraphqlEdit =>
  texts(type, isQuery(plus(old)), isQuery(plus(next)));
const inputs = (old: string, next: string): GraphqlEdit => texts(input, plus(old), plus(next));
const beside = (old: string, next: string): GraphqlEdit => texts(scalar, also(old), also(next));
const directive = (old: string, next: string): GraphqlEdit =>
  beside(`directive @brandNew${old}`, `directive @brandNew${next}`);
const member = 'type NewOne { id: ID } type NewTwo { id: ID }';

const leafEdits: Readonly<Record<string, GraphqlEdit>> = {
  'graphql-type-added': text(scalar, also('type BrandNew { id: ID }')),
  'graphql-type-kind-changed': beside('type BrandNew { id: ID }', 'input BrandNew { id: ID }'),
  'graphql-union-member-added': beside(
    `${member} union New = NewOne`,
    `${member} union New = NewOne | NewTwo`,
  ),
  'graphql-interface-added': beside(
    'interface I { id: ID } type N { id: ID }',
    'interface I { id: ID } type N implements I { id: ID }',
  ),
  'graphql-specified-by-added': beside('scalar New', 'scalar New @specifiedBy(url: "https://a.example")'),
  'graphql-specified-by-changed': beside(
    'scalar New @specifiedBy(url: "https://b.example")',
    'scalar New @specifiedBy(url: "https://a.example")',
  ),
  'graphql-root-added': beside(
    '',
    'type Subscription { id: ID } extend schema { subscription: Subscription }',
  ),
  'graphql-root-changed': beside(
    'extend schema { subscription: One } type One { id: ID } type Two { id: ID }',
    'extend schema { subscription: Two } type One { id: ID } type Two { id: ID }',
  ),
  'graphql-interface-on-new-type': beside(
    'extend type Query { i: I } interface I { id: ID } type A implements I { id: ID }',
    'extend type Query { i: I } interface I { id: ID } type A implements I { id: ID } type B implements I { id: ID }',
  ),
  'graphql-one-of-added': beside('input New { a: ID b: ID }', 'input New @oneOf { a: ID b: ID }'),
  'graphql-description-added': texts(scalar, also('scalar New'), also('"Words." scalar New')),
  'graphql-description-changed': texts(scalar, also('"More." scalar New'), also('"Words." scalar New')),
};

const newEnum = (use: string, values: string): string =>
  `extend type Query { ${use} } enum NewEnum { ${values} }`;
const [answered, asked] = ['newField: NewEnum', 'newField(a: NewEnum): Int'];
const old = '@deprecated(reason: "Old.")';
const ending = (day: string): string => `@deprecated(reason: "Removal on ${day}.")`;

const valueEdits: Readonly<Record<string, GraphqlEdit>> = {
  'graphql-output-enum-value-added': beside(newEnum(answered, 'A'), newEnum(answered, 'A B')),
  'graphql-input-enum-value-added': beside(newEnum(asked, 'A'), newEnum(asked, 'A B')),
  'graphql-deprecated-output-enum-value-removed': beside(
    newEnum(answered, `A B ${old}`),
    newEnum(answered, 'A'),
  ),
  'graphql-deprecated-input-enum-value-removed': beside(newEnum(asked, `A B ${old}`), newEnum(asked, 'A')),
  'graphql-deprecated-field-removed': query(`newField: Int ${old}`, ''),
  'graphql-field-removed-before-sunset': query(`newField: Int ${ending('2099-01-01')}`, ''),
  'graphql-deprecated-argument-removed': query(
    `newField(a: Int b: Int ${old}): Int`,
    'newField(a: Int): Int',
  ),
  'graphql-deprecated-input-field-removed': inputs(`newField: Int ${old}`, ''),
  'graphql-deprecated-directive-argument-removed': directive(
    `(a: Int b: Int ${old}) on FIELD`,
    '(a: Int) on FIELD',
  ),
  'graphql-output-enum-value-removed-before-sunset': beside(
    newEnum(answered, `A B ${ending('2099-01-01')}`),
    newEnum(answered, 'A'),
  ),
  'graphql-input-enum-value-removed-before-sunset': beside(
    newEnum(asked, `A B ${ending('2099-01-01')}`),
    newEnum(asked, 'A'),
  ),
  'graphql-argument-removed-before-sunset': query(
    `newField(a: Int b: Int ${ending('2099-01-01')}): Int`,
    'newField(a: Int): Int',
  ),
  'graphql-input-field-removed-before-sunset': inputs(`newField: Int ${ending('2099-01-01')}`, ''),
  'graphql-directive-argument-removed-before-sunset': directive(
    `(a: Int b: Int ${ending('2099-01-01')}) on FIELD`,
    '(a: Int) on FIELD',
  ),
};

const oneOfTwo = (narrowed: string): string =>
  `extend type Query { newUnion: New } type NewOne { a: ${narrowed} } type NewTwo { a: Int } union New = NewOne | NewTwo`;

const oneOfI = (answer: string): string =>
  `extend type Query { i: ${answer} } interface I { id: ID } type A implements I { id: ID } type B implements I { id: ID }`;

const fieldEdits: Readonly<Record<string, GraphqlEdit>> = {
  'graphql-field-added': text(type, plus('brandNew: String')),
  'graphql-field-type-narrowed': query('brandNew: String', 'brandNew: String!'),
  'graphql-field-type-conflicting': beside(oneOfTwo('Int'), oneOfTwo('Int!')),
  'graphql-field-type-specialised': beside(oneOfI('I'), oneOfI('A')),
  'graphql-sunset-passed': query(
    `brandNew: String ${ending('2099-01-01')}`,
    `brandNew: String ${ending('2020-12-31')}`,
  ),
  'graphql-field-type-changed': query('brandNew: String', 'brandNew: Int'),
  'graphql-deprecation-added': query('brandNew: String', 'brandNew: String @deprecated(reason: "a")'),
  'graphql-deprecation-without-reason': query('brandNew: String', 'brandNew: String @deprecated'),
  'graphql-sunset-added': query('brandNew: String @deprecated', `brandNew: String ${ending('2099-01-01')}`),
  'graphql-sunset-moved-later': query(
    `brandNew: String ${ending('2099-01-01')}`,
    `brandNew: String ${ending('2100-01-01')}`,
  ),
  'graphql-deprecation-changed': query(
    'brandNew: String @deprecated(reason: "a")',
    'brandNew: String @deprecated(reason: "b")',
  ),
};

const valuesOf = (
  kind: string,
  edit: (old: string, next: string) => GraphqlEdit,
  wrap: (inner: string) => string,
): Readonly<Record<string, GraphqlEdit>> => ({
  [`graphql-${kind}-added`]: edit(wrap(''), wrap('brandNew: Int')),
  [`graphql-required-${kind}-added`]: edit(wrap(''), wrap('brandNew: Int!')),
  [`graphql-${kind}-type-narrowed`]: edit(wrap('brandNew: Int'), wrap('brandNew: Int!')),
  [`graphql-${kind}-type-changed`]: edit(wrap('brandNew: Int'), wrap('brandNew: String')),
  [`graphql-${kind}-default-added`]: edit(wrap('brandNew: Int'), wrap('brandNew: Int = 1')),
  [`graphql-${kind}-default-changed`]: edit(wrap('brandNew: Int = 2'), wrap('brandNew: Int = 1')),
  [`graphql-${kind}-became-required`]: edit(wrap('brandNew: Int! = 1'), wrap('brandNew: Int!')),
});

const directiveEdits: Readonly<Record<string, GraphqlEdit>> = {
  'graphql-directive-added': beside('', 'directive @brandNew on FIELD'),
  'graphql-directive-location-added': directive(' on FIELD', ' on FIELD | QUERY'),
  'graphql-directive-repeatable-added': directive(' on FIELD', ' repeatable on FIELD'),
  'graphql-directive-usage-added': beside(
    'directive @a(b: Int) on SCALAR scalar New',
    'directive @a(b: Int) on SCALAR scalar New @a',
  ),
  'graphql-directive-usage-changed': beside(
    'directive @a(b: Int) on SCALAR scalar New @a(b: 1)',
    'directive @a(b: Int) on SCALAR scalar New @a(b: 2)',
  ),
  'graphql-schema-directive-removed': beside('directive @a on SCALAR', ''),
  'graphql-schema-directive-location-removed': beside(
    'directive @a on SCALAR | ENUM',
    'directive @a on SCALAR',
  ),
  'graphql-schema-directive-repeatable-removed': beside(
    'directive @a repeatable on SCALAR',
    'directive @a on SCALAR',
  ),
  'graphql-schema-directive-argument-changed': beside(
    'directive @a(b: Int) on SCALAR',
    'directive @a(b: String) on SCALAR',
  ),
};

/** For each pair of rules an edit that makes it fire; the way back makes its mirror fire. */
export const graphqlEdits: Readonly<Record<string, GraphqlEdit>> = {
  ...leafEdits,
  ...valueEdits,
  ...fieldEdits,
  ...directiveEdits,
  ...valuesOf('argument', query, (inner) => `newField(always: Int ${inner}): Int`),
  ...valuesOf('input-field', inputs, same),
  ...valuesOf('directive-argument', directive, (inner) => `(always: Int ${inner}) on FIELD`),
};
