import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSdl } from '../sdl/read-sdl.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { arbitrarySdl } from '../testing/arbitrary-sdl.ts';
import { InputPlaces } from './input-places.ts';
import { Routes } from './routes.ts';
import { SampleLiterals } from './sample-literal.ts';

/** All ways that are found through the old schema, and where values of each type can be given. */
function waysOf(old: SdlSchema, current: SdlSchema): readonly unknown[] {
  const routes = new Routes(old, current);
  const places = new InputPlaces(old, current, routes, new SampleLiterals(old, current));
  return [...old.types.keys()].map((name) => [name, routes.to(name), places.place(name, '1')]);
}

// What was read apart is not known to be unchanged, so that all of it is gone through.
describe('the ways through a schema', () => {
  it('are the same where what both have in common is passed over', () => {
    fc.assert(
      fc.property(arbitrarySdl, arbitrarySdl, (one, other) => {
        const old = readSdl('old', one);
        for (const text of [one, other])
          assert.deepEqual(waysOf(old, readSdl('new', text, old)), waysOf(old, readSdl('new', text)));
      }),
      { numRuns: 200 },
    );
  });
});
