import { endsLater, removalWords, sunsetKeyword } from '../announced/sunset-time.ts';
import { resolveReference } from '../document/resolve-reference.ts';
import { placeOf } from '../json-schema/place-of.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { compareExtensions } from './documentation.ts';
import type { Located, OpenApiReader, Raw } from './located.ts';
import { compareWords, givenExamples } from './examples.ts';
import { isUnread } from './located.ts';
import { place, tell } from './operation-changes.ts';
import type { Findings, OperationPair, Told } from './operation-changes.ts';
import { listParameters } from './operations.ts';
import type { OperationEntry } from './operations.ts';
import { proveRequest } from './prove-request.ts';
import { listsOf, serialisationOf, serialisations } from './serialisation.ts';
import { compareDeprecation, compareSunset } from './sunset.ts';
import { writtenSchemas } from './written-schemas.ts';

type Parameter = {
  readonly key: string;
  readonly name: string;
  readonly where: string;
  readonly at: Located;
};

/** Compares the parameters of an operation: those of its path and its own, matched by place and name, path ones by order. */
export function compareParameters(pair: OperationPair, findings: Findings): void {
  const old = parametersOf(pair.old, pair.readers.old);
  const next = parametersOf(pair.new, pair.readers.new);
  const [isUnreadInNew, isUnreadInOld] = [unreadAmong(old, next), unreadAmong(next, old)];
  for (const [key, parameter] of old.read) {
    const other = next.read.get(key);
    if (other !== undefined) compareParameter(pair, findings, parameter, other);
    else if (!isUnreadInNew(parameter)) removed(pair, findings, parameter);
  }
  for (const [key, parameter] of next.read)
    if (!old.read.has(key) && !isUnreadInOld(parameter)) added(pair, findings, parameter);
}

type Parameters = { readonly read: ReadonlyMap<string, Parameter>; readonly unread: readonly Located[] };

// A broken reference stands for what the other side has where it leads; if that has nothing there, for anything.
function unreadAmong(own: Parameters, { unread }: Parameters): (parameter: Parameter) => boolean {
  const meant = new Set(unread.map(goalOf));
  const places = new Set([...own.read.values()].map(({ at }) => placeOf(at)));
  const isOpen = !meant.isSubsetOf(places);
  return ({ at }) => isOpen || meant.has(placeOf(at));
}

function goalOf({ file, raw }: Located): string {
  const reference = String(raw['$ref']);
  return placeOf({ file: resolveReference(file, reference), pointer: reference.split('#')[1] ?? '' });
}

const unsaid = new Set(['accept', 'content-type', 'authorization']);

function parametersOf(entry: OperationEntry, reader: OpenApiReader): Parameters {
  const { operation, path } = entry;
  const order = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const all = listParameters(reader, entry);
  const unread = all.filter(isUnread);
  const isWhole = path.startsWith('/') && unread.length === 0;
  const found = isWhole ? undeclared(order, operation) : new Map<string, Parameter>();
  for (const at of all) {
    const [name, where] = [String(at.raw['name']), String(at.raw['in'])];
    // OpenAPI 3.1, Parameter Object: these three header parameters are ignored.
    if (where === 'header' && unsaid.has(name.toLowerCase())) continue;
    const index = where === 'path' ? order.indexOf(name) : -1;
    const key = index >= 0 ? `path ${String(index)}` : `${where} ${spelled(name, where)}`;
    found.set(key, { key, name, where, at });
  }
  return { read: found, unread };
}

// A part of the path that nobody says more about is text, and there all the same.
function undeclared(names: readonly string[], { file, pointer }: Located): Map<string, Parameter> {
  return new Map(
    names.map((name, index): [string, Parameter] => {
      const key = `path ${String(index)}`;
      const raw = { name, in: 'path', required: true, schema: { type: 'string' } };
      return [key, { key, name, where: 'path', at: { raw, pointer, file } }];
    }),
  );
}

// The whole query has no name on the wire (OpenAPI 3.2, Parameter Object).
function spelled(name: string, where: string): string {
  if (where === 'querystring') return '';
  return where === 'header' ? name.toLowerCase() : name;
}

const isRequired = ({ at, where }: Parameter): boolean => where === 'path' || at.raw['required'] === true;

