import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import type { OperationDefinition } from '../openapi/operation-definition.ts';
import { isObject } from '../schema/json-schema.ts';
import type { DraftAccess } from './provider-draft.ts';
import { wordOf } from './word-of.ts';

type Access = {
  /** What most operations are sent with; undefined where the document does not say. */
  readonly defaultAuth: string | undefined;
  /** For an operation that is not sent with that. */
  readonly accessOf: (operation: OperationDefinition) => DraftAccess | undefined;
};

/** Schemes that are asked for together. */
type Alternative = readonly string[];

/**
 * Reads the security requirements of a document. `credentials`: name of `auth`, by security scheme. Nothing is chosen that
 * an operation does not ask for by itself; of several that all would do, the one that is named first.
 */
export function draftAccess(
  document: OpenApiDocument,
  operations: readonly OperationDefinition[],
  credentials: ReadonlyMap<string, string>,
): Access {
  const asked = new Map(operations.map(({ at }) => [at, alternativesOf(document, at)] as const));
  const called = (scheme: string) => credentials.get(scheme) ?? (wordOf(scheme) || '…');
  const usable = (alternatives: readonly Alternative[]) =>
    alternatives.flatMap((one) => alone(one, credentials));
  const defaultAuth = mostUsed([...asked.values()].map((one) => usable(one ?? []))) ?? onlyOne(credentials);
  const accessOf = ({ at }: OperationDefinition): DraftAccess | undefined => {
    const alternatives = asked.get(at);
    const names = usable(alternatives ?? []);
    if (alternatives === undefined || (defaultAuth !== undefined && names.includes(defaultAuth)))
      return undefined;
    if (names[0] !== undefined) return { auth: names[0] };
    if (alternatives.length === 0 || alternatives.some((one) => one.length === 0)) return { auth: 'none' };
    return defaultAuth === undefined
      ? undefined
      : { open: alternatives.map((one) => one.map(called).join(' with ')).join(' or ') };
  };
  return { defaultAuth, accessOf };
}

/** Undefined: the document says nothing. None, or one of no schemes: no credential is needed. */
function alternativesOf(document: OpenApiDocument, at: string): readonly Alternative[] | undefined {
  const security = getAt(document, `${at}/security`) ?? document['security'];
  if (!Array.isArray(security)) return undefined;
  return security.filter(isObject).map((one) => Object.keys(one));
}

/** The credential of an alternative that needs no other. */
function alone(
  [scheme = '', ...others]: Alternative,
  credentials: ReadonlyMap<string, string>,
): readonly string[] {
  const name = credentials.get(scheme);
  return name === undefined || others.length > 0 ? [] : [name];
}

function mostUsed(names: readonly (readonly string[])[]): string | undefined {
  const uses = new Map<string, number>();
  for (const name of names.flat()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const most = Math.max(...uses.values());
  return [...uses].find(([, count]) => count === most)?.[0];
}

/** Where no operation asks for any, there is nothing to choose among one. */
function onlyOne(credentials: ReadonlyMap<string, string>): string | undefined {
  return credentials.size === 1 ? [...credentials.values()][0] : undefined;
}
