import { getAt, pointerTokens, toPointer } from '../../util/pointer.ts';
import { dereference, localPointer } from '../schema/json-schema.ts';
import type { DocumentProblem } from './document-problem.ts';

/** Below these stand values that are data: a `$ref` there refers to nothing. */
const data = new Set(['example', 'examples', 'default', 'const', 'enum']);

/** The message of a reference to another file. */
export const leadsOut = 'the reference leads out of the document';

/** References that lead out of the document, to nothing, or in a circle. */
export function findReferenceProblems(document: unknown): readonly DocumentProblem[] {
  return referencesIn(document, '', new Set()).flatMap(({ at, reference }): readonly DocumentProblem[] => {
    const pointer = targetOf(reference);
    if (pointer === undefined)
      return [
        {
          at,
          message: leadsOut,
          expected: 'a reference that begins with #/',
          found: String(reference),
        },
      ];
    if (getAt(document, pointer) === undefined)
      return [
        {
          at,
          message: 'the reference leads nowhere',
          expected: 'something at this place',
          found: String(reference),
        },
      ];
    return dereference(document, pointer).value === undefined
      ? [{ at, message: 'the reference leads in a circle', expected: 'an end', found: String(reference) }]
      : [];
  });
}

/** The pointer of a local reference, where it is one. */
export function targetOf(reference: unknown): string | undefined {
  try {
    const pointer = localPointer(reference);
    if (pointer !== undefined) pointerTokens(pointer);
    return pointer;
  } catch {
    return undefined;
  }
}

type Reference = { readonly at: string; readonly reference: unknown };

function referencesIn(value: unknown, at: string, seen: Set<unknown>): readonly Reference[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([name, member]): readonly Reference[] => {
    const below = at + toPointer([name]);
    if (name === '$ref' && typeof member !== 'object') return [{ at: below, reference: member }];
    return data.has(name) && !at.endsWith('/properties') ? [] : referencesIn(member, below, seen);
  });
}
