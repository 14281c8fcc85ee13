import { getOperationAST } from 'graphql';
import { tryParseOnce } from '../../contract/graphql/parse-once.ts';

/** The parameters of a GraphQL request, as far as they can be read; judging them is the server library's part. */
export type GraphqlParameters = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
};

/** The operation's name; of an anonymous one the name of its first field; empty where the text is no document. */
export function operationNameOf({ operationName, query }: GraphqlParameters): string {
  const document = tryParseOnce(query);
  const operation = document && getOperationAST(document, operationName);
  const [first] = operation?.selectionSet.selections ?? [];
  return operation?.name?.value ?? (first?.kind === 'Field' ? first.name.value : '');
}

/** Reads the parameters from the body's text or, of a GET, from the URL. */
export function readParameters(
  text: string | undefined,
  query: Readonly<Record<string, unknown>>,
): GraphqlParameters {
  const source = asRecord(text === undefined ? query : tryJson(text));
  const variables =
    typeof source['variables'] === 'string' ? tryJson(source['variables']) : source['variables'];
  const { operationName } = source;
  return {
    query: typeof source['query'] === 'string' ? source['query'] : '',
    variables: asRecord(variables),
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
