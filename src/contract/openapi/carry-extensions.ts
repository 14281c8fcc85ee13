import { isObject } from '../schema/json-schema.ts';
import { toPointer } from '../../util/pointer.ts';

type Carried = {
  readonly document: unknown;
  /** Pointers of extensions that stand on nothing any more. */
  readonly lost: readonly string[];
};

/**
 * The new document with the `x-` members of the old one, on whatever stands at the same place in both. What the new one
 * says itself wins.
 */
export function carryExtensions(old: unknown, next: unknown, at = ''): Carried {
  if (Array.isArray(old) && Array.isArray(next)) {
    const items = next.map((item: unknown, index) => carryExtensions(old[index], item, `${at}/${index}`));
    return { document: items.map(({ document }) => document), lost: items.flatMap(({ lost }) => lost) };
  }
  if (!isObject(old) || !isObject(next)) return { document: next, lost: extensionsIn(old, at) };
  const extensions = Object.entries(old).filter(
    ([name]) => name.startsWith('x-') && !Object.hasOwn(next, name),
  );
  const members = Object.entries(next).map(
    ([name, value]) => [name, carryExtensions(memberOf(old, name), value, at + toPointer([name]))] as const,
  );
  const gone = Object.entries(old).filter(([name]) => !name.startsWith('x-') && !Object.hasOwn(next, name));
  return {
    document: Object.fromEntries([...members.map(([name, { document }]) => [name, document]), ...extensions]),
    lost: [
      ...members.flatMap(([, { lost }]) => lost),
      ...gone.flatMap(([name, value]) => extensionsIn(value, at + toPointer([name]))),
    ],
  };
}

function memberOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function extensionsIn(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const pointer = at + toPointer([name]);
    return name.startsWith('x-') ? [pointer] : extensionsIn(member, pointer);
  });
}