function removed(pair: OperationPair, findings: Findings, parameter: Parameter): void {
  const { at, name, where } = parameter;
  const { sent } = pair.old;
  const isEarly = endsLater(at.raw[sunsetKeyword], pair.now);
  // What we are sent and count on is worse than what was promised for longer.
  const isNeeded = isRequired(parameter) && !(isEarly && sent === 'request');
  tell(findings, pair.old.label, {
    rule: `${sent}-${isNeeded ? 'required-' : ''}parameter-removed${isEarly && !isNeeded ? '-before-sunset' : ''}`,
    direction: sent,
    path: [`${where} parameter`, name],
    reason: `${where} parameter ${name} removed${removalWords(at.raw, pair.now)}`,
    old: at,
    new: pair.new.operation,
    prove: () => proveRequest(pair, {}),
  });
}

function added(pair: OperationPair, findings: Findings, parameter: Parameter): void {
  const { at, name, where } = parameter;
  const required = isRequired(parameter);
  tell(findings, pair.old.label, {
    rule: `${pair.old.sent}-${required ? 'required' : 'optional'}-parameter-added`,
    direction: pair.old.sent,
    path: [`${where} parameter`, name],
    reason: `${required ? 'required' : 'optional'} ${where} parameter ${name} added`,
    old: pair.old.operation,
    new: at,
    prove: () => proveRequest(pair, {}),
  });
}

function compareParameter(pair: OperationPair, findings: Findings, old: Parameter, next: Parameter): void {
  const { sent } = pair.old;
  const path = [`${old.where} parameter`, old.name];
  const told = { direction: sent, path, old: old.at, new: next.at };
  if (!isRequired(old) && isRequired(next))
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-parameter-became-required`,
      reason: `${old.where} parameter ${old.name} became required`,
      prove: () => proveRequest(pair, {}),
    });
  if (isRequired(old) && !isRequired(next))
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-parameter-became-optional`,
      reason: `${old.where} parameter ${old.name} became optional`,
      prove: () => proveRequest(pair, {}),
    });
  const [was, is] = serialisations(pair.readers, old.at, next.at, old.where);
  if (!sameValue(was, is))
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-parameter-serialisation-changed`,
      reason: `${old.where} parameter ${old.name} is written in another way`,
      oldValue: was,
      newValue: is,
      atMost: mayOnlyBeEmpty(...(sent === 'request' ? ([was, is] as const) : ([is, was] as const))),
    });
  compareAnnouncements(pair, findings, told);
  const [reader, read] =
    sent === 'request' ? ([pair.readers.new, next] as const) : ([pair.readers.old, old] as const);
  const serialisation = serialisationOf(reader, read.at, read.where);
  const { explode, style } = serialisation;
  const schemas = writtenSchemas(pair, sent, old.at, next.at, {
    areRepeated: style === 'form' && explode === true,
    areJoined: ['form', 'simple'].includes(String(style)) && listsOf(serialisation) === 'joined',
    mayBeMissing: !isRequired(read),
  });
  place(findings, pair, sent, path, ...schemas, {
    examples: givenExamples(pair, old.at, next.at),
    written: listsOf(serialisation),
  });
}

// Who reads takes an empty value besides what is written.
function mayOnlyBeEmpty(written: Raw, reading: Raw): 'safe' | undefined {
  const isMore = reading['allowEmptyValue'] === true;
  return isMore && sameValue({ ...written, allowEmptyValue: true }, reading) ? 'safe' : undefined;
}

function compareAnnouncements(
  pair: OperationPair,
  findings: Findings,
  told: Pick<Told, 'direction' | 'path'> & Readonly<Record<'old' | 'new', Located>>,
): void {
  const { sent } = pair.old;
  const [rule, unread] = [`${sent}-parameter`, `${sent}-extension-changed`];
  compareDeprecation(pair, findings, { ...told, rule: `${rule}-deprecated` });
  compareSunset(pair, findings, { ...told, rule: `${rule}-sunset`, unread });
  compareWords(pair, findings, {
    ...told,
    rule: `${sent}-documentation-changed`,
    keywords: ['description', 'example', 'examples'],
  });
  compareExtensions(pair, findings, told);
}
