import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { JsonIndex } from './json-index.ts';

/** Every path into a value. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

it('finds the text of every value, in every spelling', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constantFrom(undefined, 1, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        const index = new JsonIndex(text);
        for (const path of pathsOf(JSON.parse(text))) {
          const rest = text.slice(index.offsetOf(path));
          const parent = path
            .slice(0, -1)
            .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], JSON.parse(text));
          const own = path.reduce<unknown>(
            (at, name) => (at as Record<string, unknown>)[name],
            JSON.parse(text),
          );
          const isItem = path.length === 0 || Array.isArray(parent);
          const start = isItem ? JSON.stringify(own)[0]! : JSON.stringify(path.at(-1));
          assert.ok(rest.startsWith(start), `${path.join('/')} in ${text}`);
        }
      },
    ),
  );
});
