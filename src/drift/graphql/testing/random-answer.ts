import {
  executeSync,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Random } from './random-document.ts';

/** Executes a document over made-up data: null, now and then, wherever it is allowed. Variables are not given. */
export function randomAnswer(schema: GraphQLSchema, document: DocumentNode, random: Random): ExecutionResult {
  const value = (type: GraphQLOutputType): unknown => {
    if (!isNonNullType(type) && random(4) === 0) return null;
    const inner = getNullableType(type);
    if (isListType(inner)) return Array.from({ length: random(3) }, () => value(inner.ofType));
    if (isLeafType(inner))
      return leaf(isEnumType(inner) ? inner.getValues().map(({ name }) => name) : inner.name);
    return isAbstractType(inner) ? { __typename: pick(schema.getPossibleTypes(inner)).name } : {};
  };
  const leaf = (of: string | readonly string[]): unknown =>
    typeof of === 'string' ? ({ Int: random(5), Boolean: random(2) === 0, Float: 1.5 }[of] ?? 'a') : pick(of);
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[random(list.length)];
    if (item === undefined) throw new TypeError('an abstract type has at least one type');
    return item;
  };
  return executeSync({
    schema,
    document,
    rootValue: {},
    fieldResolver: (_source, _args, _context, info) => value(info.returnType),
  });
}
