import type { AnswerSchema, Contract, Operation } from '../../contract.ts';
import type { ContentDefinition, OperationDefinition } from '../../openapi/operation-definition.ts';
import { isJson } from '../../media-type.ts';
import { writtenBody } from '../../openapi/written-body.ts';
import { getAt, toPointer } from '../../../util/pointer.ts';
import { findUnknownName } from './find-unknown-name.ts';
import type { UnknownName } from './find-unknown-name.ts';
import type { SchemaPlace } from './follow-path.ts';

/** Says which names on a path lead nowhere. */
export type FindUnknown = (path: readonly string[]) => UnknownName | undefined;

/** What an operation takes and answers, as far as names go. */
export type OperationShape = {
  /** What its input consists of. */
  readonly parts: readonly string[];
  /** Of a path into its input: `body/amount`, `variables/input`. */
  readonly sent: FindUnknown;
  /** Of a path into the data of a successful answer. */
  readonly received: FindUnknown;
  /** Names of headers that a successful answer documents, in lower case. */
  readonly answerHeaders: readonly string[];
  /** By `404`, `4XX`, `default`, as documented: the bodies that there may be. Undefined: one of which nothing is said. */
  readonly answers: ReadonlyMap<string, readonly (SchemaPlace | undefined)[]>;
  /** Under which of them there are refusals, whatever the provider. */
  readonly refusals: readonly string[];
  /** What of a successful answer may say that the operation failed: GraphQL's root fields, or the body. */
  readonly payloads: readonly (SchemaPlace | undefined)[];
};

type Bound = Pick<Contract, 'openapi' | 'operations'>;

/** The operations of a contract by their ids. Compiles nothing. */
export function operationShapes({ openapi, operations }: Bound): ReadonlyMap<string, OperationShape> {
  return new Map(
    [...operations].map(([id, operation]) => [
      id,
      openapi === undefined ? graphqlShape(operation) : restShape(operation as RestLike, openapi),
    ]),
  );
}

function graphqlShape(operation: Operation): OperationShape {
  const place = operation.answerSchema(200);
  const find = (pointer: string, path: readonly string[]) =>
    findUnknownName(place === undefined ? [] : [{ ...place, pointer }], path, true);
  const parts = ['variables', 'header'];
  return {
    parts,
    sent: inPart(parts, (part, path) =>
      part === 'variables' ? deeper(find('/variables', path), 1) : undefined,
    ),
    received: (path) => find(dataAt, path),
    answerHeaders: [],
    // GraphQL documents no statuses; under another one than 200 it may be a gateway that answers.
    answers: new Map([
      ['200', [place]],
      ['default', [undefined]],
    ]),
    refusals: ['200', 'default'],
    payloads: payloadsOf(place),
  };
}

const dataAt = '/response/properties/data';

function payloadsOf(place: AnswerSchema | undefined): readonly SchemaPlace[] {
  if (place === undefined) return [];
  const { document } = place;
  const names = Object.keys(getAt(document, `${dataAt}/properties`) ?? {});
  return names.map((name) => ({ document, pointer: dataAt + toPointer(['properties', name]) }));
}

function inPart(
  parts: readonly string[],
  find: (part: string, path: readonly string[]) => UnknownName | undefined,
): FindUnknown {
  return ([part, ...path]) => {
    if (part === undefined) return undefined;
    return parts.includes(part)
      ? find(part, path)
      : { depth: 0, known: parts, expected: `one of ${parts.join(', ')}` };
  };
}

/** What an operation of an OpenAPI document is; by type only, for loading its class is the protocol's own affair. */
type RestLike = Operation & { readonly definition: OperationDefinition };

function restShape(operation: RestLike, document: object): OperationShape {
  const { definition } = operation;
  const parts = ['path', 'query', 'header', 'body'];
  const { responses } = definition;
  const keys = [...responses.keys()];
  const named = keys.filter((status) => /^2(\d\d|XX)$/.test(status));
  const successes = named.length > 0 ? named : keys.filter((status) => status === 'default');
  const answers = new Map(
    [...responses].map(([status, { content }]) => [status, bodiesOf(content, document)]),
  );
  const places = successes.flatMap((status) => answers.get(status) ?? []);
  return {
    parts,
    sent: inPart(parts, (part, path) =>
      part === 'body'
        ? deeper(inBody(definition, document, path), 1)
        : inParameters(definition, document, part, path),
    ),
    received: (path) => findUnknownName(places, path, false),
    answerHeaders: successes.flatMap((status) => [...(responses.get(status)?.headers.keys() ?? [])]),
    answers: answers.size === 0 ? new Map([['default', [undefined]]]) : answers,
    refusals: keys.filter((status) => !/^[123]/.test(status)),
    payloads: places,
  };
}

/** What is no JSON has no members. */
function bodiesOf(content: ContentDefinition, document: object): readonly (SchemaPlace | undefined)[] {
  return [...content]
    .filter(([range]) => isJson(range) || range === '*/*')
    .map(([, pointer]) => (pointer === undefined ? undefined : { document, pointer }));
}

function inBody(
  { requestBody }: OperationDefinition,
  document: object,
  path: readonly string[],
): UnknownName | undefined {
  if (requestBody === undefined)
    return { depth: -1, known: [], expected: 'no body, for the operation takes none' };
  const [, pointer] = writtenBody(requestBody.content) ?? [];
  return findUnknownName(pointer === undefined ? [] : [{ document, pointer }], path, false);
}

function inParameters(
  { parameters }: OperationDefinition,
  document: object,
  part: string,
  [name, ...path]: readonly string[],
): UnknownName | undefined {
  if (name === undefined) return undefined;
  const there = parameters.filter((one) => one.in === part);
  const found = there.find((one) => (part === 'header' ? sameHeader(one.name, name) : one.name === name));
  if (found === undefined)
    return {
      depth: 1,
      ...namesOf(
        part,
        there.map((one) => one.name),
      ),
    };
  const { mediaType, schemaAt } = found;
  if (schemaAt === undefined || mediaType !== undefined) return undefined;
  return deeper(findUnknownName([{ document, pointer: schemaAt }], path, false), 2);
}

function namesOf(part: string, known: readonly string[]): Omit<UnknownName, 'depth'> {
  const expected = known.length === 0 ? `no ${part} parameter` : `one of ${known.join(', ')}`;
  return { known, expected };
}

function sameHeader(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function deeper(unknown: UnknownName | undefined, by: number): UnknownName | undefined {
  return unknown === undefined ? undefined : { ...unknown, depth: unknown.depth + by };
}
