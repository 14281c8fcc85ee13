import { getAt, setAt } from '../../util/pointer.ts';
import type { Call } from '../call.ts';
import type { Wire } from '../wire.ts';
import type { FaultEffects, FaultKind } from './fault.ts';
import { placesIn } from './point-into.ts';
import {
  readCount,
  readDuration,
  readHeaderName,
  readNothing,
  readPointer,
  readSize,
  readStatus,
} from './read-value.ts';

type Change = (wire: Wire, call: Call) => Wire;

function plain(describe: string, wire: Change): FaultKind {
  return {
    describe,
    prepare: (value) => {
      readNothing(value);
      return { wire };
    },
  };
}

function withValue(describe: string, value: string, prepare: (value: string) => Change): FaultKind {
  return { describe, value, prepare: (text): FaultEffects => ({ wire: prepare(text) }) };
}

function withHeaders(wire: Wire, headers: Readonly<Record<string, string>>): Wire {
  return { ...wire, headers: { ...wire.headers, ...headers } };
}

function withText(wire: Wire, change: (text: string) => string): Wire {
  return { ...wire, body: Buffer.from(change(wire.body.toString('utf8'))) };
}

function withoutHeader(wire: Wire, name: string): Wire {
  const headers = Object.fromEntries(Object.entries(wire.headers).filter(([key]) => key !== name));
  return { ...wire, headers };
}

