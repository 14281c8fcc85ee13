import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql/type/definition.js';
import type {
  FieldNode,
  GraphQLAbstractType,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { ResultTwist } from './candidate.ts';

/** An answer, and the JSON Pointer of what is peculiar in it. */
export type TwistedResult = { readonly result: unknown; readonly at: string };

type Value = { readonly value: unknown; readonly at: string | undefined };

/** Answers that a schema allows to a document, plain but for one place. */
export function twistedResults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  twist: ResultTwist,
): readonly TwistedResult[] {
  const root = schema.getRootType(operation.operation);
  if (root == null) return [];
  return new AnswerMaker(schema, twist)
    .object(root, operation.selectionSet)
    .flatMap(({ value, at }) => (at === undefined ? [] : [{ result: { data: value }, at: `/data${at}` }]));
}

/** Every way to answer is a list: the plain one where nothing is peculiar, several where the twist is met. */
class AnswerMaker {
  readonly #schema: GraphQLSchema;
  readonly #twist: ResultTwist;

  constructor(schema: GraphQLSchema, twist: ResultTwist) {
    this.#schema = schema;
    this.#twist = twist;
  }

  object(type: GraphQLCompositeType, set: SelectionSetNode): readonly Value[] {
    const twisted = this.#isTwisted(type);
    return this.#concrete(type, set).flatMap((concrete) => {
      const at = twisted ? '' : undefined;
      return this.#members(concrete, set).map((value) => ({ value: value.value, at: value.at ?? at }));
    });
  }

  #isTwisted({ name }: GraphQLCompositeType): boolean {
    return 'abstract' in this.#twist && this.#twist.abstract === name;
  }

  #concrete(type: GraphQLCompositeType, set: SelectionSetNode): readonly GraphQLObjectType[] {
    if (!isAbstractType(type)) return [type];
    const possible = this.#schema.getPossibleTypes(type);
    const wanted = 'abstract' in this.#twist && this.#isTwisted(type) ? this.#twist.type : undefined;
    if (wanted !== undefined)
      return possible.filter(({ name }) => wanted === '' || name === wanted).slice(0, 3);
    const condition = set.selections.find((one) => one.kind === 'InlineFragment')?.typeCondition?.name.value;
    const named = condition === undefined ? undefined : this.#schema.getType(condition);
    const inside = possible.filter((one) => one === named || this.#implements(named, one));
    return (inside.length > 0 ? inside : possible).slice(0, 1);
  }

  #implements(abstract: unknown, type: GraphQLObjectType): boolean {
    return isAbstractType(abstract) && this.#schema.isSubType(abstract satisfies GraphQLAbstractType, type);
  }

  #members(type: GraphQLObjectType, set: SelectionSetNode): readonly Value[] {
    let answers: readonly Value[] = [{ value: {}, at: undefined }];
    for (const selection of set.selections) {
      if (selection.kind === 'FragmentSpread') continue;
      const parts = selection.kind === 'Field' ? this.#field(type, selection) : this.#inside(type, selection);
      answers = answers.flatMap((answer) => parts.map((part) => join(answer, part)));
    }
    return answers;
  }

  #inside(
    type: GraphQLObjectType,
    {
      typeCondition,
      selectionSet,
    }: {
      readonly typeCondition?: { name: { value: string } } | undefined;
      readonly selectionSet: SelectionSetNode;
    },
  ): readonly Value[] {
    const named = typeCondition === undefined ? type : this.#schema.getType(typeCondition.name.value);
    const applies = named === type || this.#implements(named, type);
    return applies ? this.#members(type, selectionSet) : [{ value: {}, at: undefined }];
  }

  #field(parent: GraphQLObjectType, node: FieldNode): readonly Value[] {
    const name = node.name.value;
    const under = ({ value, at }: Value): Value => ({
      value: { [name]: value },
      at: at === undefined ? undefined : `/${name}${at}`,
    });
    if (name === '__typename') return [under({ value: parent.name, at: undefined })];
    const type = this.#schema.getField(parent, name)?.type;
    if (type === undefined) return [];
    const twisted = 'field' in this.#twist && this.#twist.field === `${parent.name}.${name}`;
    const values = twisted
      ? this.#peculiar(type, node.selectionSet).map((value) => ({ value, at: '' }))
      : this.#plain(type, node.selectionSet);
    return values.map(under);
  }

  #plain(type: GraphQLOutputType, set: SelectionSetNode | undefined): readonly Value[] {
    const inner = getNullableType(type);
    if (isListType(inner))
      return this.#plain(inner.ofType, set).map(({ value, at }) => ({
        value: [value],
        at: at === undefined ? undefined : `/0${at}`,
      }));
    if (isCompositeType(inner)) return set === undefined ? [] : this.object(inner, set);
    return this.#leaves(type)
      .slice(0, 1)
      .map((value) => ({ value, at: undefined }));
  }

  /** All sorts of values of a type: null wherever it may be, and every sample of what is inside. */
  #peculiar(type: GraphQLOutputType, set: SelectionSetNode | undefined): readonly unknown[] {
    if (!isNonNullType(type)) return [null, ...this.#present(type, set)];
    return this.#present(type.ofType, set);
  }

  #present(type: GraphQLOutputType, set: SelectionSetNode | undefined): readonly unknown[] {
    if (isListType(type)) return this.#peculiar(type.ofType, set).map((value) => [value]);
    if (!isCompositeType(type)) return this.#leaves(type);
    const concrete = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    return set === undefined
      ? []
      : concrete.flatMap((one) => this.#members(one, set).map(({ value }) => value));
  }

  #leaves(type: GraphQLOutputType): readonly unknown[] {
    const named = getNamedType(type);
    if (!isEnumType(named)) return samples.get(named.name) ?? anything;
    const names = named.getValues().map(({ name }) => name);
    const wanted = 'field' in this.#twist ? this.#twist.value : undefined;
    return wanted === undefined ? names : [wanted, ...names.slice(0, mostOthers)];
  }
}

/** The wanted value is the witness, or hardly any is. */
const mostOthers = 100;

/** Of custom scalars nothing is known: anything may come. */
const anything: readonly unknown[] = ['a', 1, 1.5, true, {}, []];

const samples: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['Int', [1]],
  ['Float', [1.5]],
  ['String', ['a']],
  ['Boolean', [true]],
  ['ID', ['a']],
]);

function join(one: Value, other: Value): Value {
  return {
    value: { ...(one.value as object), ...(other.value as object) },
    at: one.at ?? other.at,
  };
}
