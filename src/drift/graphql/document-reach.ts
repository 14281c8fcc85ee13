import type {
  ArgumentNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  SelectionSetNode,
  TypeNode,
  ValueNode,
} from 'graphql';
import type { SdlMember } from './sdl/sdl-model.ts';
import type { SdlDefinition } from './sdl/merged-definition.ts';
import type { SdlSchema } from './sdl/sdl-schema.ts';

/**
 * The schema coordinates that a document gets to: types, fields, arguments, input fields, enum values, directives. Every
 * possible type of what it selects counts, and every field of an input type that a variable can hold. What the schema does
 * not know is passed over.
 */
export function reachedCoordinates(schema: SdlSchema, document: DocumentNode): ReadonlySet<string> {
  const coordinates = new Set<string>();
  new ReachWalk(schema, document, coordinates).run();
  return coordinates;
}

/** The names of the types whose definitions decide whether a document is valid. */
export function reachedTypes(schema: SdlSchema, document: DocumentNode): ReadonlySet<string> {
  const walk = new ReachWalk(schema, document);
  walk.run();
  return walk.types;
}

class ReachWalk {
  readonly #coordinates: Set<string> | undefined;
  readonly types = new Set<string>();
  readonly #schema: SdlSchema;
  readonly #document: DocumentNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #seen = new Set<string>();

  /** Without `coordinates` only types are looked for: an interface may have a thousand implementations. */
  constructor(schema: SdlSchema, document: DocumentNode, coordinates?: Set<string>) {
    this.#coordinates = coordinates;
    this.#schema = schema;
    this.#document = document;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [],
      ),
    );
  }

  run(): void {
    const roots = this.#schema.roots();
    for (const definition of this.#document.definitions) {
      if (definition.kind !== 'OperationDefinition') continue;
      const root = roots.get(definition.operation)?.name;
      this.#directives(definition.directives);
      for (const variable of definition.variableDefinitions ?? []) {
        this.#inputType(typeName(variable.type));
        this.#directives(variable.directives);
      }
      this.#selections(root, definition.selectionSet);
    }
  }

  /** Without a type where nothing says what is selected: fragments name theirs. */
  #selections(type: string | undefined, set: SelectionSetNode): void {
    if (type !== undefined) this.#type(type);
    for (const selection of set.selections) {
      this.#directives(selection.directives);
      if (selection.kind === 'Field') this.#field(type, selection);
      else if (selection.kind === 'InlineFragment')
        this.#selections(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      else this.#fragment(selection.name.value);
    }
  }

  #fragment(name: string): void {
    const fragment = this.#fragments.get(name);
    // A fragment on one type reaches the same wherever it is spread; one that spreads itself must end.
    if (fragment === undefined || this.#seen.has(`...${name}`)) return;
    this.#seen.add(`...${name}`);
    this.#directives(fragment.directives);
    this.#selections(fragment.typeCondition.name.value, fragment.selectionSet);
  }

  #field(type: string | undefined, node: FieldNode): void {
    const name = node.name.value;
    const field = type === undefined ? undefined : this.#schema.types.get(type)?.members.get(name);
    if (type === undefined || field === undefined) {
      if (node.selectionSet !== undefined) this.#selections(undefined, node.selectionSet);
      return;
    }
    if (this.#coordinates !== undefined)
      for (const holder of [type, ...this.#possible(type)]) this.#coordinates.add(`${holder}.${name}`);
    for (const argument of node.arguments ?? []) this.#argument(`${type}.${name}`, field.args, argument);
    const inner = field.named;
    if (node.selectionSet === undefined) this.#type(inner);
    else this.#selections(inner, node.selectionSet);
  }

  #argument(owner: string, args: Iterable<SdlMember>, { name, value }: ArgumentNode): void {
    this.#coordinates?.add(`${owner}(${name.value}:)`);
    const argument = [...args].find((one) => one.name === name.value);
    if (argument !== undefined) this.#value(argument.named, value);
  }

  #value(type: string, value: ValueNode): void {
    this.#coordinates?.add(type);
    this.types.add(type);
    if (value.kind === 'ListValue') for (const one of value.values) this.#value(type, one);
    else if (value.kind === 'EnumValue') this.#coordinates?.add(`${type}.${value.value}`);
    else if (value.kind === 'ObjectValue')
      for (const { name, value: inner } of value.fields) {
        const field = this.#schema.types.get(type)?.members.get(name.value);
        this.#coordinates?.add(`${type}.${name.value}`);
        if (field !== undefined) this.#value(field.named, inner);
      }
  }

  #inputType(name: string): void {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.#type(name);
    const type = this.#schema.types.get(name);
    if (type?.kind !== 'input') return;
    for (const field of type.members.values()) {
      this.#coordinates?.add(`${name}.${field.name}`);
      this.#inputType(field.named);
    }
  }

  #directives(directives: readonly DirectiveNode[] = []): void {
    for (const { name, arguments: args = [] } of directives) {
      const coordinate = `@${name.value}`;
      const known = this.#schema.directives.get(name.value)?.members.values() ?? [];
      this.#coordinates?.add(coordinate);
      for (const argument of args) this.#argument(coordinate, [...known], argument);
    }
  }

  #type(name: string): void {
    const type = this.#schema.types.get(name);
    this.#coordinates?.add(name);
    this.types.add(name);
    if (this.#coordinates === undefined) return;
    if (type?.kind === 'enum')
      for (const value of type.members.keys()) this.#coordinates.add(`${name}.${value}`);
    for (const possible of this.#possible(name)) this.#coordinates.add(possible);
  }

  #possible(name: string): Iterable<string> {
    const type = this.#schema.types.get(name);
    if (type?.kind === 'union') return type.names.keys();
    return type?.kind === 'interface' ? (implementations(this.#schema).get(name) ?? []) : [];
  }
}

const implementationsOf = new WeakMap<SdlSchema, ReadonlyMap<string, readonly string[]>>();

/** The types that implement each interface; found once for a schema. */
function implementations(schema: SdlSchema): ReadonlyMap<string, readonly string[]> {
  const known = implementationsOf.get(schema);
  if (known !== undefined) return known;
  const pairs = [...schema.types.values()].flatMap((type: SdlDefinition) =>
    type.parts.flatMap(({ interfaces }) => interfaces.map(({ name }) => [name, type.name] as const)),
  );
  const grouped = Map.groupBy(pairs, ([name]) => name);
  const result = new Map([...grouped].map(([name, list]) => [name, list.map(([, type]) => type)]));
  implementationsOf.set(schema, result);
  return result;
}

function typeName(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : typeName(type.type);
}
