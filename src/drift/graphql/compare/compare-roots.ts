import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { compareNotes } from './compare-notes.ts';
import type { Noted } from './compare-notes.ts';
import { found } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';

/** Differences in the root types of the operations, and in what the schema definition itself carries. */
export function compareRoots(sides: Sides): readonly Found[] {
  const old = sides.old.roots();
  const current = sides.new.roots();
  const operations = [...new Set([...old.keys(), ...current.keys()])];
  return [
    ...operations.flatMap((operation) => {
      const before = old.get(operation);
      const after = current.get(operation);
      if (before?.name === after?.name) return [];
      const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
      const subject: Subject = {
        path: ['schema', operation],
        pointer: before?.name ?? after?.name ?? operation,
        direction: 'request',
      };
      return found(`root-${what}`, subject, {
        old: before,
        new: after,
        reason: `The root type for ${operation} was ${before?.name ?? 'none'} and is now ${after?.name ?? 'none'}.`,
        oldValue: before?.name,
        newValue: after?.name,
        attempt: before === undefined ? undefined : { by: 'root', operation },
      });
    }),
    ...compareNotes(sides, schemaSubject, notes(sides.old), notes(sides.new)),
  ];
}

/** The root types of operations that only one side has: what became of them is told with the operation. */
export function loneRoots({ new: next, old }: Sides): ReadonlySet<string> {
  const [before, after] = [old.roots(), next.roots()];
  const lone = [...before, ...after].filter(([operation]) => before.has(operation) !== after.has(operation));
  return new Set(lone.map(([, { name }]) => name));
}

const schemaSubject: Subject = { path: ['schema'], pointer: 'schema', direction: 'request' };

function notes({ schema }: SdlSchema): Noted {
  return schema ?? absent;
}

const absent: Noted = { name: 'schema', offset: 0, description: undefined, directives: '' };
