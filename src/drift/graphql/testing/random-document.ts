import {
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { GraphQLArgument, GraphQLCompositeType, GraphQLInputType, GraphQLSchema } from 'graphql';

/** Picks one of so many. */
export type Random = (below: number) => number;

/** Writes some valid document, a few levels deep; every field has an alias of its own, so that none are merged. */
export function randomDocument(schema: GraphQLSchema, random: Random): string {
  return new DocumentWriter(schema, random).write();
}

class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #variables: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  write(): string {
    const root = this.#schema.getQueryType();
    const selections = root == null ? '__typename' : this.#selections(root, 3);
    const variables = this.#variables.length === 0 ? '' : `(${this.#variables.join(', ')})`;
    return `query ${variables} { ${selections} }`;
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const parts = ['__typename'];
    if (depth > 0 && 'getFields' in type)
      for (const field of Object.values(type.getFields())) {
        if (this.#random(3) === 0) continue;
        const inner = getNamedType(field.type);
        const below = isCompositeType(inner) ? ` { ${this.#selections(inner, depth - 1)} }` : '';
        parts.push(`f${(this.#aliases += 1)}: ${field.name}${this.#arguments(field.args)}${below}`);
      }
    if (depth > 0 && isAbstractType(type))
      for (const one of this.#schema.getPossibleTypes(type))
        if (this.#random(2) === 0) parts.push(`... on ${one.name} { ${this.#selections(one, depth - 1)} }`);
    return parts.join(' ');
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter((one) => isRequiredArgument(one) || this.#random(2) === 0);
    const texts = given.map(
      (one) =>
        `${one.name}: ${this.#random(3) === 0 ? this.#variable(one.type) : this.#literal(one.type, 2)}`,
    );
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  }

  #variable(type: GraphQLInputType): string {
    const name = `$v${this.#variables.length}`;
    this.#variables.push(`${name}: ${String(type)}`);
    return name;
  }

  #literal(type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return this.#literal(type.ofType, depth);
    if (isListType(type)) return `[${this.#literal(type.ofType, depth)}]`;
    if (isEnumType(type)) {
      const values = type.getValues();
      return values[this.#random(values.length)]?.name ?? 'null';
    }
    if (!isInputObjectType(type)) return { Int: '1', String: '"a"' }[type.name] ?? '"a"';
    const fields = Object.values(type.getFields()).filter(
      (one) => isNonNullType(one.type) || (depth > 0 && this.#random(2) === 0),
    );
    return `{${fields.map((one) => `${one.name}: ${this.#literal(one.type, depth - 1)}`).join(', ')}}`;
  }
}
