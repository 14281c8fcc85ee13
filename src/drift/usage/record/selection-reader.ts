import { getNamedType, isAbstractType, isCompositeType, isEnumType, typeFromAST } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { isObject } from '../../../contract/schema/json-schema.ts';
import type { FieldUse } from '../../../model/usage.ts';

type Selected = { readonly parent: GraphQLCompositeType; readonly node: FieldNode };

/** Turns what was read of an answer, by its keys, into coordinates of the schema. */
export class SelectionReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #read: Set<string>;

  /** Adds what it finds to `read`. */
  constructor(schema: GraphQLSchema, document: DocumentNode, read: Set<string>) {
    this.#schema = schema;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [],
      ),
    );
    this.#read = read;
  }

  readRoot({ operation, selectionSet }: OperationDefinitionNode, use: FieldUse, data: unknown): void {
    const root = this.#schema.getRootType(operation);
    if (root) this.#readSelections([{ parent: root, set: selectionSet }], use, [data]);
  }

  #readSelections(
    sets: readonly { readonly parent: GraphQLCompositeType; readonly set: SelectionSetNode }[],
    use: FieldUse,
    values: readonly unknown[],
  ): void {
    const keys = Map.groupBy(
      sets.flatMap(({ parent, set }) => this.#fields(parent, set, new Set())),
      ({ node }) => node.alias?.value ?? node.name.value,
    );
    for (const [key, fields] of keys) {
      const inner = use.whole === true ? use : memberOf(use.properties ?? {}, key);
      if (inner === undefined) continue;
      const below = values.flatMap((value) => (isObject(value) ? [memberOf(value, key)] : []));
      this.#readFields(fields, inner, below);
    }
  }

  #readFields(fields: readonly Selected[], use: FieldUse, values: readonly unknown[]): void {
    const sets = fields.flatMap(({ node, parent }) => {
      const type = this.#typeOf(parent, node.name.value);
      if (type === undefined) return [];
      this.#note(parent, node.name.value, type, values);
      const named = getNamedType(type);
      return isCompositeType(named) && node.selectionSet !== undefined
        ? [{ parent: named, set: node.selectionSet }]
        : [];
    });
    const [inner, items] = withoutLists(use, values);
    if (sets.length > 0) this.#readSelections(sets, inner, items);
  }

  #note(
    parent: GraphQLCompositeType,
    name: string,
    type: GraphQLOutputType,
    values: readonly unknown[],
  ): void {
    const possible = isAbstractType(parent) ? this.#schema.getPossibleTypes(parent) : [];
    for (const holder of [parent, ...possible]) this.#read.add(`${holder.name}.${name}`);
    const named = getNamedType(type);
    if (!isEnumType(named)) return;
    this.#read.add(named.name);
    for (const value of values.flat(9))
      if (typeof value === 'string' && named.getValue(value) !== undefined)
        this.#read.add(`${named.name}.${value}`);
  }

  #typeOf(parent: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
    return this.#schema.getField(parent, name)?.type;
  }

  #fields(parent: GraphQLCompositeType, set: SelectionSetNode, seen: Set<string>): readonly Selected[] {
    return set.selections.flatMap((selection): readonly Selected[] => {
      if (selection.kind === 'Field') return [{ parent, node: selection }];
      const isSpread = selection.kind === 'FragmentSpread';
      const fragment = isSpread ? this.#fragments.get(selection.name.value) : selection;
      if (fragment === undefined || (isSpread && seen.has(selection.name.value))) return [];
      if (isSpread) seen.add(selection.name.value);
      const condition = fragment.typeCondition;
      const type = condition === undefined ? parent : typeFromAST(this.#schema, condition);
      return isCompositeType(type) ? this.#fields(type, fragment.selectionSet, seen) : [];
    });
  }
}

function memberOf<Value>(holder: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** The use and the values inside however many lists. */
function withoutLists(use: FieldUse, values: readonly unknown[]): readonly [FieldUse, readonly unknown[]] {
  let inner = use;
  while (inner.items !== undefined) inner = inner.items;
  return [inner, values.flat(9)];
}
