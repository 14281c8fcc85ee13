import { placeOf } from '../json-schema/place-of.ts';
import { encodingDefaults } from './encoding-defaults.ts';
import { headersOf } from './headers.ts';
import type { Located, Members, OpenApiReader, Raw } from './located.ts';

/** How one part of a body is written. */
export type Encoding = {
  /** What leads to it from the media type. */
  readonly keys: readonly string[];
  /** What it says itself; of its headers which there are, and whether they have to be there. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly headers: Members<Located>;
};

// References may lead round in a circle.
const deepest = 16;

/** How the parts of a body are written, and the parts of those (OpenAPI 3.2), by what leads to them. */
export function encodingsOf(
  reader: OpenApiReader,
  media: Located,
  isMultipart: boolean,
): ReadonlyMap<string, Encoding> {
  const schema = reader.object(media, 'schema');
  const found = new Map<string, Encoding>();
  const rest = inside(reader, media, []);
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { at, keys } = next;
    if (!reader.graph.budget.take('steps', 1, () => [placeOf(at)])) break;
    const headers = headersOf(reader, at);
    const part =
      schema !== undefined && keys.length === 2
        ? reader.object(schema, 'properties', keys[1] ?? '')
        : undefined;
    const idle = part === undefined ? {} : encodingDefaults(reader, part, at.raw, isMultipart);
    found.set(keys.join(' '), { keys, said: saidIn(at, headers, idle), headers });
    if (keys.length < deepest) rest.push(...inside(reader, at, keys));
  }
  return found;
}

type Place = { readonly keys: readonly string[]; readonly at: Located };

function inside(reader: OpenApiReader, holder: Located, keys: readonly string[]): Place[] {
  const parts = ['encoding', 'prefixEncoding'].flatMap((keyword) =>
    [...reader.objects(holder, keyword)].map(([name, at]) => ({ keys: [...keys, keyword, name], at })),
  );
  const item = reader.object(holder, 'itemEncoding');
  return item === undefined ? parts : [...parts, { keys: [...keys, 'itemEncoding'], at: item }];
}

const told = new Set(['headers', 'encoding', 'prefixEncoding', 'itemEncoding']);

function saidIn({ raw }: Located, headers: Members<Located>, idle: Raw): Encoding['said'] {
  const own = Object.entries(raw).filter(([keyword, value]) => !told.has(keyword) && idle[keyword] !== value);
  const names = [...headers].map(([name, header]) => [`header ${name}`, header.raw['required'] === true]);
  return Object.fromEntries([...own, ...names]) as Encoding['said'];
}