function nested(text: string, depth: number): string {
  const deep = '['.repeat(depth) + ']'.repeat(depth);
  return text.startsWith('{')
    ? text.replace(/^\{/, text === '{}' ? `{"deep":${deep}` : `{"deep":${deep},`)
    : deep;
}

const mark = 'livegate-injected-here';

/** Writes raw JSON at the places that a pointer means: what no serialiser would write. */
function writeRaw(pointer: string, raw: string): Change {
  return (wire, call) => {
    const body = readJson(wire.body);
    const places = placesIn(body, pointer, call.protocol);
    const marked = places.reduce<unknown>((changed, place) => setAt(changed, place, mark), body);
    return places.length === 0
      ? wire
      : withText(wire, () => JSON.stringify(marked).replaceAll(`"${mark}"`, raw));
  };
}

function duplicateKey(pointer: string): Change {
  return (wire, call) => {
    const body = readJson(wire.body);
    const [place] = placesIn(body, pointer, call.protocol);
    if (place === undefined || place === '') return wire;
    const name = JSON.stringify(
      place
        .slice(place.lastIndexOf('/') + 1)
        .replaceAll('~1', '/')
        .replaceAll('~0', '~'),
    );
    const value = JSON.stringify(getAt(body, place));
    return writeRaw(place, `${value},${name}:${value}`)(wire, { ...call, protocol: 'rest' });
  };
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** An invalid byte inside the first text value, or at the end where there is none. */
function badUtf8(wire: Wire): Wire {
  const at = wire.body.indexOf(':"') + 2;
  const split = at === 1 ? wire.body.length : at;
  return {
    ...wire,
    body: Buffer.concat([wire.body.subarray(0, split), Buffer.from([0xff, 0xfe]), wire.body.subarray(split)]),
  };
}

function redirect(target: string): Change {
  if (target !== 'live' && !URL.canParse(target)) throw new RangeError('goes to live or to a URL');
  return (wire, call) => {
    const location = target === 'live' ? liveUrl(call) : target;
    return { ...withHeaders(wire, { location }), status: 307, body: Buffer.alloc(0) };
  };
}

/** The same path at the provider's live environment. */
function liveUrl(call: Call): string {
  const { contract, definition } = call.instance;
  const live = Object.values(contract.provider.environments).findLast(({ stage }) => stage === 'live');
  const path = (call.request.url ?? '').slice(new URL(definition.baseUrl).pathname.length);
  return `${live?.baseUrl ?? 'https://live.invalid'}${path}`;
}

function skew(milliseconds: number): Change {
  return (wire, call) => {
    const shown = new Date(call.instance.context.clock.shown().getTime() + milliseconds);
    return withHeaders(wire, { date: shown.toUTCString() });
  };
}

function headerFault(value: string): Change {
  const [name = '', ...rest] = value.split('=');
  if (rest.length === 0) throw new RangeError('needs name=value');
  const headers = { [readHeaderName(name)]: rest.join('=') };
  return (wire) => withHeaders(wire, headers);
}

function requirePointer(value: string): string {
  if (value === '') throw new RangeError('needs a JSON Pointer');
  return readPointer(value);
}

const longAgo = Date.parse('2024-01-01T00:00:00Z');

/** Faults of the connection, the headers and the bytes. */
export const wireFaults: Readonly<Record<string, FaultKind>> = {
  latency: withValue('an answer that comes late', '200ms', (value) => {
    const milliseconds = readDuration(value);
    return (wire) => ({ ...wire, delay: wire.delay + milliseconds });
  }),
  reset: plain('the connection reset instead of an answer', (wire) => ({ ...wire, delivery: 'reset' })),
  abort: plain('the connection closed in the middle of the body', (wire) => ({ ...wire, delivery: 'abort' })),
  stall: plain('an answer that stops in the middle and never ends', (wire) => ({
    ...wire,
    delivery: 'stall',
  })),
  truncate: plain('JSON cut in half, under a length that fits', (wire) => ({
    ...wire,
    body: wire.body.subarray(0, Math.floor(wire.body.length / 2)),
  })),
  malformed: plain('JSON with a comma too many', (wire) =>
    withText(wire, (text) => text.replace(/([}\]])\s*$/, ',$1')),
  ),
  empty: plain('no body at all', (wire) => ({ ...wire, body: Buffer.alloc(0) })),
  html: plain('a page for people instead of JSON', (wire) => ({
    ...withHeaders(wire, { 'content-type': 'text/html' }),
    body: Buffer.from('<!doctype html><title>Maintenance</title><p>Back soon.'),
  })),
  'content-type': withValue('another media type over the same body', 'text/html', (value) => {
    if (!/^[\w.+-]+\/[\w.+-]+/.test(value)) throw new RangeError('needs a media type');
    return (wire) => withHeaders(wire, { 'content-type': value });
  }),
  oversize: withValue('a body filled up with white space', '20MB', (value) => {
    const size = readSize(value);
    return (wire) => ({
      ...wire,
      body: Buffer.concat([wire.body, Buffer.alloc(Math.max(0, size - wire.body.length), ' ')]),
    });
  }),
  deep: withValue('a member nested so deep', '5000', (value) => {
    const depth = readCount(value);
    return (wire) => withText(wire, (text) => nested(text, depth));
  }),
  'duplicate-key': withValue('a member written twice', '/pointer', (value) =>
    duplicateKey(requirePointer(value)),
  ),
  'big-integer': withValue('an integer beyond 2^53', '/pointer', (value) =>
    writeRaw(requirePointer(value), '9007199254740993'),
  ),
  bom: plain('a byte-order mark before the JSON', (wire) => ({
    ...wire,
    body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), wire.body]),
  })),
  'bad-utf8': plain('bytes that are no UTF-8', badUtf8),
  redirect: withValue('a 307 to the live environment, or to a URL', 'live', redirect),
  'undocumented-status': withValue('a success under another status', '299', (value) => {
    const status = readStatus(value);
    return (wire) => (wire.status < 300 ? { ...wire, status } : wire);
  }),
  skew: withValue('a Date header that is ahead', '5m', (value) => skew(readDuration(value))),
  deprecation: plain('a Deprecation header (RFC 9745)', (wire) =>
    withHeaders(wire, { deprecation: `@${String(longAgo / 1000)}` }),
  ),
  sunset: plain('a Sunset header (RFC 8594)', (wire, call) =>
    withHeaders(wire, {
      sunset: new Date(call.instance.context.clock.now() + 30 * 86_400_000).toUTCString(),
    }),
  ),
  'drop-header': withValue('a header left out', 'name', (value) => {
    const name = readHeaderName(value);
    return (wire) => withoutHeader(wire, name);
  }),
  header: withValue('a header with another value', 'name=value', headerFault),
};
