import { getAt, removeAt, setAt, toPointer } from '../../util/pointer.ts';
import type { Call } from '../call.ts';
import { credentialOf } from '../credential-of.ts';
import type { SandboxReply } from '../define-sandbox.ts';
import type { FaultEffects, FaultKind } from './fault.ts';
import { placesIn } from './point-into.ts';
import { readNothing, readPointer } from './read-value.ts';

/** A change of a reply's parsed body at every place that the pointer means. */
function atPlaces(pointer: string, change: (body: unknown, place: string, call: Call) => unknown) {
  return (reply: SandboxReply, call: Call): SandboxReply => {
    const places = placesIn(reply.body, pointer, call.protocol);
    if (places.length === 0) return reply;
    // From behind, so that removing an item moves none that is still to come.
    return {
      ...reply,
      body: places.toReversed().reduce<unknown>((body, place) => change(body, place, call), reply.body),
    };
  };
}

function pointerFault(
  describe: string,
  change: (body: unknown, place: string, call: Call) => unknown,
): FaultKind {
  return {
    describe,
    value: '/pointer',
    prepare: (value) => ({ reply: atPlaces(needPointer(value), change) }),
  };
}

function needPointer(value: string): string {
  if (value === '') throw new RangeError('needs a JSON Pointer');
  return readPointer(value);
}

/** A value of another JSON type. */
function anotherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? {} : [];
}

function addMember(body: unknown, place: string, name: string, value: unknown): unknown {
  const target = getAt(body, place);
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return body;
  return setAt(body, `${place}/${name}`, value);
}

function setFault(value: string) {
  const [pointer = '', ...json] = value.split('=');
  return {
    reply: atPlaces(readPointer(pointer), (body, place) => setAt(body, place, readJson(json.join('=')))),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RangeError('after the = stands JSON, e.g. /status="NEW"');
  }
}

/**
 * A list without its last item: the one at the pointer, else the first that is found. The same request is answered
 * whole the second time, as where writes reach a provider's replicas late.
 */
function loseItems(pointer: string | undefined): Pick<FaultEffects, 'reply'> {
  const seen = new Set<string>();
  return {
    reply: (reply, call) => {
      const key = JSON.stringify([call.request.path, call.request.query, call.request.body]);
      if (seen.has(key)) return reply;
      seen.add(key);
      return withoutLastItem(reply, pointer, call);
    },
  };
}

function optionalPointer(value: string): string | undefined {
  return value === '' ? undefined : readPointer(value);
}

function withoutLastItem(reply: SandboxReply, pointer: string | undefined, call: Call): SandboxReply {
  const places =
    pointer === undefined
      ? placesIn(reply.body, '', call.protocol)
          .flatMap((place) => listsIn(getAt(reply.body, place), place))
          .slice(0, 1)
      : placesIn(reply.body, pointer, call.protocol);
  const body = places.reduce<unknown>((changed, place) => {
    const items = getAt(changed, place);
    return Array.isArray(items) ? setAt(changed, place, items.slice(0, -1)) : changed;
  }, reply.body);
  return { ...reply, body };
}

function listsIn(value: unknown, place: string): readonly string[] {
  if (Array.isArray(value)) return value.length > 0 ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => listsIn(member, place + toPointer([name])));
}

function secretOf({ instance, request }: Call): string {
  const [first = 'no-credential'] = Object.values(instance.context.credentials);
  const sent = Object.values(credentialOf(request, instance.contract.provider) ?? {});
  return sent.find((value) => value !== undefined)?.replace(/^(?:Basic|Bearer) /i, '') ?? first;
}

function echoSecret(pointer: string) {
  const place = readPointer(pointer);
  return {
    reply: (reply: SandboxReply, call: Call) => {
      const secret = secretOf(call);
      const echo = (body: unknown, at: string) =>
        typeof getAt(body, at) === 'string' ? setAt(body, at, secret) : addMember(body, at, 'debug', secret);
      return atPlaces(place, echo)(reply, call);
    },
  };
}

function refuseIntrospection(reply: SandboxReply): SandboxReply {
  const isIntrospection = ['/data/__schema', '/data/__type'].some(
    (at) => getAt(reply.body, at) !== undefined,
  );
  if (!isIntrospection) return reply;
  const message = 'GraphQL introspection is not allowed, but the query contained __schema or __type.';
  const error = { message, extensions: { code: 'INTROSPECTION_DISABLED' } };
  return { ...reply, status: 400, body: { errors: [error] } };
}

/** Faults in what a reply says. */
export const bodyFaults: Readonly<Record<string, FaultKind>> = {
  'wrong-type': pointerFault('a value of another type', (body, place) =>
    setAt(body, place, anotherType(getAt(body, place))),
  ),
  missing: pointerFault('a member left out', removeAt),
  null: pointerFault('a value that is null', (body, place) => setAt(body, place, null)),
  enum: pointerFault('a new enum value', (body, place) => setAt(body, place, 'NEW_VALUE')),
  'invalid-format': pointerFault('text in none of the known formats', (body, place) =>
    setAt(body, place, 'not as documented'),
  ),
  'empty-text': pointerFault('an empty text', (body, place) => setAt(body, place, '')),
  set: {
    describe: 'another value, given as JSON',
    value: '/pointer=json',
    prepare: (value) => {
      readJson(value.slice(value.indexOf('=') + 1));
      return setFault(value);
    },
  },
  'extra-field': {
    describe: 'an undocumented member',
    value: '[/pointer]',
    prepare: (value) => ({
      reply: atPlaces(readPointer(value), (body, place) => addMember(body, place, 'undocumented', true)),
    }),
  },
  'echo-secret': {
    describe: 'the credential of the request in the body',
    value: '[/pointer]',
    prepare: echoSecret,
  },
  'introspection-off': {
    describe: 'GraphQL introspection refused, everything else as ever',
    prepare: (value) => {
      readNothing(value);
      return { reply: refuseIntrospection };
    },
  },
  'lose-item': {
    describe: 'a list without its last item, the first time it is asked for',
    value: '[/pointer]',
    prepare: (value) => loseItems(optionalPointer(value)),
  },
  'hide-item': {
    describe: 'a list without its last item, whenever it is asked for',
    value: '[/pointer]',
    prepare: (value) => {
      const pointer = optionalPointer(value);
      return { reply: (reply, call) => withoutLastItem(reply, pointer, call) };
    },
  },
};
