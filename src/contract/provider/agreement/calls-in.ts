import type { YamlPath } from '../../read-yaml.ts';
import { memberOf, membersOf } from '../problem-reporter.ts';

/** A JSON Pointer of a provider file: where in the file it stands, and the pointer. */
export type PointerPlace = {
  readonly path: YamlPath;
  readonly pointer: string;
  readonly part?: 'key';
};

/** A call that a provider file describes: the operation, what goes into it, and what is looked at of both. */
export type CallInFile = {
  readonly operation: string;
  readonly path: YamlPath;
  readonly input: unknown;
  /** Pointers into the input. */
  readonly sent: readonly PointerPlace[];
  /** Pointers into the data of a successful answer. */
  readonly received: readonly PointerPlace[];
};

/** Every call of a provider file that names its operation. The file need not be valid. */
export function callsIn(provider: unknown): readonly CallInFile[] {
  const capabilities = memberOf(provider, 'capabilities');
  const at = (name: string): Place => ({ path: ['capabilities', name], value: memberOf(capabilities, name) });
  return [
    ...membersOf(memberOf(provider, 'auth')).flatMap(([id, use]) =>
      ofAuth({ path: ['auth', id], value: use }),
    ),
    ...membersOf(memberOf(provider, 'given')).flatMap(([id, recipe]) =>
      ofRecipe({ path: ['given', id], value: recipe }),
    ),
    ...call(at('authenticate'), {}),
    ...call(at('read'), { received: ['id'] }),
    ...ofList(at('list')),
    ...ofCreate(at('create')),
    ...ofIdempotent(at('idempotentCreate')),
    ...ofLookups(below(at('foreignIds'), 'lookups')),
    ...call(at('scopeCheck'), {}),
  ];
}

/** A value of the file and where it stands. */
export type Place = { readonly path: YamlPath; readonly value: unknown };

function below({ path, value }: Place, ...names: readonly string[]): Place {
  return { path: [...path, ...names], value: memberOf(value, ...names) };
}

type Looked = {
  readonly sent?: readonly string[];
  readonly received?: readonly string[];
  readonly also?: readonly PointerPlace[];
  readonly alsoSent?: readonly PointerPlace[];
};

/** The call at a place, with the pointers that stand in it by name: `pages.size` is below `pages`. */
function call(
  place: Place,
  { also = [], alsoSent = [], received = [], sent = [] }: Looked,
): readonly CallInFile[] {
  const operation = memberOf(place.value, 'operation');
  if (typeof operation !== 'string') return [];
  const pointers = (names: readonly string[]) =>
    names.flatMap((name) => pointerAt(below(place, ...name.split('.'))));
  return [
    {
      operation,
      path: place.path,
      input: memberOf(place.value, 'input'),
      sent: [...pointers(sent), ...alsoSent],
      received: [...pointers([...received, 'until.at']), ...also],
    },
  ];
}

function pointerAt({ path, value }: Place): readonly PointerPlace[] {
  return typeof value === 'string' ? [{ path, pointer: value }] : [];
}

/** The values of a map that are pointers. */
function valuesOf({ path, value }: Place): readonly PointerPlace[] {
  return membersOf(value).flatMap(([name, pointer]) => pointerAt({ path: [...path, name], value: pointer }));
}

/** The keys of a map that are pointers. */
export function keysOf({ path, value }: Place): readonly PointerPlace[] {
  return membersOf(value).map(([pointer]) => ({ path: [...path, pointer], pointer, part: 'key' }));
}

function ofAuth(use: Place): readonly CallInFile[] {
  const received = ['token', 'refreshToken', 'expiresIn'];
  return [
    ...call(below(use, 'obtain'), { received }),
    ...call(below(use, 'obtain', 'refresh'), { received }),
  ];
}

function ofRecipe(recipe: Place): readonly CallInFile[] {
  return call(recipe, { also: valuesOf(below(recipe, 'keep')) });
}

function ofList(list: Place): readonly CallInFile[] {
  return call(list, {
    sent: ['limit', 'offset', 'page', 'sizeAt', 'cursor'].map((name) => `pages.${name}`),
    received: ['items', 'pages.more', 'pages.next'],
    also: inItems(list),
  });
}

/** The id in an item, as a pointer to that of the first one. */
function inItems(list: Place): readonly PointerPlace[] {
  const [items, id] = [memberOf(list.value, 'items'), memberOf(list.value, 'id')];
  return typeof items === 'string' && typeof id === 'string'
    ? [{ path: [...list.path, 'id'], pointer: `${items}/0${id}` }]
    : [];
}

function ofCreate(create: Place): readonly CallInFile[] {
  const [echoed, same] = [below(create, 'echoed'), below(create, 'same')];
  return [
    ...call(create, {
      received: ['id'],
      also: valuesOf(echoed),
      alsoSent: [...keysOf(echoed), ...keysOf(same), ...leftOut(below(create, 'invalid'))],
    }),
    ...call(below(create, 'readBack'), { received: ['id'], also: valuesOf(same) }),
    ...call(below(create, 'countWith'), { received: ['items'] }),
  ];
}

/** What an invalid input lacks; what is put where nothing belongs may be just what is wrong with it. */
export function leftOut({ path, value }: Place): readonly PointerPlace[] {
  return (Array.isArray(value) ? value : []).flatMap((entry: unknown, index) =>
    memberOf(entry, 'value') === undefined
      ? pointerAt({ path: [...path, index, 'at'], value: memberOf(entry, 'at') })
      : [],
  );
}

function ofIdempotent(create: Place): readonly CallInFile[] {
  const countWith = below(create, 'countWith');
  return [
    ...call(create, { sent: ['key'], received: ['id'] }),
    ...call(countWith, { received: ['items'], also: inItems(countWith) }),
    ...call(below(create, 'effectAt'), { received: ['at'] }),
  ];
}

function ofLookups({ path, value }: Place): readonly CallInFile[] {
  return (Array.isArray(value) ? value : []).flatMap((lookup: unknown, index) =>
    call({ path: [...path, index], value: lookup }, {}),
  );
}
